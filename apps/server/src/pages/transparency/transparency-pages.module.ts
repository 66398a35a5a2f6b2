import { Module } from '@nestjs/common';
import { LogController } from '../../log/log.controller.js';
import { LogPageController } from './log-page.controller.js';

@Module({ controllers: [LogController, LogPageController] })
export class TransparencyPagesModule {}
