import { Module } from '@nestjs/common';
import { RecorderModule } from '#libs/recorder';
import { DevicesController } from './devices.controller.js';
import { RecorderController } from './recorder.controller.js';

@Module({ imports: [RecorderModule], controllers: [RecorderController, DevicesController] })
export class RecorderPagesModule {}
