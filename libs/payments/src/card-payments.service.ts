import { Injectable } from '@nestjs/common';
import type { Stripe } from 'stripe';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { dong } from '#platform/money';
import { paymentStates, type PaymentState } from './payment-states.js';
import { keepSession, paymentOf, type Payment } from './payments.query.js';
import { PaymentNotOpen, UnknownPayment } from './refusals.js';
import { Settlement } from './settlement.service.js';
import { isRefusedByStripe, StripeApi } from './stripe-api.service.js';

export interface CardUrls {
  /** Where Stripe sends the buyer after paying: it reconciles and goes on. */
  returnUrl: string;
  /** Where they land when they turn back. */
  payUrl: string;
}

/** Stripe wants a session to last more than 30 minutes, and we close it ourselves when the payment is due. */
const SESSION_OUTLIVES_MS = 31 * 60_000;

/** Cards by Stripe Checkout: a hosted form, so that no card number ever touches our pages. No call to Stripe is made in a transaction. */
@Injectable()
export class CardPayments {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly stripe: StripeApi,
    private readonly settlement: Settlement,
  ) {}

  /**
   * The address of the card form: the one still open, or a new one. Of two that press at once both get the same.
   * Throws PaymentNotOpen, CardsUnavailable.
   */
  async begin(paymentId: string, urls: CardUrls): Promise<string> {
    const payment = await this.payment(paymentId);
    if (payment.method === 'card' && payment.state === 'paid') return urls.returnUrl;
    this.checkOpen(payment);
    const before = payment.sessionId ? await this.session(payment.sessionId) : undefined;
    if (before?.status === 'open' && before.url) return before.url;
    // Paid, and the news has not reached us yet.
    if (before?.status === 'complete') return urls.returnUrl;
    return this.beginAnew(payment, urls);
  }

  /** Asks Stripe whether the money is there, and settles if so; whoever has paid is found even when every webhook is lost. */
  async reconcile(paymentId: string): Promise<PaymentState> {
    const payment = await this.payment(paymentId);
    if (!payment.sessionId || !('settle' in paymentStates[payment.state])) return payment.state;
    const session = await this.session(payment.sessionId);
    if (session?.payment_status !== 'paid') return payment.state;
    await this.settle(payment.id, session);
    return (await this.payment(paymentId)).state;
  }

  /** The payment is over: nobody shall pay any more. Whoever was quicker has paid, and is found. Harmless when repeated. */
  async close(paymentId: string): Promise<void> {
    const { sessionId } = await this.payment(paymentId);
    if (!sessionId) return;
    try {
      await this.stripe.ask(stripe => stripe.checkout.sessions.expire(sessionId));
    } catch (error) {
      if (!isRefusedByStripe(error)) throw error;
      await this.reconcile(paymentId);
    }
  }

  private async beginAnew(payment: Payment, urls: CardUrls): Promise<string> {
    const session = await this.stripe.ask(stripe =>
      stripe.checkout.sessions.create(sessionFor(payment, urls), { idempotencyKey: keyOf(payment) }),
    );
    const [kept] = await this.db.write(keepSession, [payment.id, payment.sessionId, session.id]);
    if (kept && session.url) return session.url;
    // The payment ended while Stripe was asked; what nobody knows of shall not stay open.
    await this.stripe.ask(stripe => stripe.checkout.sessions.expire(session.id));
    throw new PaymentNotOpen();
  }

  private async payment(id: string): Promise<Payment> {
    // From the primary: a replica may not know yet what a webhook has just settled.
    const [payment] = await this.db.write(paymentOf, [id]);
    if (!payment) throw new UnknownPayment();
    return payment;
  }

  /** Undefined when Stripe does not know it: the stand-in forgets with its process, and another account's keys see nothing. */
  private async session(id: string): Promise<Stripe.Checkout.Session | undefined> {
    try {
      return await this.stripe.ask(stripe => stripe.checkout.sessions.retrieve(id));
    } catch (error) {
      if (isRefusedByStripe(error) && error.code === 'resource_missing') return undefined;
      throw error;
    }
  }

  private settle(paymentId: string, session: Stripe.Checkout.Session) {
    const intentId = typeof session.payment_intent === 'string' ? session.payment_intent : session.payment_intent?.id;
    const received = { amount: dong(session.amount_total ?? 0), currency: session.currency ?? '' };
    return this.db.transaction(tx =>
      this.settlement.settle(tx, paymentId, { at: this.clock.now(), intentId, received }),
    );
  }

  private checkOpen({ method, state, expiresAt }: Payment): void {
    const isOpen = method === 'card' && state === 'pending' && expiresAt && expiresAt > this.clock.now();
    if (!isOpen) throw new PaymentNotOpen();
  }
}

/** One key per attempt, and an attempt is known by the session it replaces: a repeated or retried request makes no second session. */
const keyOf = (payment: Payment): string => `checkout-${payment.id}-${payment.sessionId ?? 'first'}`;

/** The same for every request of an attempt, else Stripe would refuse the key. */
function sessionFor(payment: Payment, { returnUrl, payUrl }: CardUrls): Stripe.Checkout.SessionCreateParams {
  const metadata = { paymentId: payment.id };
  const dueMs = payment.expiresAt?.getTime() ?? 0;
  return {
    mode: 'payment',
    client_reference_id: payment.id,
    metadata,
    payment_intent_data: { metadata },
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: 'vnd',
          // VND has no decimals at Stripe: whole đồng.
          unit_amount: Number(payment.amount),
          product_data: { name: `Chợ Phiên ${payment.reference}` },
        },
      },
    ],
    locale: 'auto',
    success_url: returnUrl,
    cancel_url: payUrl,
    expires_at: Math.floor((dueMs + SESSION_OUTLIVES_MS) / 1000),
  };
}
