// What the hosted page does when the buyer has chosen a card.
import type { TestCard } from './cards.js';
import { pay } from './charging.js';
import { newIntent } from './intent-wishes.js';
import type { CheckoutSession, PaymentIntent } from './objects.js';
import { invalid } from './refusals.js';
import type { State } from './state.js';

export function payHosted(state: State, session: CheckoutSession, card: TestCard): PaymentIntent {
  if (session.status !== 'open') throw invalid(`This Checkout Session has a status of ${session.status}.`);
  const intent = intentFor(state, session);
  pay(state, intent, { card, returnUrl: session.success_url, offSession: false });
  return intent;
}

// A session has no payment until a card is tried, since API 2022-08-01; a second card tries the same payment.
function intentFor(state: State, session: CheckoutSession): PaymentIntent {
  if (session.payment_intent !== null) return state.intents.find(session.payment_intent);
  const purchase = state.purchases.get(session.id);
  if (!purchase) throw invalid(`Nothing is known of what ${session.id} sells.`);
  const intent = state.intents.put(newIntent(state, session.amount_total, purchase.wishes));
  session.payment_intent = intent.id;
  state.record('payment_intent.created', intent);
  return intent;
}
