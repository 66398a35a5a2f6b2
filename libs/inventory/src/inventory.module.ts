import { Module } from '@nestjs/common';
import { TraceabilityModule } from '#libs/traceability';
import { HarvestPromises } from './harvest-promises.service.js';
import { Harvests } from './harvests.service.js';
import { Packings } from './packings.service.js';
import { Slots } from './slots.service.js';
import { Stock } from './stock.service.js';
import { Unpackings } from './unpackings.service.js';

@Module({
  imports: [TraceabilityModule],
  providers: [Stock, Packings, Unpackings, Slots, Harvests, HarvestPromises],
  exports: [Stock, Packings, Unpackings, Slots, Harvests, HarvestPromises],
})
export class InventoryModule {}
