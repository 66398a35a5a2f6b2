// Every route of the API that the stand-in answers, and what it does.
import { expanded } from './expansion.js';
import type { Form } from './form.js';
import { limitOf, listEvents, listIntents, listRefunds, listSessions } from './lists.js';
import { listed, onlyKnown } from './params.js';
import { cancelIntent, captureIntent, confirmIntent, createIntent } from './payment-intents.js';
import { noSuchRoute } from './refusals.js';
import { createRefund } from './refunds.js';
import { createSession, expireSession, lineItems } from './sessions.js';
import type { Shelf, State } from './state.js';

type Verb = (state: State, form: Form, id: string) => object;

const routes: readonly (readonly [method: string, path: string, verb: Verb])[] = [
  ['POST', '/v1/payment_intents', createIntent],
  ['GET', '/v1/payment_intents', listIntents],
  ['GET', '/v1/payment_intents/:id', retrieve(state => state.intents, 'intent', ['client_secret'])],
  ['POST', '/v1/payment_intents/:id/confirm', confirmIntent],
  ['POST', '/v1/payment_intents/:id/capture', captureIntent],
  ['POST', '/v1/payment_intents/:id/cancel', cancelIntent],
  ['POST', '/v1/checkout/sessions', createSession],
  ['GET', '/v1/checkout/sessions', listSessions],
  ['GET', '/v1/checkout/sessions/:id', retrieve(state => state.sessions, 'session')],
  ['GET', '/v1/checkout/sessions/:id/line_items', listLineItems],
  ['POST', '/v1/checkout/sessions/:id/expire', expireSession],
  ['POST', '/v1/refunds', createRefund],
  ['GET', '/v1/refunds', listRefunds],
  ['GET', '/v1/refunds/:id', retrieve(state => state.refunds, 'refund')],
  ['GET', '/v1/events', listEvents],
  ['GET', '/v1/events/:id', retrieve(state => state.events, 'id')],
  ['GET', '/v1/charges/:id', retrieve(state => state.charges, 'charge')],
];

export function answerTo(state: State, method: string, path: string, form: Form): object {
  for (const [wanted, pattern, verb] of routes) {
    const id = method === wanted ? idIn(path, pattern) : undefined;
    if (id !== undefined) return expanded(state, verb(state, form, id), listed(form, 'expand').map(String));
  }
  throw noSuchRoute(method, path);
}

/** The part of the path that stands for `:id`; empty where the pattern has none, undefined where the path is another. */
function idIn(path: string, pattern: string): string | undefined {
  const [before = '', after] = pattern.split(':id');
  if (after === undefined) return path === pattern ? '' : undefined;
  const id = path.slice(before.length, path.length - after.length);
  return path === `${before}${id}${after}` && /^\w+$/.test(id) ? id : undefined;
}

function retrieve(shelf: (state: State) => Shelf<{ id: string }>, param: string, also: string[] = []): Verb {
  return (state, form, id) => {
    onlyKnown(form, ['expand', ...also]);
    return shelf(state).find(id, param);
  };
}

function listLineItems(state: State, form: Form, id: string): object {
  onlyKnown(form, ['expand', 'limit']);
  return lineItems(state, state.sessions.find(id, 'session'), limitOf(form));
}
