import { Module } from '@nestjs/common';
import { InventoryModule } from '#libs/inventory';
import { TraceabilityModule } from '#libs/traceability';
import { Deeds } from './deeds.service.js';
import { Devices } from './devices.service.js';
import { Enclosures } from './enclosures.service.js';
import { Inspections } from './inspections.service.js';
import { PublicPhotos } from './public-photos.service.js';
import { Recorder } from './recorder.service.js';

@Module({
  imports: [InventoryModule, TraceabilityModule],
  providers: [Deeds, Devices, Enclosures, Inspections, PublicPhotos, Recorder],
  exports: [Devices, Enclosures, Inspections, PublicPhotos, Recorder],
})
export class RecorderModule {}
