import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform/database';
import type { Dong } from '#platform/money';
import { Outbox } from '#platform/outbox';
import type { PaymentsFact } from './facts.js';
import { movesOf } from './payment-states.js';
import { movePayment, paymentOf } from './payments.query.js';
import { OtherSum, UnknownPayment } from './refusals.js';

/** How somebody learnt that the money is there. */
export interface Arrival {
  at: Date;
  /** Stripe's PaymentIntent. */
  intentId?: string;
  /** What arrived, as the other side says; it must be what was asked for. */
  received?: { amount: Dong; currency: string };
}

/** `late`: nobody waits for it any more, and it is owed back. */
export type Settled = 'settled' | 'already' | 'late';

/** Money arrived. The buyer's return, the webhook, the sweep and the bank's line all end here, in any order and however often. */
@Injectable()
export class Settlement {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
  ) {}

  /** Throws UnknownPayment, OtherSum. */
  async settle(tx: Tx, paymentId: string, { at, intentId, received }: Arrival): Promise<Settled> {
    if (received && received.currency !== 'vnd') throw new OtherSum(`currency ${received.currency}`);
    const moves = JSON.stringify(movesOf('settle'));
    const [moved] = await this.db.run(tx, movePayment, [
      paymentId,
      moves,
      at,
      intentId ?? null,
      null,
      received?.amount ?? null,
    ]);
    if (!moved) return this.whyNot(tx, paymentId, received?.amount);
    const { groupId } = moved;
    const fact: PaymentsFact =
      moved.state === 'paid'
        ? { name: 'payment.settled', paymentId, groupId }
        : { name: 'payment.refund-owed', paymentId };
    await this.outbox.add(tx, fact);
    return moved.state === 'paid' ? 'settled' : 'late';
  }

  private async whyNot(tx: Tx, paymentId: string, amount: Dong | undefined): Promise<'already'> {
    const [payment] = await this.db.run(tx, paymentOf, [paymentId]);
    if (!payment) throw new UnknownPayment();
    if (amount !== undefined && amount !== payment.amount) throw new OtherSum(`${amount} instead of ${payment.amount}`);
    return 'already';
  }
}
