import { Injectable } from '@nestjs/common';
import { Harvests } from '#libs/inventory';
import { Database, type Tx } from '#platform/database';
import { goodsOfDesk } from './baskets.query.js';
import { Cancellations } from './cancellations.service.js';
import { Orders } from './orders.service.js';
import type { AheadInput, Placed } from './placing.js';
import { ordersInVain } from './pre-orders.query.js';

/** Kept as the reason of a cancellation; pages and letters say it in the reader's language. */
export const NOT_HARVESTED = 'not-harvested';

/** Orders of goods that are not harvested yet: placed by the road of all orders, ended when nothing comes. */
@Injectable()
export class PreOrders {
  constructor(
    private readonly db: Database,
    private readonly harvests: Harvests,
    private readonly orders: Orders,
    private readonly cancellations: Cancellations,
  ) {}

  /** Throws what `Orders.place` throws, without OutOfStock; AheadGone and HarvestNotComing of the inventory. */
  async place({ harvestCode, packs, ...input }: AheadInput): Promise<Placed> {
    const { id: harvestId, cooperativeId, variantId, from, to } = await this.harvests.find(harvestCode);
    const take = async (tx: Tx) => ({
      rows: await this.db.run(tx, goodsOfDesk, [cooperativeId, [variantId], [packs]]),
    });
    return this.orders.placeAhead({ ...input, ahead: { harvestId, from, to } }, take);
  }

  /** The reaction to `harvest.ended`, and the sweep after it: orders that still wait are cancelled, and what was paid for them goes back. */
  async endInVain(harvestId: string | null = null): Promise<void> {
    for (const { id, reason } of await this.db.write(ordersInVain, [harvestId]))
      await this.cancellations.inVain(id, reason ?? NOT_HARVESTED);
  }
}
