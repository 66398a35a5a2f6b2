import { Injectable } from '@nestjs/common';
import { Shipments } from '#libs/delivery';
import { PartRefunds } from '#libs/payments';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { can } from './order-actions.js';
import { Order } from './order.entity.js';
import { addHistory } from './orders.query.js';
import { PackedGoods } from './packed-goods.service.js';
import { ordersPackedOf, recalledParts, sistersOf } from './recalled-orders.query.js';

/**
 * What a recall means for orders that were packed of it. A parcel that has not left is opened and stands on the packing list again; of one that
 * has, what was paid for the recalled packs is owed back. Reactions: each may run twice, and in any order with the work of the desk.
 */
@Injectable()
export class RecalledOrders {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly goods: PackedGoods,
    private readonly refunds: PartRefunds,
    private readonly shipments: Shipments,
  ) {}

  async followBatch(batchId: string): Promise<void> {
    // One transaction each: an order is decided under its lock, and thousands of them do not make the desks wait.
    for (const { id } of await this.db.write(ordersPackedOf, [batchId])) await this.follow(id);
  }

  /** After the end of an order: cash at the door comes in only then. */
  async followOrder(orderId: string): Promise<void> {
    for (const { id } of await this.db.write(sistersOf, [orderId])) await this.follow(id);
  }

  private follow(orderId: string): Promise<void> {
    return this.db.transaction(async tx => {
      const order = await tx.findOne(Order, { where: { id: orderId }, lock: { mode: 'pessimistic_write' } });
      const parts = await this.db.run(tx, recalledParts, [orderId]);
      if (!order || parts.length === 0) return;
      if (can('unpack', order.state)) await this.open(tx, order);
      else await this.refunds.owe(tx, parts);
    });
  }

  private async open(tx: Tx, order: Order): Promise<void> {
    order.unpack();
    await tx.save(order);
    await this.goods.takeOut(tx, order.id);
    await this.shipments.forget(tx, order.id);
    await this.db.run(tx, addHistory, [[order.id], 'unpacked', null, '', this.clock.now()]);
  }
}
