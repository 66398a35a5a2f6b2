import { statement } from '#platform/database';
import type { Dong } from '#platform/money';
import { DISPUTE_STATES } from './stripe-dispute.js';

const rank = (of: string): string => `array_position(ARRAY['${DISPUTE_STATES.join("', '")}'], ${of})`;

const isLater = `${rank('excluded.state')} > ${rank('d.state')}`;

/** News may come in any order: only what comes later in its life, or knows of more fees, changes it. Returns it when it did. */
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
    fee: Dong,
    feeReturned: Dong,
  ]
>(
  'payments.follow-dispute',
  `INSERT INTO payments_dispute AS d (id, dispute_id, intent_id, amount, reason, state, opened_at, due_by, closed_at, fee, fee_returned)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
   ON CONFLICT ON CONSTRAINT payments_dispute_once DO UPDATE
     SET state = CASE WHEN ${isLater} THEN excluded.state ELSE d.state END, due_by = COALESCE(excluded.due_by, d.due_by),
       closed_at = CASE WHEN ${isLater} THEN excluded.closed_at ELSE d.closed_at END,
       fee = GREATEST(excluded.fee, d.fee), fee_returned = GREATEST(excluded.fee_returned, d.fee_returned)
     WHERE ${isLater} OR excluded.fee > d.fee OR excluded.fee_returned > d.fee_returned
   RETURNING id`,
);
