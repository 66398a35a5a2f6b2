import { Module } from '@nestjs/common';
import { BalanceModule } from '#libs/balance';
import { InventoryModule } from '#libs/inventory';
import { LabelsModule } from '#libs/labels';
import { ComplaintSteps } from './complaint-steps.service.js';
import { Complaints } from './complaints.service.js';
import { ReturnedGoods } from './returned-goods.service.js';

/** Payments come from the app's global PaymentsModule.with(settings). */
@Module({
  imports: [BalanceModule, InventoryModule, LabelsModule],
  providers: [Complaints, ComplaintSteps, ReturnedGoods],
  exports: [Complaints, ComplaintSteps],
})
export class ComplaintsModule {}
