import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Clock, type Day } from '#platform/clock';
import { Database, statement } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import { orderActions } from './order-actions.js';
import { Order } from './order.entity.js';
import { addHistory } from './orders.query.js';

export interface LaterDays {
  from: Day;
  to: Day;
  /** The buyer reads it. */
  reason: string;
}

const keepPostponement = statement<
  never,
  [
    id: string,
    orderId: string,
    fromBefore: Day | null,
    toBefore: Day | null,
    fromAfter: Day,
    toAfter: Day,
    reason: string,
    by: string,
    at: Date,
  ]
>(
  'ordering.keep-postponement',
  `INSERT INTO ordering_postponement (id, order_id, from_before, to_before, from_after, to_after, reason, person_id, happened_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);

/** Days that a buyer was told and that cannot be kept: they are told others, and why. */
@Injectable()
export class Postponements {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** By a clerk. Of two who press at once, the second finds nothing later to say. Throws OrderHasMovedOn, NotLater. */
  postpone(actor: Actor, orderId: string, { from, to, reason }: LaterDays): Promise<void> {
    return this.db.transaction(async tx => {
      const order = await tx.findOne(Order, { where: { id: orderId }, lock: { mode: 'pessimistic_write' } });
      if (!order) throw new HiddenFromActor();
      requireSeat(actor, order.cooperativeId, ...orderActions.postpone.roles);
      const before = [order.promisedFrom, order.promisedTo] as const;
      order.postpone({ from, to }, this.clock.today());
      await tx.save(order);
      const [id, now] = [newId(), this.clock.now()];
      await this.db.run(tx, keepPostponement, [id, orderId, ...before, from, to, reason, actor.personId, now]);
      await this.db.run(tx, addHistory, [[orderId], 'postponed', actor.personId, reason, now]);
      await this.outbox.add(tx, { name: 'order.postponed', orderId, postponementId: id });
    });
  }
}
