import { statement } from '#platform/database';
import type { Dong } from '#platform/money';
import type { CreditReason } from './judge-credit.js';

export type CreditState = 'matched' | 'suspense' | 'declined';

/** Returns nothing when the line is in already, by whichever road it came. */
export const insertCredit = statement<
  { id: string },
  [id: string, bankReference: string, amount: Dong, text: string, source: string, by: string | null, now: Date]
>(
  'payments.insert-credit',
  `INSERT INTO payments_credit (id, bank_reference, amount, transfer_text, source, recorded_by, received_at, state, reason, suspended_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, 'suspense', 'no-reference', $7) ON CONFLICT ON CONSTRAINT payments_credit_once DO NOTHING RETURNING id`,
);

export const amountKnown = statement<{ amount: Dong }, [bankReference: string]>(
  'payments.amount-known',
  'SELECT amount FROM payments_credit WHERE bank_reference = $1',
);

/** What was judged of a line that has just come. What was clear at once never was in suspense. */
export const judgeLine = statement<
  never,
  [id: string, state: CreditState, paymentId: string | null, reason: CreditReason | null, toReturn: Dong]
>(
  'payments.judge-line',
  `UPDATE payments_credit SET state = $2, payment_id = $3, reason = $4, to_return = $5,
     suspended_at = CASE $2 WHEN 'suspense' THEN suspended_at END WHERE id = $1`,
);

/** What waits for the rest of its sum. */
const WAITS = `state = 'suspense' AND reason = 'too-little'`;

/** The lines that wait for the rest of their sum, locked: nobody sends one back while another makes it whole. */
export const lockWaitingLines = statement<
  { id: string; paymentId: string; amount: Dong },
  [paymentIds: readonly string[]]
>(
  'payments.lock-waiting-lines',
  `SELECT id, payment_id AS "paymentId", amount FROM payments_credit WHERE payment_id = ANY ($1) AND ${WAITS} ORDER BY id FOR UPDATE`,
);

/** The sum is whole: those that waited for it are the payment's. */
export const matchWaiting = statement<{ id: string }, [paymentId: string, now: Date]>(
  'payments.match-waiting',
  `UPDATE payments_credit SET state = 'matched', decided_at = $2 WHERE payment_id = $1 AND ${WAITS} RETURNING id`,
);

/** The rest did not come in time. */
export const declineWaiting = statement<{ id: string }, [paymentId: string, now: Date]>(
  'payments.decline-waiting',
  `UPDATE payments_credit SET state = 'declined', to_return = amount, reason = 'too-late', decided_at = $2
   WHERE payment_id = $1 AND ${WAITS} RETURNING id`,
);

export interface LockedCredit {
  id: string;
  amount: Dong;
  state: CreditState;
  reason: CreditReason | null;
  paymentId: string | null;
}

export const lockCredit = statement<LockedCredit, [id: string]>(
  'payments.lock-credit',
  'SELECT id, amount, state, reason, payment_id AS "paymentId" FROM payments_credit WHERE id = $1 FOR UPDATE',
);

/** Somebody has found whose it is; in suspense it goes on waiting for the rest. */
export const assignCredit = statement<
  never,
  [
    id: string,
    state: CreditState,
    paymentId: string,
    reason: CreditReason | null,
    toReturn: Dong,
    by: string,
    now: Date,
  ]
>(
  'payments.assign-credit',
  `UPDATE payments_credit SET state = $2, payment_id = $3, reason = $4, to_return = $5, decided_by = $6,
     decided_at = CASE $2 WHEN 'suspense' THEN NULL ELSE $7::timestamptz END, look_again_at = NULL WHERE id = $1`,
);

export const declineCredit = statement<{ id: string }, [id: string, by: string, now: Date]>(
  'payments.decline-credit',
  `UPDATE payments_credit SET state = 'declined', to_return = amount, decided_by = $2, decided_at = $3, look_again_at = NULL
   WHERE id = $1 AND state = 'suspense' RETURNING id`,
);

export const keepCredit = statement<{ id: string }, [id: string, by: string, until: Date, note: string]>(
  'payments.keep-credit',
  `UPDATE payments_credit SET look_again_at = $3, note = $4, decided_by = $2 WHERE id = $1 AND state = 'suspense' RETURNING id`,
);

/** What came by a wallet goes back by it, and only what it refused by a person. */
export const returnCredit = statement<{ id: string }, [id: string, reference: string, now: Date, byWallet: boolean]>(
  'payments.return-credit',
  `UPDATE payments_credit SET returned_at = $3, return_reference = $2
   WHERE id = $1 AND to_return > 0 AND returned_at IS NULL AND (source = 'wallet' AND refused_at IS NULL) = $4 RETURNING id`,
);

export const creditNow = statement<{ state: CreditState; returnReference: string | null }, [id: string]>(
  'payments.credit-now',
  'SELECT state, return_reference AS "returnReference" FROM payments_credit WHERE id = $1',
);
