import type { Stripe } from 'stripe';
import { dong } from '#platform/money';
import { newsIn } from './stripe-news.js';

const event = (type: string, object: object) =>
  ({ type, created: 1_795_485_600, data: { object } }) as unknown as Stripe.Event;
const at = new Date(1_795_485_600_000);

const session = {
  metadata: { paymentId: 'p' },
  payment_status: 'paid',
  payment_intent: 'pi_1',
  amount_total: 350_000,
  currency: 'vnd',
};
const charge = {
  metadata: { paymentId: 'p' },
  refunded: true,
  payment_intent: 'pi_1',
  amount: 350_000,
  currency: 'vnd',
};
const refund = { id: 're_1', metadata: { paymentId: 'p' }, status: 'succeeded', payment_intent: 'pi_1' };
const received = { amount: dong(350_000), currency: 'vnd' };

describe('an event of Stripe', () => {
  it.each(['checkout.session.completed', 'checkout.session.async_payment_succeeded'])(
    '%s says that money came',
    type => {
      expect(newsIn(event(type, session))).toEqual({ kind: 'paid', paymentId: 'p', at, intentId: 'pi_1', received });
    },
  );

  it('says that money went back: all of a charge, or a refund of our own', () => {
    expect(newsIn(event('charge.refunded', charge))).toEqual({
      kind: 'refunded',
      paymentId: 'p',
      at,
      intentId: 'pi_1',
      received,
    });
    expect(newsIn(event('refund.updated', refund))).toMatchObject({
      kind: 'refunded',
      paymentId: 'p',
      refundId: 're_1',
    });
  });

  it.each([
    [
      'a form that was sent while the bank takes its time',
      'checkout.session.completed',
      { ...session, payment_status: 'unpaid' },
    ],
    ['a form that expired', 'checkout.session.expired', { ...session, payment_status: 'unpaid' }],
    ['a declined card', 'payment_intent.payment_failed', { metadata: { paymentId: 'p' } }],
    ['a part of the money going back', 'charge.refunded', { ...charge, refunded: false }],
    ['a refund under way', 'refund.updated', { ...refund, status: 'pending' }],
    ['a payment that is not ours', 'checkout.session.completed', { ...session, metadata: {} }],
    ['something Stripe has thought of since', 'invoice.finalized', {}],
  ])('says nothing about %s', (_what, type, object) => {
    expect(newsIn(event(type, object))).toBeUndefined();
  });
});
