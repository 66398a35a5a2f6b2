import { Module } from '@nestjs/common';
import { OperatorController } from './operator.controller.js';

/** Letters come from NotificationsModule, which each app opens once for all. */
@Module({ controllers: [OperatorController] })
export class OperatorPagesModule {}
