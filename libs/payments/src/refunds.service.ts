import { Injectable } from '@nestjs/common';
import type { Stripe } from 'stripe';
import { requireOffice, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, isTaken, type Tx } from '#platform/database';
import { Outbox } from '#platform/outbox';
import type { PaymentsFact } from './facts.js';
import { goesBackByItself, movesOf } from './payment-states.js';
import { failRefund, movePayment, paymentOf, reversePayment, type Moved } from './payments.query.js';
import { NothingToReturn, ReturnKnown, UnknownPayment } from './refusals.js';
import { isRefusedByStripe, StripeApi } from './stripe-api.service.js';
import { WalletReturns } from './wallet/wallet-returns.service.js';

const REFUND = JSON.stringify(movesOf('refund'));
const FAIL = JSON.stringify(movesOf('fail'));

/** Money for which nothing is delivered goes back: to a card by Stripe, to a wallet by the wallet, of a bank transfer by hand. */
@Injectable()
export class Refunds {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly stripe: StripeApi,
    private readonly wallets: WalletReturns,
  ) {}

  /** Gives money of cards and wallets back, once however often it is called; a bank transfer waits for an officer. Throws CardsUnavailable, WalletUnavailable. */
  async refund(paymentId: string): Promise<void> {
    const [payment] = await this.db.write(paymentOf, [paymentId]);
    if (!payment) throw new UnknownPayment();
    if (payment.state !== 'to-refund' || !goesBackByItself(payment.method) || payment.refundFailedAt) return;
    if (payment.method === 'wallet') return this.toWallet(paymentId);
    if (!payment.intentId) throw new Error(`payment ${paymentId} is owed back but Stripe's payment is not known`);
    const refund = await this.atStripe(paymentId, payment.intentId);
    // One that is under way ends with a webhook.
    if (refund?.status === 'pending' || refund?.status === 'requires_action') return;
    if (refund && refund.status !== 'succeeded')
      return this.db.transaction(tx => this.failed(tx, paymentId, this.clock.now()));
    await this.wentBack(tx => this.db.run(tx, reversePayment, [paymentId, REFUND, refund?.id ?? null]), paymentId);
  }

  /** An officer has sent back the money of a bank transfer, or what Stripe or the wallet could not; the bank's line proves it. Throws NothingToReturn, ReturnKnown. */
  async returned(officer: Actor, paymentId: string, bankReference: string): Promise<void> {
    requireOffice(officer, 'officer');
    const [payment] = await this.db.write(paymentOf, [paymentId]);
    if (payment?.method !== 'vietqr' && !payment?.refundFailedAt) throw new NothingToReturn();
    try {
      const values = [paymentId, REFUND, null, null, `bank:${bankReference}`, null] as const;
      if (!(await this.wentBack(tx => this.db.run(tx, movePayment, [...values]), paymentId)))
        throw new NothingToReturn();
    } catch (error) {
      if (isTaken(error, 'payments_payment_refund_id_key')) throw new ReturnKnown();
      throw error;
    }
  }

  /** A step: Stripe could not give it back, and says so perhaps days after it said it did. An officer sends it. */
  async failed(tx: Tx, paymentId: string, at: Date): Promise<void> {
    const [failed] = await this.db.run(tx, failRefund, [paymentId, FAIL, at]);
    if (failed) await this.outbox.add(tx, { name: 'payment.refund-failed', paymentId } satisfies PaymentsFact);
  }

  private async toWallet(paymentId: string): Promise<void> {
    const answer = await this.wallets.giveBack(paymentId, paymentId);
    if (answer.kind === 'refused') return this.db.transaction(tx => this.failed(tx, paymentId, this.clock.now()));
    const reference = `vnpay-${answer.transaction}`;
    await this.wentBack(tx => this.db.run(tx, reversePayment, [paymentId, REFUND, reference]), paymentId);
  }

  /** False when it had gone back before. */
  private wentBack(move: (tx: Tx) => Promise<Moved[]>, paymentId: string): Promise<boolean> {
    return this.db.transaction(async tx => {
      const [moved] = await move(tx);
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
}
