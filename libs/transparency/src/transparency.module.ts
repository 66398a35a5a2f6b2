import { Module } from '@nestjs/common';
import { Log } from './log.service.js';

@Module({ providers: [Log], exports: [Log] })
export class TransparencyModule {}
