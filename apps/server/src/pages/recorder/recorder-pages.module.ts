import { Module } from '@nestjs/common';
import { RecorderModule } from '#libs/recorder';
import { RecorderController } from './recorder.controller.js';

@Module({ imports: [RecorderModule], controllers: [RecorderController] })
export class RecorderPagesModule {}
