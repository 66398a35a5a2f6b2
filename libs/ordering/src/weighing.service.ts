import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/identity';
import { Database, type Tx } from '#platform/database';
import { dong, plus, zero } from '#platform/money';
import { EditBook } from './edit-book.service.js';
import { linesToWeigh } from './order-edits.query.js';
import type { Order } from './order.entity.js';
import { weigh, type Weight } from './weighing.js';

/** What the scale shows at the packing, and what that means for the sum of the order. */
@Injectable()
export class Weighing {
  constructor(
    private readonly db: Database,
    private readonly book: EditBook,
  ) {}

  /** A step of the packing, under the locks of group and order. Asks nothing of an order without such goods. Throws WeightNeeded, WeightOutOfTolerance. */
  async weigh(
    tx: Tx,
    actor: Actor,
    { group, order }: { group: { id: string; paymentMethod: string }; order: Order },
    weights: readonly Weight[],
  ): Promise<void> {
    const rows = await this.db.run(tx, linesToWeigh, [order.id]);
    if (rows.length === 0) return;
    const lines = weigh(
      rows.map(row => ({
        ...row,
        unitPrice: dong(row.unitPrice),
        total: dong(row.total),
        discount: dong(row.discount),
      })),
      weights,
    );
    const goodsChange = plus(...lines.map(({ change }) => change));
    const about = { group, orderId: order.id, kind: 'weighed' as const, reason: '', personId: actor.personId };
    await this.book.keep(tx, about, { lines, goodsChange, feeChange: zero });
    order.cost(goodsChange);
  }
}
