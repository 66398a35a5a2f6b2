import type { Stripe } from 'stripe';
import { dong, type Dong } from '#platform/money';

/** What an event means for one of our payments. */
export interface StripeNews {
  kind: 'paid' | 'refunded';
  paymentId: string;
  at: Date;
  intentId?: string;
  refundId?: string;
  /** What Stripe took from the buyer, for comparing. */
  received?: { amount: Dong; currency: string };
}

/**
 * Reads an event. Only what stays true is used (paid, refunded in full), so neither order nor repetition matters: a refund proves
 * that there was a payment. All else says nothing: a declined card may be followed by another, and an expired form ends no
 * payment, our own clock does. Events of somebody else's payments in the same account say nothing either.
 */
export function newsIn(event: Stripe.Event): StripeNews | undefined {
  const at = new Date(event.created * 1000);
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
      return paid(event.data.object, at);
    case 'charge.refunded':
      return refunded(event.data.object, at);
    case 'refund.updated':
      return refundDone(event.data.object, at);
    default:
      return undefined;
  }
}

function paid(session: Stripe.Checkout.Session, at: Date): StripeNews | undefined {
  const paymentId = session.metadata?.['paymentId'];
  // `unpaid` when the bank needs time; `async_payment_succeeded` comes later.
  if (!paymentId || session.payment_status !== 'paid') return undefined;
  const received = { amount: dong(session.amount_total ?? 0), currency: session.currency ?? '' };
  return { kind: 'paid', paymentId, at, intentId: idOf(session.payment_intent), received };
}

/** A part refunded by hand at Stripe leaves the payment paid. */
function refunded(charge: Stripe.Charge, at: Date): StripeNews | undefined {
  const paymentId = charge.metadata['paymentId'];
  if (!paymentId || !charge.refunded) return undefined;
  const received = { amount: dong(charge.amount), currency: charge.currency };
  return { kind: 'refunded', paymentId, at, intentId: idOf(charge.payment_intent), received };
}

/** Of the refunds that we asked for ourselves. */
function refundDone(refund: Stripe.Refund, at: Date): StripeNews | undefined {
  const paymentId = refund.metadata?.['paymentId'];
  if (!paymentId || refund.status !== 'succeeded') return undefined;
  return { kind: 'refunded', paymentId, at, intentId: idOf(refund.payment_intent), refundId: refund.id };
}

/** A refund that we asked for ourselves and that did not go through, at once or days after it was said to: a part has a row of its own. */
export function refundFailedIn(event: Stripe.Event): { paymentId?: string; refundId?: string; at: Date } | undefined {
  if (!FAILING.has(event.type)) return undefined;
  const { metadata, status } = event.data.object as Stripe.Refund;
  if (status !== 'failed' && status !== 'canceled') return undefined;
  const { paymentId, refundId } = metadata ?? {};
  return { paymentId, refundId, at: new Date(event.created * 1000) };
}
const FAILING: ReadonlySet<string> = new Set(['refund.failed', 'refund.updated', 'charge.refund.updated']);

/** Of the parts that we asked for ourselves: the row it was asked for is named, never the payment. */
export function partReturnedIn(event: Stripe.Event): { refundId: string; reference: string; at: Date } | undefined {
  if (event.type !== 'refund.updated') return undefined;
  const { id, metadata, status } = event.data.object;
  const refundId = metadata?.['refundId'];
  return refundId && status === 'succeeded'
    ? { refundId, reference: id, at: new Date(event.created * 1000) }
    : undefined;
}

const idOf = (object: string | { id: string } | null): string | undefined =>
  typeof object === 'string' ? object : object?.id;
