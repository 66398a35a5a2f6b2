import { Injectable } from '@nestjs/common';
import type { Stripe } from 'stripe';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import { closeEvent, lockOpenEvent, storeEvent } from './events.query.js';
import type { PaymentsFact } from './facts.js';
import { movesOf } from './payment-states.js';
import { PartRefunds } from './part-refunds.service.js';
import { paymentOf, reversePayment } from './payments.query.js';
import { amountOfIntent, followDispute } from './disputes.query.js';
import { BadSignature, OtherSum } from './refusals.js';
import { Refunds } from './refunds.service.js';
import { Settlement } from './settlement.service.js';
import { StripeApi } from './stripe-api.service.js';
import { disputeIn, type DisputeNews } from './stripe-dispute.js';
import { newsIn, partReturnedIn, refundFailedIn, type StripeNews } from './stripe-news.js';

/** Ours are UUIDs; whatever else stands in the metadata of a shared account is not ours. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Webhooks: verified, stored, answered; then reacted to. Stripe sends each at least once and in no promised order. */
@Injectable()
export class StripeInbox {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly stripe: StripeApi,
    private readonly settlement: Settlement,
    private readonly parts: PartRefunds,
    private readonly refunds: Refunds,
  ) {}

  /** Believes only what Stripe signed, byte for byte. Once this returns the event is safe. Throws BadSignature, CardsUnavailable. */
  async receive(rawBody: Buffer | string | undefined, signature: string | undefined): Promise<void> {
    if (rawBody === undefined || signature === undefined) throw new BadSignature();
    const { id, type } = this.stripe.eventIn(rawBody, signature);
    await this.db.transaction(async tx => {
      const stored = await this.db.run(tx, storeEvent, [
        newId(),
        'stripe',
        id,
        type,
        String(rawBody),
        this.clock.now(),
      ]);
      for (const { id: eventId } of stored)
        await this.outbox.add(tx, { name: 'payment.event-received', eventId } satisfies PaymentsFact);
    });
  }

  /** Draws the consequence of a stored event, once. `eventId`: our row. Throws OtherSum. */
  settle(eventId: string): Promise<void> {
    return this.db.transaction(async tx => {
      const [event] = await this.db.run(tx, lockOpenEvent, [eventId]);
      if (!event) return;
      const told = event.payload as Stripe.Event;
      const news = newsIn(told);
      if (news && (await this.isOurs(tx, news.paymentId))) await this.take(tx, news);
      const part = partReturnedIn(told);
      if (part && UUID.test(part.refundId)) await this.parts.wentBack(tx, part.refundId, part.reference, part.at);
      await this.takeFailure(tx, told);
      const dispute = disputeIn(told);
      if (dispute) await this.dispute(tx, dispute);
      await this.db.run(tx, closeEvent, [eventId, this.clock.now()]);
    });
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

  /** Whose payment it is may be told later: the books join them by Stripe's payment. Throws OtherSum. */
  private async dispute(tx: Tx, news: DisputeNews): Promise<void> {
    if (news.currency !== 'vnd') throw new OtherSum(`currency ${news.currency}`);
    const [payment] = await this.db.run(tx, amountOfIntent, [news.intentId]);
    if (payment && news.amount > payment.amount)
      throw new OtherSum(`${news.amount} disputed of a payment of ${payment.amount}`);
    const { disputeId: of, intentId, amount, reason, state, openedAt, dueBy, closedAt } = news;
    const values = [newId(), of, intentId, amount, reason, state, openedAt, dueBy, closedAt] as const;
    for (const { id: disputeId } of await this.db.run(tx, followDispute, [...values]))
      await this.outbox.add(tx, { name: 'payment.disputed', disputeId } satisfies PaymentsFact);
  }

  private async isOurs(tx: Tx, paymentId: string): Promise<boolean> {
    return UUID.test(paymentId) && (await this.db.run(tx, paymentOf, [paymentId])).length > 0;
  }
}
