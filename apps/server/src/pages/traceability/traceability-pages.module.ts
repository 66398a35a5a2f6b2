import { Module } from '@nestjs/common';
import { InventoryModule } from '#libs/inventory';
import { TraceabilityModule } from '#libs/traceability';
import { BatchController } from './batch.controller.js';
import { BatchesController } from './batches.controller.js';
import { SitesController } from './sites.controller.js';

@Module({
  imports: [TraceabilityModule, InventoryModule],
  controllers: [BatchesController, BatchController, SitesController],
})
export class TraceabilityPagesModule {}
