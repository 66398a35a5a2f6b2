import fc from 'fast-check';
import { Stripe } from 'stripe';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import {
  aSale,
  aSeller,
  balancesOf,
  happens,
  openLedger,
  type BuiltSale,
} from '../../../test/support/builders/ledger.js';
import {
  anOfficer,
  openPayments,
  openStripe,
  stateOf,
  type PaymentVerbs,
} from '../../../test/support/builders/payments.js';
import type { StripeStandIn } from '../../../test/support/stripe/stripe-stand-in.js';

type StripeEvent = ReturnType<StripeStandIn['events']>[number];
const URLS = { returnUrl: 'http://localhost:3000/pay/k/return', payUrl: 'http://localhost:3000/pay/k' };

describe('card money that is disputed, or that Stripe cannot give back', () => {
  let t: TestDatabase;
  let stripe: StripeStandIn;
  let verbs: PaymentVerbs;

  beforeAll(async () => {
    t = await testDatabase();
    stripe = await openStripe(t);
    verbs = await openPayments(t, stripe);
  });
  afterAll(async () => {
    await verbs.close();
    await stripe.close();
    await t.drop();
  });

  interface Story {
    sale: BuiltSale;
    intentId: string;
    /** All that Stripe tells of it. */
    events: () => StripeEvent[];
  }

  /** An order of 390,000 đồng that is paid by card; Stripe's news of it are not told yet. */
  async function paid(legalForm: 'HTX' | 'HKD' = 'HKD'): Promise<Story> {
    const sale = await aSale(t, await aSeller(t, legalForm));
    const { paymentId } = sale;
    await t.ask(`UPDATE payments_payment SET expires_at = $2::timestamptz + interval '1 hour' WHERE id = $1`, [
      paymentId,
      t.clock.now(),
    ]);
    const before = stripe.events().length;
    const session = (await verbs.cards.begin(paymentId, URLS)).split('/').at(-1) ?? '';
    await stripe.payHostedSession(session, '4242 4242 4242 4242');
    const completed = stripe
      .events()
      .find(event => event.type === 'checkout.session.completed' && event.data.object.id === session);
    const { payment_intent: intentId } = completed?.data.object as { payment_intent: string };
    return { sale, intentId, events: () => stripe.events().slice(before) };
  }

  async function deliver(event: StripeEvent): Promise<void> {
    const payload = JSON.stringify(event);
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: stripe.webhookSecret });
    await verbs.inbox.receive(Buffer.from(payload), signature);
  }

  /** What the worker does after an event: its consequence, and what follows from the facts of that, at once. */
  async function react({ sale, intentId }: Story): Promise<void> {
    const { books } = openLedger(t);
    for (const { id } of await t.ask<{ id: string }>('SELECT id FROM payments_event WHERE settled_at IS NULL'))
      await verbs.inbox.settle(id);
    const disputes = await t.ask<{ id: string }>('SELECT id FROM payments_dispute WHERE intent_id = $1', [intentId]);
    for (const { id } of disputes) await books.followDispute(id);
    await Promise.all([books.followGroup(sale.groupId), books.followPayment(sale.paymentId)]);
  }

  /** As if nothing had been heard of it yet; the books never forget, so each time is a sale of its own. */
  async function told(story: Story, telling: StripeEvent[], atOnce: boolean): Promise<Record<string, bigint>> {
    await t.ask('TRUNCATE payments_event');
    if (atOnce) await Promise.all(telling.map(deliver)).then(() => react(story));
    else for (const event of telling) await deliver(event).then(() => react(story));
    const [trial] = await t.ask<{ sum: bigint }>('SELECT COALESCE(sum(amount), 0)::bigint AS sum FROM ledger_entry');
    expect(trial?.sum).toBe(0n);
    return balancesOf(t, story.sale.cooperative);
  }

  /** Every event one to five times, all of them shuffled; a story of its own each time. */
  async function alwaysEnds(tell: () => Promise<Story>, end: Record<string, bigint>): Promise<void> {
    const luck = fc.tuple(fc.infiniteStream(fc.integer({ min: 1, max: 5 })), fc.infiniteStream(fc.nat()), fc.boolean());
    await fc.assert(
      fc.asyncProperty(luck, async ([times, order, atOnce]) => {
        const story = await tell();
        const all = story.events().flatMap(event => Array.from({ length: times.next().value }, () => event));
        const shuffled = all
          .map(event => ({ event, at: order.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ event }) => event);
        expect(await told(story, shuffled, atOnce)).toEqual(end);
      }),
      { numRuns: 4 },
    );
  }

  async function disputed(reason: string, outcome?: 'won' | 'lost'): Promise<Story> {
    const story = await paid();
    await happens.delivered(t, story.sale);
    const dispute = stripe.dispute(story.intentId, { reason });
    if (outcome) stripe.closeDispute(dispute, outcome);
    return story;
  }

  // Of 360,000 đồng of goods: 5 % and 10 % VAT on it; 1 % and 0.5 % withheld of the household.
  const EARNED = {
    ...{ 'commission-vat': -1_800n, 'platform-commission': -18_000n },
    ...{ 'tax-withheld-pit': -1_800n, 'tax-withheld-vat': -3_600n },
  };
  const PAYABLE = { ...EARNED, 'cooperative-payable': -364_800n };

  it('is away while a bank asks for it, whenever we hear of what', () =>
    alwaysEnds(() => disputed('fraudulent'), { ...PAYABLE, disputed: 390_000n }));

  it('comes back when the dispute is won', () =>
    alwaysEnds(() => disputed('product_not_received', 'won'), { ...PAYABLE, 'provider-clearing': 390_000n }));

  it('is borne by the market when a card was stolen', () =>
    alwaysEnds(() => disputed('fraudulent', 'lost'), { ...PAYABLE, 'dispute-loss': 390_000n }));

  it('is borne by the co-op when the goods were at fault, without fee and tax', () =>
    alwaysEnds(() => disputed('product_unacceptable', 'lost'), {}));

  it('is not touched by an inquiry of a bank', async () => {
    const story = await paid();
    await happens.delivered(t, story.sale);
    stripe.closeDispute(stripe.dispute(story.intentId, { isInquiry: true }), 'lost');
    expect(await told(story, story.events(), false)).toEqual({ ...PAYABLE, 'provider-clearing': 390_000n });
  });

  it('of more than was paid is in the books as it was taken, also when it is told of before the payment', () =>
    alwaysEnds(
      async () => {
        const story = await paid();
        await happens.delivered(t, story.sale);
        stripe.closeDispute(
          stripe.dispute(story.intentId, { amount: 400_000, reason: 'product_unacceptable' }),
          'lost',
        );
        return story;
      },
      { ...PAYABLE, 'provider-clearing': -10_000n, 'dispute-loss': 400_000n },
    ));

  it('costs the market Stripe’s fee, whoever wins', () =>
    alwaysEnds(
      async () => {
        const story = await paid();
        await happens.delivered(t, story.sale);
        stripe.closeDispute(stripe.dispute(story.intentId, { fee: 375_000 }), 'won');
        return story;
      },
      { ...PAYABLE, 'provider-clearing': 15_000n, 'dispute-fee': 375_000n },
    ));

  it('of another currency waits for a person', async () => {
    const story = await paid();
    stripe.dispute(story.intentId);
    const [opened] = story.events().filter(event => event.type === 'charge.dispute.created');
    await t.ask('TRUNCATE payments_event');
    await deliver(JSON.parse(JSON.stringify(opened).replaceAll('"vnd"', '"usd"')) as StripeEvent);
    await expect(react(story)).rejects.toThrow('currency usd');
    await t.ask('TRUNCATE payments_event');
  });

  /** Cancelled after it was paid: Stripe gives the money back, and days later the card turns out to be closed. */
  async function failedRefund(): Promise<Story> {
    const story = await paid();
    const { sale } = story;
    for (const event of story.events()) await deliver(event);
    await react(story);
    await happens.cancelled(t, sale);
    await happens.refundOwed(t, sale);
    await verbs.refunds.refund(sale.paymentId);
    const refund = stripe.events().findLast(event => event.type === 'refund.created')?.data.object;
    stripe.failRefund(refund?.id ?? '');
    return story;
  }

  it('that Stripe could not give back is owed again, and goes by an officer’s transfer', async () => {
    await alwaysEnds(failedRefund, { 'provider-clearing': 390_000n, 'refund-clearing': -390_000n });
    const story = await failedRefund();
    await told(story, story.events(), true);
    expect(await stateOf(t, story.sale)).toBe('to-refund');
    // The reaction does not ask Stripe again, and late news of the first try change nothing.
    await verbs.refunds.refund(story.sale.paymentId);
    expect(await stateOf(t, story.sale)).toBe('to-refund');
    await verbs.refunds.returned(await anOfficer(t), story.sale.paymentId, `FT-${story.intentId}`);
    expect(await stateOf(t, story.sale)).toBe('refunded');
    expect(await told(story, story.events(), false)).toEqual({ 'provider-clearing': 390_000n, bank: -390_000n });
  });
});
