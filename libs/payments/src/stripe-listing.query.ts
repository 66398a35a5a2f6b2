import { statement } from '#platform/database';
import type { Dong } from '#platform/money';

export const paymentsOfIntents = statement<{ intentId: string }, [intentIds: readonly string[]]>(
  'payments.of-intents',
  'SELECT intent_id AS "intentId" FROM payments_payment WHERE intent_id = ANY ($1)',
);

/** Ours that were paid by card then: what Stripe does not list of them was never there, or is another account's. */
export const cardPaymentsBetween = statement<
  { intentId: string; reference: string; amount: Dong },
  [from: Date, to: Date]
>(
  'payments.card-payments-between',
  `SELECT intent_id AS "intentId", reference, amount FROM payments_payment
   WHERE method = 'card' AND intent_id IS NOT NULL AND paid_at >= $1 AND paid_at < $2 ORDER BY id`,
);

/** A person has looked at it; once. */
export const closeByPerson = statement<{ id: string }, [id: string, by: string, note: string, now: Date]>(
  'payments.close-by-person',
  `UPDATE payments_event SET settled_at = $4, closed_by = $2, note = $3 WHERE id = $1 AND settled_at IS NULL RETURNING id`,
);

export const eventExists = statement<{ id: string }, [id: string]>(
  'payments.event-exists',
  'SELECT id FROM payments_event WHERE id = $1',
);
