import { cardNamed } from './cards.js';
import { newCharge } from './charging.js';
import { newIntent } from './intent-wishes.js';
import type { State } from './state.js';

/** A card payment that Stripe would remember, and a stand-in that was started since does not. Amounts in whole dong. */
export interface PastPayment {
  intentId: string;
  amount: number;
  refunded: number;
}

/** As it was left: charged and captured. Nothing is announced, since nothing happens. */
export function remember(state: State, { intentId, amount, refunded }: PastPayment): void {
  const wishes = { captureMethod: 'automatic' as const, description: null, metadata: {}, receiptEmail: null };
  const card = cardNamed('pm_card_visa', 'payment_method');
  const intent = newIntent(state, amount, {
    ...wishes,
    statementDescriptor: null,
    statementDescriptorSuffix: null,
    transferGroup: null,
  });
  state.intents.put(Object.assign(intent, { id: intentId, status: 'succeeded', amount_received: amount }));
  const charge = { ...newCharge(state, intent, card), captured: true, amount_captured: amount };
  intent.latest_charge = state.charges.put({ ...charge, amount_refunded: refunded, refunded: refunded === amount }).id;
}

/** Of a shop: what it knows to have been charged, and how much of it went back. */
export const PAST_PAYMENTS = `
  SELECT y.intent_id AS "intentId", y.amount::int AS amount, CASE WHEN y.state = 'refunded' THEN y.amount
    ELSE (SELECT COALESCE(sum(r.amount), 0) FROM payments_refund r WHERE r.payment_id = y.id AND r.state = 'returned') END::int AS refunded
  FROM payments_payment y WHERE y.method = 'card' AND y.intent_id IS NOT NULL AND y.state IN ('paid', 'to-refund', 'refunded')`;
