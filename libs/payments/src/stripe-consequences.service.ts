import { Injectable } from '@nestjs/common';
import type { Stripe } from 'stripe';
import { Database, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import { followDispute } from './disputes.query.js';
import type { PaymentsFact } from './facts.js';
import { PartRefunds } from './part-refunds.service.js';
import { movesOf } from './payment-states.js';
import { paymentOf, reversePayment } from './payments.query.js';
import { OtherSum } from './refusals.js';
import { Refunds } from './refunds.service.js';
import { Settlement } from './settlement.service.js';
import { disputeIn, type DisputeNews } from './stripe-dispute.js';
import { newsIn, partReturnedIn, refundFailedIn, type StripeNews } from './stripe-news.js';

/** Ours are UUIDs; whatever else stands in the metadata of a shared account is not ours. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What an event of Stripe means for us. Whatever the order and however often: each step changes only what is not so yet. */
@Injectable()
export class StripeConsequences {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly settlement: Settlement,
    private readonly parts: PartRefunds,
    private readonly refunds: Refunds,
  ) {}

  /** A step of the transaction that holds the event. Throws OtherSum. */
  async draw(tx: Tx, event: Stripe.Event): Promise<void> {
    const news = newsIn(event);
    if (news && (await this.isOurs(tx, news.paymentId))) await this.take(tx, news);
    const part = partReturnedIn(event);
    if (part && UUID.test(part.refundId)) await this.parts.wentBack(tx, part.refundId, part.reference, part.at);
    await this.takeFailure(tx, event);
    const dispute = disputeIn(event);
    if (dispute) await this.dispute(tx, dispute);
  }

  /** A refund proves a payment, and may be told of first: so whatever the news, the payment is settled before. */
  private async take(tx: Tx, news: StripeNews): Promise<void> {
    await this.settlement.settle(tx, news.paymentId, news);
    if (news.kind !== 'refunded') return;
    const moves = JSON.stringify(movesOf('reverse'));
    const { paymentId } = news;
    const [moved] = await this.db.run(tx, reversePayment, [paymentId, moves, news.refundId ?? null]);
    if (moved) await this.outbox.add(tx, { name: 'payment.refunded', paymentId } satisfies PaymentsFact);
  }

  private async takeFailure(tx: Tx, event: Stripe.Event): Promise<void> {
    const failure = refundFailedIn(event);
    if (!failure) return;
    const { paymentId = '', refundId = '', at } = failure;
    if (UUID.test(refundId)) await this.parts.failed(tx, refundId, at);
    else if (UUID.test(paymentId)) await this.refunds.failed(tx, paymentId, at);
  }

  /** Whose payment it is may be told later, and a bank may ask for more than was paid: the books join them by Stripe's payment. Throws OtherSum. */
  private async dispute(tx: Tx, news: DisputeNews): Promise<void> {
    if (news.currency !== 'vnd') throw new OtherSum(`currency ${news.currency}`);
    const { disputeId: of, intentId, amount, reason, state, openedAt, dueBy, closedAt, fee, feeReturned } = news;
    const values = [newId(), of, intentId, amount, reason, state, openedAt, dueBy, closedAt, fee, feeReturned] as const;
    for (const { id: disputeId } of await this.db.run(tx, followDispute, [...values]))
      await this.outbox.add(tx, { name: 'payment.disputed', disputeId } satisfies PaymentsFact);
  }

  private async isOurs(tx: Tx, paymentId: string): Promise<boolean> {
    return UUID.test(paymentId) && (await this.db.run(tx, paymentOf, [paymentId])).length > 0;
  }
}
