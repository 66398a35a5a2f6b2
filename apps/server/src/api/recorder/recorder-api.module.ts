import { Module } from '@nestjs/common';
import { RecorderModule } from '#libs/recorder';
import { RecorderApi } from './recorder.api.controller.js';

@Module({ imports: [RecorderModule], controllers: [RecorderApi] })
export class RecorderApiModule {}
