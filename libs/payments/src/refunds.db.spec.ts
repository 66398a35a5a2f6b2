import type { Actor } from '#libs/identity';
import type { TestDatabase } from '../../../test/support/database.js';
import {
  anOfficer,
  aPayment,
  stateOf,
  type BuiltPayment,
  type PaymentVerbs,
  withPayments,
} from '../../../test/support/builders/payments.js';
import type { StripeStandIn } from '../../../test/support/stripe/stripe-stand-in.js';
import { CardsUnavailable, NothingToReturn, ReturnKnown } from './refusals.js';

const URLS = { returnUrl: 'http://localhost:3000/pay/k/return', payUrl: 'http://localhost:3000/pay/k' };

describe('money that is owed back', () => {
  let t: TestDatabase;
  let stripe: StripeStandIn;
  let verbs: PaymentVerbs;
  let officer: Actor;

  withPayments(opened => ({ t, stripe, verbs } = opened));
  beforeAll(async () => {
    officer = await anOfficer(t);
  });

  /** Paid by card, then the co-op could not deliver. */
  async function owedToACard(): Promise<BuiltPayment> {
    const payment = await aPayment(t, verbs);
    const url = await verbs.cards.begin(payment.paymentId, URLS);
    await stripe.payHostedSession(url.split('/').at(-1) ?? '', '4242 4242 4242 4242');
    await verbs.cards.reconcile(payment.paymentId);
    await t.db.transaction(tx => verbs.payments.cancelFor(tx, payment.groupId));
    return payment;
  }

  async function owedByTransfer(): Promise<BuiltPayment> {
    const payment = await aPayment(t, verbs, { method: 'vietqr' });
    await t.db.transaction(tx => verbs.payments.settle(tx, payment.paymentId, { at: t.clock.now() }));
    await t.db.transaction(tx => verbs.payments.cancelFor(tx, payment.groupId));
    return payment;
  }

  const refundsAtStripe = () => stripe.events().filter(event => event.type === 'refund.created').length;

  it('goes back to the card once, however often the job runs', async () => {
    const payment = await owedToACard();
    const before = refundsAtStripe();
    await Promise.all([verbs.refunds.refund(payment.paymentId), verbs.refunds.refund(payment.paymentId)]);
    await verbs.refunds.refund(payment.paymentId);
    expect(refundsAtStripe() - before).toBe(1);
    expect(await stateOf(t, payment)).toBe('refunded');
  });

  it('goes back once also when Stripe’s answer was lost', async () => {
    const payment = await owedToACard();
    const before = refundsAtStripe();
    stripe.loseAnswers(3);
    await expect(verbs.refunds.refund(payment.paymentId)).rejects.toThrow(CardsUnavailable);
    expect(await stateOf(t, payment)).toBe('to-refund');
    await verbs.refunds.refund(payment.paymentId);
    expect(refundsAtStripe() - before).toBe(1);
    expect(await stateOf(t, payment)).toBe('refunded');
  });

  it('is not given for what is not owed', async () => {
    const payment = await aPayment(t, verbs);
    await verbs.refunds.refund(payment.paymentId);
    expect(await stateOf(t, payment)).toBe('pending');
  });

  it('of a transfer waits for an officer, who writes down the bank’s number of the return', async () => {
    const payment = await owedByTransfer();
    await verbs.refunds.refund(payment.paymentId);
    expect(await stateOf(t, payment)).toBe('to-refund');
    await verbs.refunds.returned(officer, payment.paymentId, 'FT26328001');
    expect(await stateOf(t, payment)).toBe('refunded');
    await expect(verbs.refunds.returned(officer, payment.paymentId, 'FT26328002')).rejects.toThrow(NothingToReturn);
  });

  it('is not returned twice by one line of the bank, nor when it is not owed', async () => {
    const [first, second] = [await owedByTransfer(), await owedByTransfer()];
    await verbs.refunds.returned(officer, first.paymentId, 'FT26328009');
    await expect(verbs.refunds.returned(officer, second.paymentId, 'FT26328009')).rejects.toThrow(ReturnKnown);
    const waiting = await aPayment(t, verbs, { method: 'vietqr' });
    await expect(verbs.refunds.returned(officer, waiting.paymentId, 'FT26328010')).rejects.toThrow(NothingToReturn);
  });

  it('is written down by officers only', async () => {
    const payment = await owedByTransfer();
    const stranger: Actor = { ...officer, offices: ['operator'] };
    await expect(verbs.refunds.returned(stranger, payment.paymentId, 'FT26328011')).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await stateOf(t, payment)).toBe('to-refund');
  });
});
