// The list routes: newest first, a hundred at most, turned by the last id seen.
import { type Form, isForm } from './form.js';
import type { CheckoutSession, Page, PaymentIntent, Refund, StripeEvent } from './objects.js';
import { flag, listed, nested, onlyKnown, text, whole } from './params.js';
import { invalid } from './refusals.js';
import type { Shelf, State } from './state.js';

const pageNames = ['created', 'ending_before', 'expand', 'limit', 'starting_after'];

export function listIntents(state: State, form: Form): Page<PaymentIntent> {
  onlyKnown(form, pageNames);
  return page('/v1/payment_intents', state.intents, form, () => true);
}

export function listRefunds(state: State, form: Form): Page<Refund> {
  onlyKnown(form, [...pageNames, 'charge', 'payment_intent']);
  return page('/v1/refunds', state.refunds, form, refund => has(form, refund, ['charge', 'payment_intent']));
}

export function listSessions(state: State, form: Form): Page<CheckoutSession> {
  onlyKnown(form, [...pageNames, 'payment_intent', 'status']);
  return page('/v1/checkout/sessions', state.sessions, form, session =>
    has(form, session, ['payment_intent', 'status']),
  );
}

export function listEvents(state: State, form: Form): Page<StripeEvent> {
  onlyKnown(form, [...pageNames, 'delivery_success', 'type', 'types']);
  const types = listed(form, 'types');
  const delivered = text(form, 'delivery_success') === null ? undefined : flag(form, 'delivery_success');
  return page('/v1/events', state.events, form, event => {
    if (types.length > 0 && !types.includes(event.type)) return false;
    if (delivered !== undefined && delivered !== (event.pending_webhooks === 0)) return false;
    return has(form, event, ['type']);
  });
}

function has<T extends object>(form: Form, item: T, names: (keyof T & string)[]): boolean {
  return names.every(name => {
    const wanted = text(form, name);
    return wanted === null || item[name] === wanted;
  });
}

function page<T extends { id: string; created: number }>(
  url: string,
  shelf: Shelf<T>,
  form: Form,
  matches: (item: T) => boolean,
): Page<T> {
  const limit = limitOf(form);
  const matching = shelf.newestFirst().filter(item => isCreatedWithin(form, item.created) && matches(item));
  const after = turned(shelf, matching, form);
  // `ending_before` turns back: the page is the one right before it, not the first of all.
  const data = text(form, 'ending_before') === null ? after.slice(0, limit) : after.slice(-limit);
  return { object: 'list', url, has_more: after.length > limit, data };
}

export function limitOf(form: Form): number {
  const limit = whole(form, 'limit') ?? 10;
  if (limit >= 1 && limit <= 100) return limit;
  throw invalid('Limit must be between 1 and 100.', 'limit', 'parameter_invalid_integer');
}

function turned<T extends { id: string }>(shelf: Shelf<T>, items: T[], form: Form): T[] {
  const last = text(form, 'starting_after');
  if (last !== null) return items.slice(items.indexOf(shelf.find(last, 'starting_after')) + 1);
  const first = text(form, 'ending_before');
  if (first !== null) return items.slice(0, Math.max(items.indexOf(shelf.find(first, 'ending_before')), 0));
  return items;
}

function isCreatedWithin(form: Form, created: number): boolean {
  if (!isForm(form.created)) return created === (whole(form, 'created') ?? created);
  const range = nested(form, 'created');
  onlyKnown(range, ['gt', 'gte', 'lt', 'lte'], 'created');
  return (
    created > (whole(range, 'gt') ?? -Infinity) &&
    created >= (whole(range, 'gte') ?? -Infinity) &&
    created < (whole(range, 'lt') ?? Infinity) &&
    created <= (whole(range, 'lte') ?? Infinity)
  );
}
