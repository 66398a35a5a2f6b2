import fc from 'fast-check';
import { Stripe } from 'stripe';
import type { TestDatabase } from '../../../test/support/database.js';
import {
  aPayment,
  factsOf,
  stateOf,
  type BuiltPayment,
  type PaymentVerbs,
  withPayments,
} from '../../../test/support/builders/payments.js';
import type { StripeStandIn } from '../../../test/support/stripe/stripe-stand-in.js';
import { BadSignature } from './refusals.js';

type StripeEvent = ReturnType<StripeStandIn['events']>[number];

const PAYS = '4242 4242 4242 4242';
const DECLINED = '4000 0000 0000 0002';
const URLS = { returnUrl: 'http://localhost:3000/pay/k/return', payUrl: 'http://localhost:3000/pay/k' };

describe('the inbox of webhooks', () => {
  let t: TestDatabase;
  let stripe: StripeStandIn;
  let verbs: PaymentVerbs;
  withPayments(opened => ({ t, stripe, verbs } = opened));

  const signed = (payload: string, secret = stripe.webhookSecret) =>
    Stripe.webhooks.generateTestHeaderString({ payload, secret });

  async function deliver(event: StripeEvent): Promise<void> {
    const payload = JSON.stringify(event);
    await verbs.inbox.receive(Buffer.from(payload), signed(payload));
  }

  /** What the worker does for every event that is not settled yet, and for some twice. */
  async function react(): Promise<void> {
    for (const { id } of await t.ask<{ id: string }>('SELECT id FROM payments_event ORDER BY received_at, id'))
      await verbs.inbox.settle(id);
  }

  /** The events of one payment: a form that expired, then one with a declined card and a good one. */
  async function paidStory(): Promise<{ payment: BuiltPayment; story: StripeEvent[] }> {
    const before = stripe.events().length;
    const payment = await aPayment(t, verbs);
    await verbs.cards.begin(payment.paymentId, URLS);
    await verbs.cards.close(payment.paymentId);
    const session = (await verbs.cards.begin(payment.paymentId, URLS)).split('/').at(-1) ?? '';
    await stripe.payHostedSession(session, DECLINED).catch(() => undefined);
    await stripe.payHostedSession(session, PAYS);
    return { payment, story: stripe.events().slice(before) };
  }

  async function refundByHand(payment: BuiltPayment): Promise<StripeEvent[]> {
    const before = stripe.events().length;
    const { hostname, port } = new URL(stripe.url);
    const atStripe = new Stripe(stripe.secretKey, { host: hostname, port, protocol: 'http' });
    const { data } = await atStripe.paymentIntents.list({ limit: 1 });
    expect(data[0]?.metadata).toEqual({ paymentId: payment.paymentId });
    await atStripe.refunds.create({ payment_intent: data[0]?.id ?? '' });
    return stripe.events().slice(before);
  }

  /** As if nothing had been heard of the payment yet. */
  async function forget({ paymentId }: BuiltPayment, state: string): Promise<void> {
    await t.ask('TRUNCATE payments_event');
    await t.ask(`DELETE FROM platform_fact WHERE body ->> 'paymentId' = $1`, [paymentId]);
    await t.ask(
      'UPDATE payments_payment SET state = $2, paid_at = NULL, intent_id = NULL, refund_id = NULL WHERE id = $1',
      [paymentId, state],
    );
  }

  it('believes nobody but Stripe', async () => {
    const payload = JSON.stringify({ id: 'evt_1', object: 'event', type: 'customer.created' });
    const stored = () => t.ask('SELECT event_id FROM payments_event WHERE event_id = $1', ['evt_1']);
    await expect(verbs.inbox.receive(Buffer.from(payload), signed(payload, 'whsec_somebody_else'))).rejects.toThrow(
      BadSignature,
    );
    await expect(verbs.inbox.receive(Buffer.from(payload.replace('evt_1', 'evt_2')), signed(payload))).rejects.toThrow(
      BadSignature,
    );
    await expect(verbs.inbox.receive(Buffer.from(payload), undefined)).rejects.toThrow(BadSignature);
    await expect(verbs.inbox.receive(Buffer.from(payload), 'nonsense')).rejects.toThrow(BadSignature);
    expect(await stored()).toEqual([]);
    await verbs.inbox.receive(Buffer.from(payload), signed(payload));
    expect(await stored()).toHaveLength(1);
  });

  it('keeps each event once and tells of it once, also when it comes five times at the same moment', async () => {
    const { story } = await paidStory();
    const [event] = story as [StripeEvent];
    await Promise.all(Array.from({ length: 5 }, () => deliver(event)));
    const [row] = await t.ask<{ id: string }>('SELECT id FROM payments_event WHERE event_id = $1', [event.id]);
    const facts = await t.ask(`SELECT name FROM platform_fact WHERE body ->> 'eventId' = $1`, [row?.id]);
    expect(facts).toEqual([{ name: 'payment.event-received' }]);
  });

  it('leaves alone what belongs to another shop of the same account', async () => {
    const { payment, story } = await paidStory();
    const completed = story.find(event => event.type === 'checkout.session.completed');
    const foreign = JSON.parse(
      JSON.stringify(completed).replaceAll(payment.paymentId, '01890000-0000-7000-8000-000000000000'),
    ) as StripeEvent;
    await deliver(foreign);
    await react();
    expect(await stateOf(t, payment)).toBe('pending');
    const open = await t.ask('SELECT 1 FROM payments_event WHERE settled_at IS NULL');
    expect(open).toEqual([]);
  });

  it('takes no other sum than the payment’s, and does not forget that it was told one', async () => {
    const { payment, story } = await paidStory();
    const completed = story.find(event => event.type === 'checkout.session.completed');
    const other = JSON.parse(JSON.stringify(completed).replaceAll('350000', '350')) as StripeEvent;
    await t.ask('TRUNCATE payments_event');
    await deliver(other);
    await expect(react()).rejects.toThrow('350 instead of 350000');
    expect(await stateOf(t, payment)).toBe('pending');
    expect(await t.ask('SELECT type FROM payments_event WHERE settled_at IS NULL')).toEqual([
      { type: 'checkout.session.completed' },
    ]);
    await t.ask('TRUNCATE payments_event');
  });

  describe('comes to the same end however often and in whatever order Stripe tells its events', () => {
    /** Every event one to five times, all of them shuffled. */
    const tellings = (story: StripeEvent[]) =>
      fc
        .array(fc.integer({ min: 1, max: 5 }), { minLength: story.length, maxLength: story.length })
        .map(times => story.flatMap((event, at) => Array.from({ length: times[at] ?? 1 }, () => event)))
        .chain(all => fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }));

    async function alwaysEnds(
      payment: BuiltPayment,
      story: StripeEvent[],
      from: string,
      state: string,
      facts: string[],
    ): Promise<void> {
      await fc.assert(
        fc.asyncProperty(tellings(story), fc.boolean(), async (telling, atOnce) => {
          await forget(payment, from);
          if (atOnce) await Promise.all(telling.map(deliver)).then(react);
          else for (const event of telling) await deliver(event).then(react);
          expect(await stateOf(t, payment)).toBe(state);
          expect((await factsOf(t, payment)).sort()).toEqual(facts);
        }),
        { numRuns: 25 },
      );
    }

    it('a payment is paid, and its orders are told once', async () => {
      const { payment, story } = await paidStory();
      expect(story.map(event => event.type)).toEqual(
        expect.arrayContaining([
          'checkout.session.expired',
          'payment_intent.payment_failed',
          'checkout.session.completed',
        ]),
      );
      await alwaysEnds(payment, story, 'pending', 'paid', ['payment.settled']);
    });

    it('one that was paid and refunded at Stripe is refunded', async () => {
      const { payment, story } = await paidStory();
      const all = [...story, ...(await refundByHand(payment))];
      await alwaysEnds(payment, all, 'pending', 'refunded', ['payment.refunded', 'payment.settled']);
    });

    it('one that was paid too late is owed back, once', async () => {
      const { payment, story } = await paidStory();
      await alwaysEnds(payment, story, 'expired', 'to-refund', ['payment.refund-owed']);
    });
  });
});
