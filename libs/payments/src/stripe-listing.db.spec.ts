import { Stripe } from 'stripe';
import type { TestDatabase } from '../../../test/support/database.js';
import {
  aPayment,
  anOfficer,
  factsOf,
  stateOf,
  withPayments,
  type BuiltPayment,
  type PaymentVerbs,
} from '../../../test/support/builders/payments.js';
import type { StripeStandIn } from '../../../test/support/stripe/stripe-stand-in.js';

const HOUR = 60 * 60_000;
const URLS = { returnUrl: 'http://localhost:3000/pay/k/return', payUrl: 'http://localhost:3000/pay/k' };

describe('what Stripe lists, against what we know', () => {
  let t: TestDatabase;
  let stripe: StripeStandIn;
  let verbs: PaymentVerbs;
  withPayments(opened => ({ t, stripe, verbs } = opened));

  /** The buyer pays, and no webhook comes. */
  async function paysUnheard(): Promise<BuiltPayment> {
    const payment = await aPayment(t, verbs);
    const session = (await verbs.cards.begin(payment.paymentId, URLS)).split('/').at(-1) ?? '';
    await stripe.payHostedSession(session, '4242 4242 4242 4242');
    return payment;
  }
  const stuck = async () => {
    const rows = await t.ask<{ type: string }>(
      'SELECT type FROM payments_event WHERE settled_at IS NULL ORDER BY type',
    );
    return rows.map(({ type }) => type);
  };

  it('settles a payment of which no news came, once', async () => {
    const payment = await paysUnheard();
    await Promise.all([verbs.listing.compare(), verbs.listing.compare()]);
    await verbs.listing.compare();
    expect(await stateOf(t, payment)).toBe('paid');
    expect(await factsOf(t, payment)).toEqual(['payment.settled']);
    expect(await stuck()).toEqual([]);
  });

  it('shows people once what nobody here knows, what is of another sum, and what only we know', async () => {
    const { hostname, port } = new URL(stripe.url);
    const atStripe = new Stripe(stripe.secretKey, { host: hostname, port, protocol: 'http' });
    // On more pages than one.
    for (let count = 0; count < 101; count++) await atStripe.paymentIntents.create({ amount: 20_000, currency: 'vnd' });
    const wish = { amount: 120_000, currency: 'vnd', confirm: true, payment_method: 'pm_card_visa' };
    await atStripe.paymentIntents.create({ ...wish, return_url: 'http://localhost:3000/' });
    const other = await paysUnheard();
    await t.ask('UPDATE payments_payment SET amount = amount - 1 WHERE id = $1', [other.paymentId]);
    const ghost = await aPayment(t, verbs);
    await t.ask(`UPDATE payments_payment SET state = 'paid', paid_at = $2, intent_id = 'pi_ghost' WHERE id = $1`, [
      ghost.paymentId,
      new Date(t.clock.now().getTime() - 2 * HOUR),
    ]);
    await verbs.listing.compare();
    await verbs.listing.compare();
    expect(await stuck()).toEqual(['listed.missing', 'listed.other-sum', 'listed.unknown']);
    expect(await stateOf(t, other)).toBe('pending');

    const officer = await anOfficer(t);
    for (const { id } of await t.ask<{ id: string }>('SELECT id FROM payments_event WHERE settled_at IS NULL')) {
      await verbs.stuckNews.close(officer, id, 'đã hỏi Stripe');
      await verbs.stuckNews.close(officer, id, 'đã hỏi Stripe');
    }
    await verbs.listing.compare();
    expect(await stuck()).toEqual([]);
  });
});
