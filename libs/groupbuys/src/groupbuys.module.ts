import { Module } from '@nestjs/common';
import { InventoryModule } from '#libs/inventory';
import { OrderingModule } from '#libs/ordering';
import { Closings } from './closings.service.js';
import { GroupBuys } from './group-buys.service.js';
import { Pledges } from './pledges.service.js';

/** Payments come from the app's global PaymentsModule.with(settings). */
@Module({
  imports: [InventoryModule, OrderingModule],
  providers: [GroupBuys, Pledges, Closings],
  exports: [GroupBuys, Pledges, Closings],
})
export class GroupBuysModule {}
