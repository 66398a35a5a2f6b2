import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { PartRefunds, Payments } from '#libs/payments';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { Outbox } from '#platform/outbox';
import { openAdditions } from './additions.query.js';
import { firstDayOf } from './bookings.query.js';
import { countOpen, lockGroupOf } from './desk.query.js';
import { Holdings } from './holdings.service.js';
import { can, orderActions } from './order-actions.js';
import { Order } from './order.entity.js';
import { addHistory } from './orders.query.js';
import { isWaiting } from './pre-orders.query.js';
import { BookingBegun, HasAdditions, ReasonNeeded } from './refusals.js';

/** Who holds the link by which a guest follows an order. */
export interface FollowKey {
  followKey: string;
}

/** Orders that end before they are packed. Their packs go back on the shelf in the same transaction. */
@Injectable()
export class Cancellations {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly holdings: Holdings,
    private readonly payments: Payments,
    private readonly refunds: PartRefunds,
  ) {}

  byCooperative(actor: Actor, orderId: string, reason: string): Promise<void> {
    return this.db.transaction(async tx => {
      const [group] = await this.db.run(tx, lockGroupOf, [orderId]);
      const order = await lockedOrder(tx, orderId);
      if (!group || !order) throw new HiddenFromActor();
      requireSeat(actor, order.cooperativeId, ...orderActions.cancel.roles);
      if (reason.trim() === '') throw new ReasonNeeded();
      await this.end(tx, [order], 'cancel', reason, actor.personId);
      await this.endPayment(tx, group, [order]);
    });
  }

  /**
   * An order that still waits for its money takes its sisters along: there is one payment for all of them, and its sum
   * would no longer be what the buyer owes. What was added to its parcel is taken back first: it was to travel for nothing. Throws HasAdditions, BookingBegun.
   */
  byBuyer({ followKey }: FollowKey, orderId: string, reason: string): Promise<void> {
    return this.db.transaction(async tx => {
      const [group] = await this.db.run(tx, lockGroupOf, [orderId]);
      const order = group?.key === followKey ? await lockedOrder(tx, orderId) : null;
      if (!group || !order) throw new HiddenFromActor();
      const [added] = await this.db.run(tx, openAdditions, [orderId]);
      if (added) throw new HasAdditions();
      const [booked] = await this.db.run(tx, firstDayOf, [orderId]);
      if (booked?.day && booked.day <= this.clock.today()) throw new BookingBegun();
      const waiting = order.state === 'placed' ? await lockedWaiting(tx, order.groupId) : [order];
      await this.end(tx, waiting, 'withdraw', reason, null);
      await this.endPayment(tx, group, waiting);
    });
  }

  /** Nothing more comes of the harvest it waits for. Run again, or of an order that has its goods or has ended, it changes nothing. */
  inVain(orderId: string, reason: string): Promise<void> {
    return this.byHouse(orderId, reason, async tx => (await this.db.run(tx, isWaiting, [orderId]))[0]?.waits === true);
  }

  /** A day on which its guests were to come is called off. Run again it changes nothing. */
  calledOff(orderId: string, reason: string): Promise<void> {
    return this.byHouse(orderId, reason, () => Promise.resolve(true));
  }

  private byHouse(orderId: string, reason: string, isDue: (tx: Tx) => Promise<boolean>): Promise<void> {
    return this.db.transaction(async tx => {
      const [group] = await this.db.run(tx, lockGroupOf, [orderId]);
      const order = await lockedOrder(tx, orderId);
      if (!group || !order || !can('cancel', order.state) || !(await isDue(tx))) return;
      await this.end(tx, [order], 'cancel', reason, null);
      await this.endPayment(tx, group, [order]);
    });
  }

  private async end(
    tx: Tx,
    orders: Order[],
    how: 'cancel' | 'withdraw',
    reason: string,
    personId: string | null,
  ): Promise<void> {
    const now = this.clock.now();
    for (const order of orders) order.cancel(how, reason, now);
    await tx.save(orders);
    const ids = orders.map(order => order.id);
    await this.holdings.giveBack(tx, ids);
    await this.db.run(tx, addHistory, [ids, how === 'cancel' ? 'cancelled' : 'withdrawn', personId, reason, now]);
    for (const orderId of ids) await this.outbox.add(tx, { name: 'order.cancelled', orderId });
  }

  /**
   * With nothing to deliver the payment ends too: not collected, not awaited, or owed back. Else it stays: what was paid for the cancelled
   * ones goes back, and what is paid at the door is in once the last parcel is there.
   */
  private async endPayment(
    tx: Tx,
    group: { id: string; paymentMethod: string },
    cancelled: readonly Order[],
  ): Promise<void> {
    const [count] = await this.db.run(tx, countOpen, [group.id]);
    if (!count) return;
    if (count.open + count.delivered === 0) await this.payments.cancelFor(tx, group.id);
    else if (group.paymentMethod !== 'cod') await this.oweBack(tx, group.id, cancelled);
    else if (count.open === 0) await this.payments.collect(tx, group.id);
  }

  private async oweBack(tx: Tx, groupId: string, orders: readonly Order[]): Promise<void> {
    for (const { id: orderId, total } of orders) await this.refunds.oweOrder(tx, { groupId, orderId, amount: total });
  }
}

function lockedOrder(tx: Tx, id: string): Promise<Order | null> {
  return tx.findOne(Order, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

function lockedWaiting(tx: Tx, groupId: string): Promise<Order[]> {
  return tx.find(Order, {
    where: { groupId, state: 'placed' },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}
