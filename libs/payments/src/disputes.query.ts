import { statement } from '#platform/database';
import type { Dong } from '#platform/money';
import { DISPUTE_STATES } from './stripe-dispute.js';

const rank = (of: string): string => `array_position(ARRAY['${DISPUTE_STATES.join("', '")}'], ${of})`;

/** News may come in any order: only what comes later in its life changes it. Returns it when it did. */
export const followDispute = statement<
  { id: string },
  [
    id: string,
    disputeId: string,
    intentId: string,
    amount: Dong,
    reason: string,
    state: string,
    openedAt: Date,
    dueBy: Date | null,
    closedAt: Date | null,
  ]
>(
  'payments.follow-dispute',
  `INSERT INTO payments_dispute AS d (id, dispute_id, intent_id, amount, reason, state, opened_at, due_by, closed_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
   ON CONFLICT ON CONSTRAINT payments_dispute_once DO UPDATE
     SET state = excluded.state, due_by = COALESCE(excluded.due_by, d.due_by), closed_at = excluded.closed_at
     WHERE ${rank('excluded.state')} > ${rank('d.state')}
   RETURNING id`,
);

/** Of the payment that is disputed, when we know it. */
export const amountOfIntent = statement<{ amount: Dong }, [intentId: string]>(
  'payments.amount-of-intent',
  'SELECT amount FROM payments_payment WHERE intent_id = $1',
);
