import { Injectable } from '@nestjs/common';
import { Shipments, type CarriedBy, type ShipmentAction, type ShipmentStep } from '#libs/delivery';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Payments } from '#libs/payments';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { zero } from '#platform/money';
import { Outbox } from '#platform/outbox';
import { firstDayOf } from './bookings.query.js';
import { countOpen, gramsOf, lockGroupOf, recalledInside } from './desk.query.js';
import { can, orderActions } from './order-actions.js';
import { Order } from './order.entity.js';
import { addHistory } from './orders.query.js';
import { PackedGoods } from './packed-goods.service.js';
import { NotYetTheDay, OrderHasMovedOn, RecalledGoods } from './refusals.js';

/** Who takes a step: somebody at the desk, or the carrier, who is believed for what it carries. */
export type Mover = Actor | 'carrier';

/** An order and its group, both locked. */
export interface Locked {
  group: { id: string; paymentMethod: string };
  order: Order;
}

export interface Step {
  note?: string;
  /** When it happened, if somebody tells of it later. */
  at?: Date;
}

/** A parcel on its way: the one road by which an order and its shipment move together, whoever tells of it. */
@Injectable()
export class Shipping {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly goods: PackedGoods,
    private readonly shipments: Shipments,
    private readonly payments: Payments,
  ) {}

  /** The parcel is packed and waits. */
  async prepare(tx: Tx, order: Order): Promise<void> {
    const [group] = await this.db.run(tx, gramsOf, [order.id]);
    const { id: orderId, cooperativeId } = order;
    const toCollect = group?.paymentMethod === 'cod' ? order.total : zero;
    await this.shipments.prepare(tx, { orderId, cooperativeId, grams: group?.grams ?? 0, toCollect }, this.clock.now());
  }

  /**
   * The parcel leaves; the labels that were scanned into it are sold. Without `by` it goes to the carrier that was asked for it; with it no other need come.
   * Throws OrderHasMovedOn, and RecalledGoods when a batch in it was recalled after the packing.
   */
  handOver(actor: Actor, orderId: string, by?: CarriedBy): Promise<void> {
    return this.db.transaction(async tx => {
      const order = await this.locked(tx, actor, orderId);
      if (by) await this.shipments.goOtherWay(tx, orderId);
      await this.leave(tx, actor, order, { personId: actor.personId, at: this.clock.now(), by });
    });
  }

  /** Under the lock of the order: it is in the hands of whoever carries it. `personId`: null when the carrier told of it. */
  async leave(
    tx: Tx,
    seller: Pick<Actor, 'personId'>,
    order: Order,
    { personId, at, by }: Pick<ShipmentStep, 'personId' | 'at' | 'by'>,
  ): Promise<void> {
    const orderId = order.id;
    const [recalled] = await this.db.run(tx, recalledInside, [orderId]);
    if (recalled) throw new RecalledGoods(recalled.lot);
    order.ship(at);
    await this.prepare(tx, order);
    const { carrierName, trackingCode } = await this.shipments.move(tx, orderId, {
      action: 'handOver',
      personId,
      at,
      by,
    });
    await this.goods.sellLabels(tx, seller, orderId);
    await this.keep(tx, personId, order, 'shipped', `${carrierName} ${trackingCode}`.trim(), at);
    await this.outbox.add(tx, { name: 'order.shipped', orderId });
  }

  /**
   * The buyer has come for it: it leaves and arrives at one moment, by the hands of the co-op. Throws what handOver throws, and
   * OrderHasMovedOn of an order that is brought to the door.
   */
  handOut(actor: Actor, orderId: string): Promise<void> {
    return this.db.transaction(async tx => {
      const [group] = await this.db.run(tx, lockGroupOf, [orderId]);
      const order = await this.locked(tx, actor, orderId);
      const [recalled] = await this.db.run(tx, recalledInside, [orderId]);
      if (recalled) throw new RecalledGoods(recalled.lot);
      const at = this.clock.now();
      order.handOut(at);
      await this.byOwnHands(tx, actor, order, at);
      await this.goods.sellLabels(tx, actor, orderId);
      if (group) await this.arrived(tx, actor.personId, { group, order }, at);
    });
  }

  /** The guests of a booking are there. Throws OrderHasMovedOn, NotYetTheDay. */
  host(actor: Actor, orderId: string): Promise<void> {
    return this.db.transaction(async tx => {
      const [group] = await this.db.run(tx, lockGroupOf, [orderId]);
      const order = await this.locked(tx, actor, orderId);
      const [booked] = await this.db.run(tx, firstDayOf, [orderId]);
      if (!booked?.day || booked.day > this.clock.today()) throw new NotYetTheDay();
      const at = this.clock.now();
      order.host(at);
      await this.byOwnHands(tx, actor, order, at);
      if (group) await this.arrived(tx, actor.personId, { group, order }, at);
    });
  }

  /** It leaves and arrives at one moment; what is paid then is collected by the co-op. */
  private async byOwnHands(tx: Tx, { personId }: Actor, order: Order, at: Date): Promise<void> {
    await this.prepare(tx, order);
    const by = { carrier: 'own' as const, name: '', trackingCode: '' };
    await this.shipments.move(tx, order.id, { action: 'handOver', personId, at, by });
    await this.shipments.move(tx, order.id, { action: 'deliver', personId, at });
  }

  /** What becomes of a parcel that has left. Throws OrderHasMovedOn when it has not; ShipmentHasMovedOn of delivery. */
  move(
    by: Mover,
    orderId: string,
    action: ShipmentAction,
    { note = '', at = this.clock.now() }: Step = {},
  ): Promise<void> {
    return this.db.transaction(async tx => {
      const [group] = await this.db.run(tx, lockGroupOf, [orderId]);
      const order = await this.locked(tx, by, orderId);
      if (group) await this.step(tx, { group, order }, { action, personId: personOf(by), note, at });
    });
  }

  /** The same under the locks of group and order. */
  async step(tx: Tx, { group, order }: Locked, step: ShipmentStep): Promise<void> {
    if (!can('deliver', order.state)) throw new OrderHasMovedOn('deliver', order.state);
    const moved = await this.shipments.move(tx, order.id, step);
    if (moved.state !== 'delivered') return;
    order.deliver(step.at);
    await this.arrived(tx, step.personId, { group, order }, step.at);
  }

  /** The last parcel of a group that is paid at the door brings its money in. */
  private async arrived(tx: Tx, personId: string | null, { group, order }: Locked, at: Date): Promise<void> {
    await this.keep(tx, personId, order, 'delivered', '', at);
    await this.outbox.add(tx, { name: 'order.delivered', orderId: order.id });
    if (group.paymentMethod !== 'cod') return;
    const [count] = await this.db.run(tx, countOpen, [group.id]);
    if (count?.open === 0) await this.payments.collect(tx, group.id);
  }

  private async locked(tx: Tx, by: Mover, orderId: string): Promise<Order> {
    const order = await tx.findOne(Order, { where: { id: orderId }, lock: { mode: 'pessimistic_write' } });
    if (!order) throw new HiddenFromActor();
    if (by !== 'carrier') requireSeat(by, order.cooperativeId, ...orderActions.ship.roles);
    return order;
  }

  private async keep(tx: Tx, by: string | null, order: Order, event: string, note: string, at: Date): Promise<void> {
    await tx.save(order);
    await this.db.run(tx, addHistory, [[order.id], event, by, note, at]);
  }
}

const personOf = (by: Mover): string | null => (by === 'carrier' ? null : by.personId);
