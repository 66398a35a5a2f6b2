import { Injectable } from '@nestjs/common';
import { HarvestPromises, Slots, Stock, type Demand } from '#libs/inventory';
import { PromotionUses, type Taken } from '#libs/promotions';
import { Database, type Tx } from '#platform/database';
import type { Ahead } from './ahead.js';
import { linesOfOrders } from './orders.query.js';
import type { Booked, NewGroup } from './placing.js';

/**
 * What orders hold for their buyers: uses of promotions, then packs of a harvest to come, places on days, or packs on shelves. Taken and given back in this order, so that
 * nobody waits in a circle.
 */
@Injectable()
export class Holdings {
  constructor(
    private readonly db: Database,
    private readonly stock: Stock,
    private readonly harvests: HarvestPromises,
    private readonly slots: Slots,
    private readonly promotions: PromotionUses,
  ) {}

  /** Steps of the order's transaction, and its last: both are sent at once. Throws PromotionGone, OutOfStock; AheadGone, HarvestNotComing, SlotTaken. */
  async take(
    tx: Tx,
    buyer: { groupId: string; phone: string },
    taken: Taken[],
    demands: Demand[],
    { ahead, booked }: Pick<NewGroup, 'ahead' | 'booked'>,
  ): Promise<void> {
    await Promise.all([
      ...(taken.length > 0 ? [this.promotions.take(tx, buyer, taken)] : []),
      this.hold(tx, demands, ahead, booked),
    ]);
  }

  /** A step of the transaction that cancels them. Done again, it changes nothing. */
  async giveBack(tx: Tx, orderIds: string[]): Promise<void> {
    await this.promotions.release(tx, orderIds);
    const lineIds = (await this.db.run(tx, linesOfOrders, [orderIds])).map(line => line.id);
    await this.harvests.release(tx, lineIds, async () => {
      await this.slots.release(tx, lineIds);
      await this.stock.release(tx, lineIds);
    });
  }

  private async hold(tx: Tx, demands: Demand[], ahead?: Ahead, booked?: Booked): Promise<void> {
    if (ahead) return this.promise(tx, ahead, demands);
    if (!booked) return this.stock.hold(tx, demands);
    const { days, places } = booked;
    await this.slots.hold(
      tx,
      demands.map(({ lineId, variantId }) => ({ lineId, variantId, days, quantity: places })),
    );
  }

  private async promise(tx: Tx, { harvestId }: Ahead, demands: Demand[]): Promise<void> {
    for (const demand of demands) await this.harvests.promise(tx, harvestId, demand);
  }
}
