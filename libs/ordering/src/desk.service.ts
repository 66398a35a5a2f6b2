import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { Cancellations, type FollowKey } from './cancellations.service.js';
import { orderActions, type OrderAction } from './order-actions.js';
import { lockGroupOf } from './desk.query.js';
import { Order } from './order.entity.js';
import { addHistory } from './orders.query.js';
import { PackedGoods } from './packed-goods.service.js';
import type { Pick } from './picks.js';
import { Shipping } from './shipping.service.js';
import type { Weight } from './weighing.js';
import { Weighing } from './weighing.service.js';

/** Who carries a parcel away, as the packer writes it. */
export interface ParcelBy {
  carrier: string;
  trackingNumber: string;
  /** The co-op drives it itself. */
  isOwn?: boolean;
}

/** The co-op's work on its orders: pack, ship, deliver, cancel. */
@Injectable()
export class Desk {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly goods: PackedGoods,
    private readonly weighing: Weighing,
    private readonly shipping: Shipping,
    private readonly cancellations: Cancellations,
  ) {}

  /**
   * From here on every line knows its batches, and what is sold by weight costs what the scale showed.
   * Throws what Weighing.weigh and PackedGoods.putIn throw.
   */
  pack(actor: Actor, orderId: string, picks: readonly Pick[], weights: readonly Weight[] = []): Promise<void> {
    return this.db.transaction(async tx => {
      const [group] = await this.db.run(tx, lockGroupOf, [orderId]);
      if (!group) throw new HiddenFromActor();
      const order = await this.locked(tx, actor, orderId, 'pack');
      order.pack(this.clock.now());
      await this.weighing.weigh(tx, actor, { group, order }, weights);
      await this.goods.putIn(tx, orderId, picks);
      await this.shipping.prepare(tx, order);
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

  /** The parcel leaves. Throws what Shipping.handOver throws. */
  ship(actor: Actor, orderId: string, { carrier, trackingNumber, isOwn = false }: ParcelBy): Promise<void> {
    const by = { carrier: isOwn ? ('own' as const) : ('other' as const), name: carrier, trackingCode: trackingNumber };
    return this.shipping.handOver(actor, orderId, by);
  }

  deliver(actor: Actor, orderId: string): Promise<void> {
    return this.shipping.move(actor, orderId, 'deliver');
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
