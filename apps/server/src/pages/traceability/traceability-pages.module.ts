import { Module } from '@nestjs/common';
import { InventoryModule } from '#libs/inventory';
import { RecallsModule } from '#libs/recalls';
import { TraceabilityModule } from '#libs/traceability';
import { BatchController } from './batch.controller.js';
import { BatchesController } from './batches.controller.js';
import { CorrectionController } from './correction.controller.js';
import { DeliveriesController } from './deliveries.controller.js';
import { DepartmentBatchController } from './department-batch.controller.js';
import { HandOverController, TakeOverController } from './hand-over.controller.js';
import { SitesController } from './sites.controller.js';
import { UnitsController } from './units.controller.js';

@Module({
  imports: [TraceabilityModule, InventoryModule, RecallsModule],
  controllers: [
    BatchesController,
    BatchController,
    CorrectionController,
    HandOverController,
    TakeOverController,
    DeliveriesController,
    UnitsController,
    DepartmentBatchController,
    SitesController,
  ],
})
export class TraceabilityPagesModule {}
