import { Stripe } from 'stripe';
import type { TestDatabase } from '../../../test/support/database.js';
import {
  aPayment,
  factsOf,
  openPayments,
  stateOf,
  type BuiltPayment,
  type PaymentVerbs,
  withPayments,
} from '../../../test/support/builders/payments.js';
import type { StripeStandIn } from '../../../test/support/stripe/stripe-stand-in.js';
import { CardsUnavailable, OtherSum, PaymentNotOpen } from './refusals.js';

const MINUTE = 60_000;
const PAYS = '4242 4242 4242 4242';
const NO_MONEY = '4000 0000 0000 9995';
const URLS = { returnUrl: 'http://localhost:3000/pay/k/return', payUrl: 'http://localhost:3000/pay/k' };

describe('a card payment', () => {
  let t: TestDatabase;
  let stripe: StripeStandIn;
  let verbs: PaymentVerbs;
  withPayments(opened => ({ t, stripe, verbs } = opened));

  /** All forms Stripe has made for a payment. */
  async function formsOf({ paymentId }: BuiltPayment): Promise<{ status: string | null }[]> {
    const { hostname, port } = new URL(stripe.url);
    const atStripe = new Stripe(stripe.secretKey, { host: hostname, port, protocol: 'http' });
    const { data } = await atStripe.checkout.sessions.list({ limit: 100 });
    return data.filter(session => session.client_reference_id === paymentId).map(({ status }) => ({ status }));
  }

  const begin = ({ paymentId }: BuiltPayment) => verbs.cards.begin(paymentId, URLS);
  const sessionIn = (url: string): string => url.split('/').at(-1) ?? '';
  const payAt = (url: string, card = PAYS) => stripe.payHostedSession(sessionIn(url), card);

  it('leads to a form for exactly its sum, and the buyer’s return settles it', async () => {
    const payment = await aPayment(t, verbs);
    const url = await begin(payment);
    const form = await (await fetch(url)).text();
    expect(form).toContain(`Chợ Phiên ${payment.reference}`);
    expect(form).toMatch(/350[.,]000/);
    expect(await verbs.cards.reconcile(payment.paymentId)).toBe('pending');
    await payAt(url);
    expect(await verbs.cards.reconcile(payment.paymentId)).toBe('paid');
    expect(await verbs.cards.reconcile(payment.paymentId)).toBe('paid');
    expect(await factsOf(t, payment)).toEqual(['payment.settled']);
    expect(await begin(payment)).toBe(URLS.returnUrl);
  });

  it('has one form, however often and however fast the button is pressed', async () => {
    const payment = await aPayment(t, verbs);
    const urls = await Promise.all([begin(payment), begin(payment), begin(payment)]);
    expect(new Set([...urls, await begin(payment)]).size).toBe(1);
    expect(await formsOf(payment)).toHaveLength(1);
  });

  it('has one form also when Stripe’s answer was lost on its way', async () => {
    const payment = await aPayment(t, verbs);
    stripe.loseAnswers(3);
    await expect(begin(payment)).rejects.toThrow(CardsUnavailable);
    stripe.loseAnswers(1);
    await begin(payment);
    expect(await formsOf(payment)).toEqual([{ status: 'open' }]);
  });

  it('survives a declined card: the same form takes another', async () => {
    const payment = await aPayment(t, verbs);
    const url = await begin(payment);
    await expect(payAt(url, NO_MONEY)).rejects.toThrow();
    expect(await verbs.cards.reconcile(payment.paymentId)).toBe('pending');
    expect(await begin(payment)).toBe(url);
    await payAt(url);
    expect(await verbs.cards.reconcile(payment.paymentId)).toBe('paid');
  });

  it('that is paid but not yet known here asks for no second payment', async () => {
    const payment = await aPayment(t, verbs);
    await payAt(await begin(payment));
    expect(await begin(payment)).toBe(URLS.returnUrl);
  });

  it('gets a new form when Stripe has closed the first', async () => {
    const payment = await aPayment(t, verbs);
    const first = await begin(payment);
    await verbs.cards.close(payment.paymentId);
    const second = await begin(payment);
    expect(second).not.toBe(first);
    await expect(payAt(first)).rejects.toThrow('expired');
    await payAt(second);
    expect(await verbs.cards.reconcile(payment.paymentId)).toBe('paid');
  });

  it('is found when its time is over and every webhook was lost', async () => {
    const payment = await aPayment(t, verbs);
    await payAt(await begin(payment));
    t.clock.moveBy(61 * MINUTE);
    await verbs.payments.expireDue();
    expect(await stateOf(t, payment)).toBe('paid');
    expect(await factsOf(t, payment)).toEqual(['payment.settled']);
  });

  it('that nobody made ends with its form closed', async () => {
    const payment = await aPayment(t, verbs);
    const url = await begin(payment);
    t.clock.moveBy(61 * MINUTE);
    await verbs.payments.expireDue();
    await verbs.cards.close(payment.paymentId);
    await verbs.cards.close(payment.paymentId);
    await expect(payAt(url)).rejects.toThrow('expired');
    await expect(begin(payment)).rejects.toThrow(PaymentNotOpen);
    expect(await stateOf(t, payment)).toBe('expired');
  });

  it('made in the moment between the end and the closing of the form is owed back', async () => {
    const payment = await aPayment(t, verbs);
    const url = await begin(payment);
    t.clock.moveBy(61 * MINUTE);
    await verbs.payments.expireDue();
    await payAt(url);
    await verbs.cards.close(payment.paymentId);
    expect(await stateOf(t, payment)).toBe('to-refund');
    await verbs.refunds.refund(payment.paymentId);
    expect(await stateOf(t, payment)).toBe('refunded');
  });

  it('that ends while Stripe is asked for a form leaves no form open', async () => {
    const payment = await aPayment(t, verbs);
    const asked = begin(payment);
    const cancelled = t.db.transaction(tx => verbs.payments.cancelFor(tx, payment.groupId));
    const [answer] = await Promise.allSettled([asked, cancelled]);
    if (answer.status === 'fulfilled')
      await verbs.cards.close(payment.paymentId); // the reaction to payment.cancelled
    else expect(answer.reason).toBeInstanceOf(PaymentNotOpen);
    expect((await formsOf(payment)).filter(form => form.status === 'open')).toEqual([]);
    expect(await stateOf(t, payment)).toBe('cancelled');
  });

  it('is for cards only, and while it waits', async () => {
    await expect(begin(await aPayment(t, verbs, { method: 'vietqr' }))).rejects.toThrow(PaymentNotOpen);
    const overdue = await aPayment(t, verbs);
    t.clock.moveBy(60 * MINUTE);
    await expect(begin(overdue)).rejects.toThrow(PaymentNotOpen);
  });

  it('says so when Stripe is down, and works when it is back', async () => {
    const payment = await aPayment(t, verbs);
    stripe.breakDown(3);
    await expect(begin(payment)).rejects.toThrow(CardsUnavailable);
    expect(await begin(payment)).toContain('/pay/cs_test_');
  });

  it('cannot begin without an account at Stripe', async () => {
    const without = await openPayments(t);
    const payment = await aPayment(t, without);
    await expect(without.cards.begin(payment.paymentId, URLS)).rejects.toThrow(CardsUnavailable);
    await without.close();
  });

  it('whose form Stripe does not know any more gets a new one, and can end', async () => {
    const [first, second] = [await aPayment(t, verbs), await aPayment(t, verbs)];
    const forget = ({ paymentId }: BuiltPayment) =>
      t.ask('UPDATE payments_payment SET session_id = $2 WHERE id = $1', [
        paymentId,
        `cs_test_${paymentId.replaceAll('-', '')}`,
      ]);
    await forget(first);
    await payAt(await begin(first));
    expect(await verbs.cards.reconcile(first.paymentId)).toBe('paid');
    await forget(second);
    t.clock.moveBy(61 * MINUTE);
    await verbs.payments.expireDue();
    await verbs.cards.close(second.paymentId);
    expect(await stateOf(t, second)).toBe('expired');
  });

  it('of another sum at Stripe is not taken, is not silent, and keeps nobody else’s goods', async () => {
    const [odd, other] = [await aPayment(t, verbs), await aPayment(t, verbs, { method: 'vietqr' })];
    await payAt(await begin(odd));
    await t.ask('UPDATE payments_payment SET amount = 1 WHERE id = $1', [odd.paymentId]);
    t.clock.moveBy(61 * MINUTE);
    await expect(verbs.payments.expireDue()).rejects.toThrow(OtherSum);
    expect([await stateOf(t, odd), await stateOf(t, other)]).toEqual(['expired', 'expired']);
    await expect(verbs.cards.close(odd.paymentId)).rejects.toThrow(OtherSum);
  });

  it('that is due does not keep the others waiting when Stripe is down', async () => {
    const [card, transfer] = [await aPayment(t, verbs), await aPayment(t, verbs, { method: 'vietqr' })];
    await begin(card);
    t.clock.moveBy(61 * MINUTE);
    stripe.breakDown(3);
    await verbs.payments.expireDue();
    expect([await stateOf(t, card), await stateOf(t, transfer)]).toEqual(['expired', 'expired']);
  });
});
