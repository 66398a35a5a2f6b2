import type { Form } from './form.js';
import { stripeId } from './ids.js';
import { inEnglish } from './amounts.js';
import type { Charge, Refund } from './objects.js';
import { metadata, oneOf, onlyKnown, payable, text, whole } from './params.js';
import { invalid, missing } from './refusals.js';
import type { State } from './state.js';

const reasons = ['', 'duplicate', 'fraudulent', 'requested_by_customer'] as const;

export function createRefund(state: State, form: Form): Refund {
  onlyKnown(form, ['amount', 'charge', 'expand', 'metadata', 'payment_intent', 'reason']);
  const charge = chargeToRefund(state, form);
  const left = charge.amount_captured - charge.amount_refunded;
  if (left === 0) throw invalid(`Charge ${charge.id} has already been refunded.`, undefined, 'charge_already_refunded');
  const amount = payable(whole(form, 'amount') ?? left, 'amount');
  if (amount > left) {
    const sums = `Refund amount (${inEnglish(amount)}) is greater than unrefunded amount on charge (${inEnglish(left)})`;
    throw invalid(sums, 'amount');
  }
  return refund(state, charge, newRefund(state, form, charge, amount));
}

function chargeToRefund(state: State, form: Form): Charge {
  const charge = chargeNamed(state, form);
  if (charge.paid && charge.captured) return charge;
  throw invalid(`This PaymentIntent (${charge.payment_intent}) does not have a successful charge to refund.`);
}

function chargeNamed(state: State, form: Form): Charge {
  const chargeId = text(form, 'charge');
  if (chargeId !== null) return state.charges.find(chargeId, 'charge');
  const intentId = text(form, 'payment_intent');
  if (intentId === null) throw missing('payment_intent');
  const intent = state.intents.find(intentId, 'payment_intent');
  if (intent.latest_charge !== null) return state.charges.find(intent.latest_charge);
  throw invalid(`This PaymentIntent (${intentId}) does not have a successful charge to refund.`);
}

function newRefund(state: State, form: Form, charge: Charge, amount: number): Refund {
  const reason = oneOf(form, 'reason', reasons, '');
  return {
    id: stripeId('re'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: state.now(),
    currency: 'vnd',
    metadata: metadata(form),
    payment_intent: charge.payment_intent,
    reason: reason === '' ? null : reason,
    receipt_number: null,
    status: 'succeeded',
  };
}

function refund(state: State, charge: Charge, given: Refund): Refund {
  charge.amount_refunded += given.amount;
  charge.refunded = charge.amount_refunded === charge.amount_captured;
  state.refunds.put(given);
  state.record('refund.created', given);
  state.record('charge.refunded', charge);
  return given;
}
