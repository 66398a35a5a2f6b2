import { cardNamed, type TestCard } from './cards.js';
import { pay, type Terms } from './charging.js';
import type { Form } from './form.js';
import { stripeId } from './ids.js';
import { allowedTypes, newIntent, readWishes, wishNames } from './intent-wishes.js';
import type { PaymentIntent } from './objects.js';
import { currency, flag, nested, oneOf, onlyKnown, payable, text, webAddress, whole } from './params.js';
import { invalid, missing, unexpectedState } from './refusals.js';
import type { State } from './state.js';

const confirmNames = ['error_on_requires_action', 'off_session', 'payment_method', 'return_url', 'use_stripe_sdk'];
// `payment_method_types` is not among them: API 2026-09-30 took it away from every creation.
const createNames = [
  ...wishNames,
  ...confirmNames,
  'allowed_payment_method_types',
  'amount',
  'automatic_payment_methods',
  'confirm',
  'currency',
  'expand',
];

export function createIntent(state: State, form: Form): PaymentIntent {
  onlyKnown(form, createNames);
  currency(form);
  const card = cardGiven(form);
  const intent: PaymentIntent = {
    ...newIntent(state, payable(whole(form, 'amount'), 'amount'), readWishes(form)),
    allowed_payment_method_types: allowedTypes(form),
    automatic_payment_methods: automaticMethods(form),
    status: card ? 'requires_confirmation' : 'requires_payment_method',
  };
  const terms = flag(form, 'confirm') ? confirmationTerms(intent, form, card) : undefined;
  if (card) keepCard(state, intent, card);
  state.intents.put(intent);
  state.record('payment_intent.created', intent);
  if (terms) pay(state, intent, terms);
  return intent;
}

export function confirmIntent(state: State, form: Form, id: string): PaymentIntent {
  onlyKnown(form, [...confirmNames, 'receipt_email', 'expand']);
  const intent = state.intents.find(id, 'intent');
  const kept = intent.status === 'requires_confirmation' ? state.cards.get(id) : undefined;
  const terms = confirmationTerms(intent, form, cardGiven(form) ?? kept);
  intent.receipt_email = text(form, 'receipt_email') ?? intent.receipt_email;
  pay(state, intent, terms);
  return intent;
}

export function cancelIntent(state: State, form: Form, id: string): PaymentIntent {
  onlyKnown(form, ['cancellation_reason', 'expand']);
  const intent = state.intents.find(id, 'intent');
  const reasons = ['', 'abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'] as const;
  const reason = oneOf(form, 'cancellation_reason', reasons, '');
  if (state.sessionOf(intent)?.status === 'open') {
    throw invalid('This PaymentIntent belongs to an open Checkout Session: expire the Session instead.');
  }
  cancel(state, intent, reason === '' ? null : reason);
  return intent;
}

export function cancel(state: State, intent: PaymentIntent, reason: string | null): void {
  if (intent.status === 'succeeded' || intent.status === 'canceled') throw unexpectedState('cancel', intent.status);
  if (intent.status === 'requires_capture') release(state, intent);
  intent.status = 'canceled';
  intent.canceled_at = state.now();
  intent.cancellation_reason = reason;
  intent.next_action = null;
  state.record('payment_intent.canceled', intent);
}

export function captureIntent(state: State, form: Form, id: string): PaymentIntent {
  onlyKnown(form, ['amount_to_capture', 'statement_descriptor', 'statement_descriptor_suffix', 'expand']);
  const intent = state.intents.find(id, 'intent');
  if (intent.status !== 'requires_capture') throw unexpectedState('capture', intent.status);
  const amount = payable(whole(form, 'amount_to_capture') ?? intent.amount_capturable, 'amount_to_capture');
  if (amount > intent.amount_capturable) {
    const message = 'The amount to capture is greater than the amount that can be captured.';
    throw invalid(message, 'amount_to_capture', 'amount_too_large');
  }
  capture(state, intent, amount);
  return intent;
}

// What is not captured goes back to the card: one capture closes the payment.
function capture(state: State, intent: PaymentIntent, amount: number): void {
  const charge = state.charges.find(intent.latest_charge ?? '');
  charge.captured = true;
  charge.amount_captured = amount;
  intent.status = 'succeeded';
  intent.amount_received = amount;
  intent.amount_capturable = 0;
  const session = state.sessionOf(intent);
  if (session) session.payment_status = 'paid';
  state.record('charge.captured', charge);
  state.record('payment_intent.succeeded', intent);
}

// A canceled authorisation shows as a refund of the whole charge.
function release(state: State, intent: PaymentIntent): void {
  const charge = state.charges.find(intent.latest_charge ?? '');
  charge.refunded = true;
  charge.amount_refunded = charge.amount;
  intent.amount_capturable = 0;
  state.record('charge.refunded', charge);
}

function confirmationTerms(intent: PaymentIntent, form: Form, card: TestCard | undefined): Terms {
  if (!card) throw missing('payment_method');
  const returnUrl = webAddress(form, 'return_url');
  if (intent.automatic_payment_methods?.allow_redirects === 'always' && returnUrl === null) {
    const message =
      'Some of the payment methods of this PaymentIntent might redirect your customer off of your page: ' +
      'you must provide a `return_url`, or set `automatic_payment_methods[allow_redirects]` to `never`.';
    throw invalid(message, 'return_url');
  }
  return { card, returnUrl, offSession: flag(form, 'off_session') || flag(form, 'error_on_requires_action') };
}

// On by default since API 2023-08-16, redirects included.
function automaticMethods(form: Form): PaymentIntent['automatic_payment_methods'] {
  const given = nested(form, 'automatic_payment_methods');
  onlyKnown(given, ['enabled', 'allow_redirects'], 'automatic_payment_methods');
  if (Object.keys(given).length > 0 && !flag(given, 'enabled')) return null;
  return { enabled: true, allow_redirects: oneOf(given, 'allow_redirects', ['always', 'never'] as const, 'always') };
}

function cardGiven(form: Form): TestCard | undefined {
  const name = text(form, 'payment_method');
  return name === null ? undefined : cardNamed(name, 'payment_method');
}

function keepCard(state: State, intent: PaymentIntent, card: TestCard): void {
  state.cards.set(intent.id, card);
  intent.payment_method = stripeId('pm');
}
