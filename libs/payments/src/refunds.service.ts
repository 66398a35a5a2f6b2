import { Injectable } from '@nestjs/common';
import type { Stripe } from 'stripe';
import { requireOffice, type Actor } from '#libs/identity';
import { Database, isTaken } from '#platform/database';
import { Outbox } from '#platform/outbox';
import type { PaymentsFact } from './facts.js';
import { movesOf } from './payment-states.js';
import { movePayment, paymentOf } from './payments.query.js';
import { NothingToReturn, ReturnKnown, UnknownPayment } from './refusals.js';
import { isRefusedByStripe, StripeApi } from './stripe-api.service.js';

const REFUND = JSON.stringify(movesOf('refund'));

/** Money for which nothing is delivered goes back: to a card by Stripe, of a bank transfer by hand. */
@Injectable()
export class Refunds {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly stripe: StripeApi,
  ) {}

  /** Gives card money back, once however often it is called; a bank transfer waits for an officer. Throws CardsUnavailable. */
  async refund(paymentId: string): Promise<void> {
    const [payment] = await this.db.write(paymentOf, [paymentId]);
    if (!payment) throw new UnknownPayment();
    if (payment.state !== 'to-refund' || payment.method !== 'card') return;
    if (!payment.intentId) throw new Error(`payment ${paymentId} is owed back but Stripe's payment is not known`);
    const refund = await this.atStripe(paymentId, payment.intentId);
    if (refund && refund.status !== 'succeeded') return this.waitFor(refund);
    await this.wentBack(paymentId, refund?.id ?? null);
  }

  /** An officer has sent the money of a bank transfer back; the bank's line proves it. Throws NothingToReturn, ReturnKnown. */
  async returned(officer: Actor, paymentId: string, bankReference: string): Promise<void> {
    requireOffice(officer, 'officer');
    const [payment] = await this.db.write(paymentOf, [paymentId]);
    if (payment?.method !== 'vietqr') throw new NothingToReturn();
    try {
      if (!(await this.wentBack(paymentId, `bank:${bankReference}`))) throw new NothingToReturn();
    } catch (error) {
      if (isTaken(error, 'payments_payment_refund_id_key')) throw new ReturnKnown();
      throw error;
    }
  }

  /** False when it had gone back before. */
  private wentBack(paymentId: string, reference: string | null): Promise<boolean> {
    return this.db.transaction(async tx => {
      const [moved] = await this.db.run(tx, movePayment, [paymentId, REFUND, null, null, reference, null]);
      if (moved) await this.outbox.add(tx, { name: 'payment.refunded', paymentId } satisfies PaymentsFact);
      return moved !== undefined;
    });
  }

  /** Undefined when all of it went back before, by somebody's hand. */
  private async atStripe(paymentId: string, intentId: string): Promise<Stripe.Refund | undefined> {
    const wish = { payment_intent: intentId, metadata: { paymentId } };
    try {
      return await this.stripe.ask(stripe => stripe.refunds.create(wish, { idempotencyKey: `refund-${paymentId}` }));
    } catch (error) {
      if (isRefusedByStripe(error) && error.code === 'charge_already_refunded') return undefined;
      throw error;
    }
  }

  /** A refund under way ends with a webhook. One that failed is tried again, and stands among the failing reactions until then. */
  private waitFor({ id, status }: Stripe.Refund): void {
    if (status !== 'pending' && status !== 'requires_action') throw new Error(`refund ${id} is ${status}`);
  }
}
