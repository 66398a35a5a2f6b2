import { stripeId } from './ids.js';
import { allowedTypes, readWishes, wishNames } from './intent-wishes.js';
import { type Form, type FormValue, isForm } from './form.js';
import type { CheckoutSession, LineItem, Page } from './objects.js';
import {
  currency,
  listed,
  metadata,
  nested,
  oneOf,
  onlyKnown,
  payable,
  requiredText,
  text,
  webAddress,
  whole,
} from './params.js';
import { cancel } from './payment-intents.js';
import { invalid, missing } from './refusals.js';
import type { State } from './state.js';

// Stripe speaks more; the shop speaks two.
const locales = ['', 'auto', 'en', 'en-GB', 'vi'] as const;
const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
const createNames = [
  'allowed_payment_method_types',
  'cancel_url',
  'client_reference_id',
  'currency',
  'customer_email',
  'expand',
  'expires_at',
  'line_items',
  'locale',
  'metadata',
  'mode',
  'payment_intent_data',
  'success_url',
  'ui_mode',
];

export function createSession(state: State, form: Form): CheckoutSession {
  onlyKnown(form, createNames);
  const session = newSession(state, form);
  const wishes = nested(form, 'payment_intent_data');
  onlyKnown(wishes, wishNames, 'payment_intent_data');
  const lines = linesOf(form);
  session.amount_total = payable(totalOf(lines), 'line_items');
  session.amount_subtotal = session.amount_total;
  state.purchases.set(session.id, { lines, wishes: readWishes(wishes) });
  return state.sessions.put(session);
}

export function expireSession(state: State, form: Form, id: string): CheckoutSession {
  onlyKnown(form, ['expand']);
  const session = state.sessions.find(id, 'session');
  if (session.status !== 'open') {
    const rule = 'Only Checkout Sessions with a status in ["open"] can be expired.';
    throw invalid(`${rule} This Checkout Session has a status of ${session.status}.`);
  }
  expire(state, session);
  return session;
}

/** Nobody presses a button for these: time does. */
export function expireOverdue(state: State): void {
  const now = state.now();
  for (const session of state.sessions.newestFirst()) {
    if (session.status === 'open' && session.expires_at <= now) expire(state, session);
  }
}

export function lineItems(state: State, session: CheckoutSession, limit = 10): Page<LineItem> {
  const lines = state.purchases.get(session.id)?.lines ?? [];
  const url = `/v1/checkout/sessions/${session.id}/line_items`;
  return { object: 'list', url, has_more: lines.length > limit, data: lines.slice(0, limit) };
}

function expire(state: State, session: CheckoutSession): void {
  session.status = 'expired';
  session.url = null;
  if (session.payment_intent !== null) cancel(state, state.intents.find(session.payment_intent), 'automatic');
  state.record('checkout.session.expired', session);
}

function newSession(state: State, form: Form): CheckoutSession {
  const id = stripeId('cs_test');
  if (requiredText(form, 'mode') !== 'payment') throw invalid('The stand-in knows only mode=payment.', 'mode');
  const locale = oneOf(form, 'locale', locales, '');
  return {
    id,
    object: 'checkout.session',
    allowed_payment_method_types: allowedTypes(form),
    amount_subtotal: 0,
    amount_total: 0,
    cancel_url: webAddress(form, 'cancel_url'),
    client_reference_id: text(form, 'client_reference_id'),
    client_secret: null,
    created: state.now(),
    currency: text(form, 'currency') === null ? 'vnd' : currency(form),
    customer: null,
    customer_details: null,
    customer_email: text(form, 'customer_email'),
    expires_at: expiryOf(state, form),
    livemode: false,
    locale: locale === '' ? null : locale,
    metadata: metadata(form),
    mode: 'payment',
    payment_intent: null,
    payment_method_types: ['card'],
    payment_status: 'unpaid',
    setup_intent: null,
    status: 'open',
    subscription: null,
    success_url: successUrl(form),
    ui_mode: oneOf(form, 'ui_mode', ['hosted_page'] as const, 'hosted_page'),
    url: `${state.pagesUrl}/pay/${id}`,
  };
}

function successUrl(form: Form): string {
  const url = webAddress(form, 'success_url');
  if (url === null) throw missing('success_url');
  return url;
}

// Between 30 minutes and 24 hours from now: https://docs.stripe.com/api/checkout/sessions/create
function expiryOf(state: State, form: Form): number {
  const now = state.now();
  const at = whole(form, 'expires_at') ?? now + DAY;
  if (at < now + 30 * MINUTE) {
    throw invalid(
      'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.',
      'expires_at',
    );
  }
  if (at > now + DAY) {
    throw invalid(
      'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.',
      'expires_at',
    );
  }
  return at;
}

function linesOf(form: Form): LineItem[] {
  const given = listed(form, 'line_items');
  if (given.length === 0) throw missing('line_items');
  if (given.length > 100) throw invalid('Checkout accepts up to 100 line items.', 'line_items');
  return given.map((line, index) => lineOf(line, `line_items[${index}]`));
}

function lineOf(line: FormValue, param: string): LineItem {
  if (!isForm(line)) throw invalid(`Invalid object: ${param}`, param);
  onlyKnown(line, ['price_data', 'quantity'], param);
  const price = nested(line, 'price_data');
  onlyKnown(price, ['currency', 'product_data', 'unit_amount'], `${param}[price_data]`);
  const product = nested(price, 'product_data');
  onlyKnown(product, ['description', 'images', 'metadata', 'name'], `${param}[price_data][product_data]`);
  const unitAmount = atLeast(0, whole(price, 'unit_amount'), `${param}[price_data][unit_amount]`);
  const quantity = atLeast(1, whole(line, 'quantity'), `${param}[quantity]`);
  return {
    id: stripeId('li'),
    object: 'item',
    amount_discount: 0,
    amount_subtotal: unitAmount * quantity,
    amount_tax: 0,
    amount_total: unitAmount * quantity,
    currency: currency(price, `${param}[price_data][currency]`),
    description: requiredText(product, 'name', `${param}[price_data][product_data][name]`),
    price: { id: stripeId('price'), object: 'price', currency: 'vnd', unit_amount: unitAmount, type: 'one_time' },
    quantity,
  };
}

function atLeast(least: number, value: number | null, param: string): number {
  if (value === null) throw missing(param);
  if (value >= least) return value;
  throw invalid(`This value must be greater than or equal to ${least}.`, param, 'parameter_invalid_integer');
}

function totalOf(lines: LineItem[]): number {
  return lines.reduce((total, line) => total + line.amount_total, 0);
}
