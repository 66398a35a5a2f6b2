import { Module } from '@nestjs/common';
import { InventoryModule } from '#libs/inventory';
import { OrderingModule } from '#libs/ordering';
import { Offers } from './offers.service.js';
import { PoolEnds } from './pool-ends.service.js';
import { Pools } from './pools.service.js';
import { Sharing } from './sharing.service.js';

/** Payments come from the app's global PaymentsModule.with(settings). */
@Module({
  imports: [InventoryModule, OrderingModule],
  providers: [Pools, Offers, Sharing, PoolEnds],
  exports: [Pools, Offers, PoolEnds],
})
export class PoolsModule {}
