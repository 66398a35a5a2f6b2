import { Module } from '@nestjs/common';
import { RecorderModule } from '#libs/recorder';
import { DevicesController } from './devices.controller.js';
import { EnclosuresController } from './enclosures.controller.js';
import { PublicPhotosController } from './public-photos.controller.js';
import { RecorderController } from './recorder.controller.js';

@Module({
  imports: [RecorderModule],
  controllers: [RecorderController, DevicesController, EnclosuresController, PublicPhotosController],
})
export class RecorderPagesModule {}
