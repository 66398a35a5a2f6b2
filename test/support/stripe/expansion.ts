// `expand[]=payment_intent.latest_charge`: an id in an answer gives way to the object itself.
import { invalid } from './refusals.js';
import { lineItems } from './sessions.js';
import type { State } from './state.js';

type Json = Record<string, unknown>;

/** A copy of the answer with the wished ids opened; the copy also keeps later changes out of a stored answer. */
export function expanded(state: State, answer: object, paths: string[]): object {
  const copy: Json = { ...structuredClone(answer) };
  for (const path of paths) open(state, copy, path.split('.'), path);
  return copy;
}

function open(state: State, holder: Json, [name = '', ...rest]: string[], path: string): void {
  const inner = name === 'data' ? holder.data : replaced(state, holder, name, path);
  if (inner === null || rest.length === 0) return;
  for (const one of Array.isArray(inner) ? inner : [inner]) {
    if (!isJson(one)) throw cannotExpand(path);
    open(state, one, rest, path);
  }
}

function replaced(state: State, holder: Json, name: string, path: string): unknown {
  const value = holder[name];
  if (name === 'line_items' && holder.object === 'checkout.session') {
    holder.line_items = structuredClone(lineItems(state, state.sessions.find(String(holder.id))));
  } else if (value === undefined || !(name in shelves)) {
    throw cannotExpand(path);
  } else if (typeof value === 'string') {
    holder[name] = structuredClone(shelves[name as keyof typeof shelves](state, value));
  }
  return holder[name];
}

const shelves = {
  payment_intent: (state: State, id: string) => state.intents.find(id),
  latest_charge: (state: State, id: string) => state.charges.find(id),
  charge: (state: State, id: string) => state.charges.find(id),
};

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cannotExpand(path: string): Error {
  return invalid(`This property cannot be expanded (${path}).`, 'expand');
}
