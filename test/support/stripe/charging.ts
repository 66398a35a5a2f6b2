// A card meets a payment: it pays, its bank says no, or its bank wants to ask the buyer first.
import type { Decline, TestCard } from './cards.js';
import { stripeId } from './ids.js';
import type { Charge, LastPaymentError, PaymentIntent } from './objects.js';
import { declined, unexpectedState } from './refusals.js';
import type { State } from './state.js';

const notPresent: Decline = {
  code: 'authentication_required',
  declineCode: 'authentication_required',
  message: 'Your card was declined. This transaction requires authentication.',
};

const authenticationFailed: LastPaymentError = {
  type: 'invalid_request_error',
  code: 'payment_intent_authentication_failure',
  message: 'The provided PaymentMethod has failed authentication. Provide a new PaymentMethod to attempt again.',
};

export interface Terms {
  card: TestCard;
  /** Where the bank's page sends the buyer afterwards, when no session does. */
  returnUrl: string | null;
  /** The buyer is not there to be asked. */
  offSession: boolean;
}

/** A refused card throws, and what it left behind (a failed charge, the reason, the events) stays, as with Stripe. */
export function pay(state: State, intent: PaymentIntent, { card, returnUrl, offSession }: Terms): void {
  if (!['requires_payment_method', 'requires_confirmation', 'requires_action'].includes(intent.status)) {
    throw unexpectedState('confirm', intent.status);
  }
  state.cards.set(intent.id, card);
  intent.payment_method = stripeId('pm');
  if (card.answer === 'pays') succeed(state, intent, card);
  else if (card.answer !== 'asks_the_bank') decline(state, intent, card, card.answer);
  else if (offSession) decline(state, intent, card, notPresent);
  else askTheBank(state, intent, returnUrl);
}

/** The buyer said yes on the bank's page. */
export function approve(state: State, intent: PaymentIntent): void {
  const card = state.cards.get(intent.id);
  if (intent.status !== 'requires_action' || !card) throw unexpectedState('approve', intent.status);
  succeed(state, intent, card);
}

/** The buyer said no on the bank's page. */
export function refuse(state: State, intent: PaymentIntent): void {
  if (intent.status !== 'requires_action') throw unexpectedState('refuse', intent.status);
  fail(state, intent, authenticationFailed);
}

function askTheBank(state: State, intent: PaymentIntent, returnUrl: string | null): void {
  const url = `${state.pagesUrl}/bank/${intent.id}`;
  intent.next_action = { type: 'redirect_to_url', redirect_to_url: { url, return_url: returnUrl } };
  intent.status = 'requires_action';
  state.record('payment_intent.requires_action', intent);
}

function succeed(state: State, intent: PaymentIntent, card: TestCard): void {
  const captured = intent.capture_method !== 'manual';
  const charge = state.charges.put({ ...newCharge(state, intent, card), captured });
  charge.amount_captured = captured ? intent.amount : 0;
  intent.status = captured ? 'succeeded' : 'requires_capture';
  intent.amount_received = charge.amount_captured;
  intent.amount_capturable = intent.amount - charge.amount_captured;
  intent.latest_charge = charge.id;
  intent.last_payment_error = null;
  intent.next_action = null;
  state.record('charge.succeeded', charge);
  state.record(captured ? 'payment_intent.succeeded' : 'payment_intent.amount_capturable_updated', intent);
  completeSession(state, intent);
}

function completeSession(state: State, intent: PaymentIntent): void {
  const session = state.sessionOf(intent);
  if (!session) return;
  session.status = 'complete';
  session.payment_status = intent.status === 'succeeded' ? 'paid' : 'unpaid';
  session.url = null;
  session.customer_details = { address: null, email: session.customer_email, name: null, phone: null };
  state.record('checkout.session.completed', session);
}

function decline(state: State, intent: PaymentIntent, card: TestCard, reason: Decline): never {
  const { code, declineCode, message } = reason;
  const outcome = { network_status: 'declined_by_network', reason: declineCode, seller_message: message };
  const charge = state.charges.put({
    ...newCharge(state, intent, card),
    failure_code: code,
    failure_message: message,
    outcome: { ...outcome, type: 'issuer_declined' },
    paid: false,
    status: 'failed',
  });
  intent.latest_charge = charge.id;
  state.record('charge.failed', charge);
  fail(state, intent, { type: 'card_error', code, decline_code: declineCode, message, charge: charge.id });
  throw declined({
    code,
    decline_code: declineCode,
    message,
    charge: charge.id,
    payment_intent: structuredClone(intent),
  });
}

function fail(state: State, intent: PaymentIntent, reason: LastPaymentError): void {
  intent.status = 'requires_payment_method';
  intent.last_payment_error = reason;
  intent.payment_method = null;
  intent.next_action = null;
  state.record('payment_intent.payment_failed', intent);
}

export function newCharge(state: State, intent: PaymentIntent, card: TestCard): Charge {
  const { brand, number } = card;
  return {
    id: stripeId('ch'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    balance_transaction: null,
    billing_details: { address: null, email: intent.receipt_email, name: null, phone: null },
    captured: false,
    created: state.now(),
    currency: 'vnd',
    customer: null,
    description: intent.description,
    disputed: false,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: { ...intent.metadata },
    outcome: {
      network_status: 'approved_by_network',
      reason: null,
      seller_message: 'Payment complete.',
      type: 'authorized',
    },
    paid: true,
    payment_intent: intent.id,
    payment_method: intent.payment_method ?? '',
    payment_method_details: {
      type: 'card',
      card: { brand, last4: number.slice(-4), country: 'US', funding: 'credit' },
    },
    receipt_email: intent.receipt_email,
    refunded: false,
    status: 'succeeded',
    transfer_group: intent.transfer_group,
  };
}
