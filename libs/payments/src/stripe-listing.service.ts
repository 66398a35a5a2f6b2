import { Injectable } from '@nestjs/common';
import type { Stripe } from 'stripe';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { dong, type Dong } from '#platform/money';
import { storeEvent } from './events.query.js';
import { OtherSum, UnknownPayment } from './refusals.js';
import { Settlement } from './settlement.service.js';
import { StripeApi } from './stripe-api.service.js';
import { cardPaymentsBetween, paymentsOfIntents } from './stripe-listing.query.js';
import { PaymentSettings } from './payment-settings.js';

const HOUR_MS = 60 * 60_000;
/** Longer than any payment waits, and a night in which nothing ran. */
const BACK_MS = 72 * HOUR_MS;
/** A form may stay open for hours before its card is charged, and Stripe lists by when it was opened. */
const OPENED_BEFORE_MS = 24 * HOUR_MS;
const AT_ONCE = 100;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Why a person must look. */
type Trouble = 'listed.unknown' | 'listed.second' | 'listed.other-sum' | 'listed.missing';

/**
 * Compares what Stripe lists with what we know, whatever became of webhooks. A payment of ours that we had not heard of is settled like any
 * other; all else stands among the exceptions, once, until a person has looked at it.
 */
@Injectable()
export class StripeListing {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly stripe: StripeApi,
    private readonly settlement: Settlement,
    private readonly settings: PaymentSettings,
  ) {}

  /** May be missed, late, or run by several workers at once. Throws CardsUnavailable. */
  async compare(): Promise<void> {
    if (!this.settings.stripeSecretKey) return;
    const now = this.clock.now().getTime();
    const from = new Date(now - BACK_MS);
    const listed = new Set<string>();
    for await (const page of this.pages(new Date(now - BACK_MS - OPENED_BEFORE_MS))) {
      for (const { id } of page) listed.add(id);
      await this.take(page.filter(({ status }) => status === 'succeeded'));
    }
    // What was paid this minute may not have been on the list yet.
    const ours = await this.db.write(cardPaymentsBetween, [from, new Date(now - HOUR_MS)]);
    for (const { intentId, reference, amount } of ours.filter(one => !listed.has(one.intentId)))
      await this.db.transaction(tx => this.show(tx, 'listed.missing', intentId, amount, reference));
  }

  private async *pages(since: Date): AsyncGenerator<Stripe.PaymentIntent[]> {
    const created = { gte: Math.floor(since.getTime() / 1000) };
    for (let after: string | undefined; ;) {
      const wish = { created, limit: AT_ONCE, ...(after && { starting_after: after }) };
      const { data, has_more: isMore } = await this.stripe.ask(stripe => stripe.paymentIntents.list(wish));
      yield data;
      after = data.at(-1)?.id;
      if (!isMore || !after) return;
    }
  }

  private async take(paid: readonly Stripe.PaymentIntent[]): Promise<void> {
    const known = await this.db.write(paymentsOfIntents, [paid.map(({ id }) => id)]);
    const ids = new Set(known.map(({ intentId }) => intentId));
    for (const intent of paid.filter(({ id }) => !ids.has(id))) await this.settle(intent);
  }

  private async settle({ id, metadata, amount_received, currency, description }: Stripe.PaymentIntent): Promise<void> {
    const paymentId = metadata['paymentId'] ?? '';
    const received = { amount: dong(amount_received), currency };
    const trouble = await this.settled(paymentId, id, received);
    if (!trouble) return;
    const about = `${description ?? ''} ${paymentId} ${currency}`.trim();
    await this.db.transaction(tx => this.show(tx, trouble, id, received.amount, about));
  }

  private async settled(
    paymentId: string,
    intentId: string,
    received: { amount: Dong; currency: string },
  ): Promise<Trouble | undefined> {
    if (!UUID.test(paymentId)) return 'listed.unknown';
    try {
      const arrival = { at: this.clock.now(), intentId, received };
      const settled = await this.db.transaction(tx => this.settlement.settle(tx, paymentId, arrival));
      if (settled !== 'already') return undefined;
      // The webhook was quicker, or it has its money from another charge.
      return (await this.db.write(paymentsOfIntents, [[intentId]])).length > 0 ? undefined : 'listed.second';
    } catch (error) {
      if (error instanceof OtherSum) return 'listed.other-sum';
      if (error instanceof UnknownPayment) return 'listed.unknown';
      throw error;
    }
  }

  private async show(tx: Tx, trouble: Trouble, intentId: string, amount: Dong, about: string): Promise<void> {
    const told = JSON.stringify({ intentId, amount: amount.toString(), about });
    const values = [newId(), 'stripe', `${trouble}-${intentId}`, trouble, told, this.clock.now()] as const;
    await this.db.run(tx, storeEvent, [...values]);
  }
}
