import { Injectable } from '@nestjs/common';
import { Stock, type Demand } from '#libs/inventory';
import { PromotionUses, type Taken } from '#libs/promotions';
import { Database, type Tx } from '#platform/database';
import { linesOfOrders } from './orders.query.js';

/** What orders hold for their buyers: uses of promotions, then packs on shelves. Taken and given back in this order, so that nobody waits in a circle. */
@Injectable()
export class Holdings {
  constructor(
    private readonly db: Database,
    private readonly stock: Stock,
    private readonly promotions: PromotionUses,
  ) {}

  /** Steps of the order's transaction, and its last: both are sent at once. Throws PromotionGone, OutOfStock. */
  async take(tx: Tx, buyer: { groupId: string; phone: string }, taken: Taken[], demands: Demand[]): Promise<void> {
    await Promise.all([
      ...(taken.length > 0 ? [this.promotions.take(tx, buyer, taken)] : []),
      this.stock.hold(tx, demands),
    ]);
  }

  /** A step of the transaction that cancels them. Done again, it changes nothing. */
  async giveBack(tx: Tx, orderIds: string[]): Promise<void> {
    await this.promotions.release(tx, orderIds);
    const lines = await this.db.run(tx, linesOfOrders, [orderIds]);
    await this.stock.release(
      tx,
      lines.map(line => line.id),
    );
  }
}
