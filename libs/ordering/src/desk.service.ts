import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Payments } from '#libs/payments';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { Outbox } from '#platform/outbox';
import { Cancellations, type FollowKey } from './cancellations.service.js';
import { countOpen, lockGroupOf, recalledInside } from './desk.query.js';
import { orderActions, type OrderAction } from './order-actions.js';
import { Order } from './order.entity.js';
import { addHistory } from './orders.query.js';
import { PackedGoods } from './packed-goods.service.js';
import type { Pick } from './picks.js';
import { RecalledGoods } from './refusals.js';

/** The co-op's work on its orders: pack, ship, deliver, cancel. */
@Injectable()
export class Desk {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly goods: PackedGoods,
    private readonly payments: Payments,
    private readonly cancellations: Cancellations,
  ) {}

  /** From here on every line knows its batches. Throws what PackedGoods.putIn throws. */
  pack(actor: Actor, orderId: string, picks: readonly Pick[]): Promise<void> {
    return this.db.transaction(async tx => {
      const order = await this.locked(tx, actor, orderId, 'pack');
      order.pack(this.clock.now());
      await this.goods.putIn(tx, orderId, picks);
      await this.keep(tx, actor, order, 'packed', '');
    });
  }

  /**
   * A label of a pack in the parcel, as scanned or typed: its line remembers the very pack. No order needs it. Throws OrderHasMovedOn, and a refusal of
   * libs/labels that says what is wrong with the label.
   */
  putLabel(actor: Actor, orderId: string, read: string): Promise<void> {
    return this.db.transaction(async tx => {
      const order = await this.locked(tx, actor, orderId, 'label');
      order.label();
      await this.goods.putLabel(tx, order, read);
    });
  }

  /** Takes a label out of the parcel again, until it leaves. */
  takeOutLabel(actor: Actor, orderId: string, label: { gtin: string; serial: string }): Promise<void> {
    return this.db.transaction(async tx => {
      const order = await this.locked(tx, actor, orderId, 'label');
      order.label();
      await this.goods.takeOutLabel(tx, orderId, label);
    });
  }

  /** The parcel leaves; the labels that were scanned into it are sold. Throws RecalledGoods when a batch in it was recalled after the packing. */
  ship(actor: Actor, orderId: string, parcel: { carrier: string; trackingNumber: string }): Promise<void> {
    return this.db.transaction(async tx => {
      const order = await this.locked(tx, actor, orderId, 'ship');
      const [recalled] = await this.db.run(tx, recalledInside, [orderId]);
      if (recalled) throw new RecalledGoods(recalled.lot);
      order.ship(parcel.carrier, parcel.trackingNumber, this.clock.now());
      await this.goods.sellLabels(tx, actor, orderId);
      await this.keep(tx, actor, order, 'shipped', `${parcel.carrier} ${parcel.trackingNumber}`.trim());
      await this.outbox.add(tx, { name: 'order.shipped', orderId });
    });
  }

  /** The last parcel of a group that is paid at the door brings its money in. */
  deliver(actor: Actor, orderId: string): Promise<void> {
    return this.db.transaction(async tx => {
      const [group] = await this.db.run(tx, lockGroupOf, [orderId]);
      const order = await this.locked(tx, actor, orderId, 'deliver');
      order.deliver(this.clock.now());
      await this.keep(tx, actor, order, 'delivered', '');
      await this.outbox.add(tx, { name: 'order.delivered', orderId });
      if (group?.paymentMethod !== 'cod') return;
      const [count] = await this.db.run(tx, countOpen, [group.id]);
      if (count?.open === 0) await this.payments.collect(tx, group.id);
    });
  }

  /** By the co-op with its reason, or by whoever holds the follow link; before packing. */
  cancel(by: Actor | FollowKey, orderId: string, reason: string): Promise<void> {
    return 'followKey' in by
      ? this.cancellations.byBuyer(by, orderId, reason)
      : this.cancellations.byCooperative(by, orderId, reason);
  }

  private async locked(tx: Tx, actor: Actor, orderId: string, action: OrderAction): Promise<Order> {
    const order = await tx.findOne(Order, { where: { id: orderId }, lock: { mode: 'pessimistic_write' } });
    if (!order) throw new HiddenFromActor();
    requireSeat(actor, order.cooperativeId, ...orderActions[action].roles);
    return order;
  }

  private async keep(tx: Tx, actor: Actor, order: Order, event: string, note: string): Promise<void> {
    await tx.save(order);
    await this.db.run(tx, addHistory, [[order.id], event, actor.personId, note, this.clock.now()]);
  }
}
