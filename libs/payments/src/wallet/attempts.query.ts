import { statement } from '#platform/database';
import type { Dong } from '#platform/money';
import type { WalletAttempt } from './wallet.js';

const ATTEMPT = `a.id, a.payment_id AS "paymentId", a.reference, a.amount, a.begun_at AS "begunAt", y.expires_at AS "expiresAt"
  FROM payments_wallet_attempt a JOIN payments_payment y ON y.id = a.payment_id`;

/** Of a payment that still waits. Of two that press at once both get one of their own; nothing when they drew the same number, for another to be drawn. */
export const beginAttempt = statement<
  Pick<WalletAttempt, 'reference'>,
  [id: string, paymentId: string, now: Date, askAfter: Date]
>(
  'payments.begin-attempt',
  `INSERT INTO payments_wallet_attempt (id, payment_id, reference, amount, begun_at, ask_after)
   SELECT $1, y.id, y.reference || 'T' || (SELECT count(*) + 1 FROM payments_wallet_attempt a WHERE a.payment_id = y.id), y.amount,
     date_trunc('second', $3::timestamptz), $4
   FROM payments_payment y WHERE y.id = $2 AND y.method = 'wallet' AND y.state = 'pending' AND y.expires_at > $3
   ON CONFLICT ON CONSTRAINT payments_wallet_attempt_once DO NOTHING RETURNING reference`,
);

export const attemptById = statement<WalletAttempt, [id: string]>(
  'payments.attempt-by-id',
  `SELECT ${ATTEMPT} WHERE a.id = $1`,
);

export const openAttemptsOf = statement<WalletAttempt, [paymentId: string]>(
  'payments.open-attempts-of',
  `SELECT ${ATTEMPT} WHERE a.payment_id = $1 AND a.state = 'open' ORDER BY a.begun_at, a.id`,
);

/** Nothing was heard of them for long enough. */
export const attemptsToAsk = statement<WalletAttempt, [now: Date, limit: number]>(
  'payments.attempts-to-ask',
  `SELECT ${ATTEMPT} WHERE a.state = 'open' AND a.ask_after <= $1 ORDER BY a.ask_after, a.id LIMIT $2`,
);

/** The longer nothing is heard, the longer until the next question; after days nobody asks any more. */
export const askLater = statement<never, [id: string, now: Date, atLeast: string, mostDays: number]>(
  'payments.ask-later',
  `UPDATE payments_wallet_attempt SET ask_after = $2::timestamptz + GREATEST($3::interval, $2 - begun_at),
     state = CASE WHEN $2 - begun_at > make_interval(days => $4) THEN 'lapsed' ELSE state END,
     ended_at = CASE WHEN $2 - begun_at > make_interval(days => $4) THEN $2 END
   WHERE id = $1 AND state = 'open'`,
);

export interface LockedAttempt {
  id: string;
  paymentId: string;
  amount: Dong;
  state: 'open' | 'paid' | 'failed' | 'lapsed';
}

/** Whoever else has news of it waits. */
export const lockAttempt = statement<LockedAttempt, [reference: string]>(
  'payments.lock-attempt',
  `SELECT id, payment_id AS "paymentId", amount, state FROM payments_wallet_attempt WHERE reference = $1 FOR UPDATE`,
);

/** That it was paid stays true; that it failed is believed only of one of which nothing was known. */
export const endAttempt = statement<
  { id: string },
  [id: string, state: 'paid' | 'failed', transaction: string | null, now: Date]
>(
  'payments.end-attempt',
  `UPDATE payments_wallet_attempt SET state = $2, transaction_no = $3, ended_at = $4
   WHERE id = $1 AND (state = 'open' OR ($2 = 'paid' AND state <> 'paid')) RETURNING id`,
);

/** The order had its money: this goes back. */
export const insertSurplus = statement<
  { id: string },
  [id: string, reference: string, amount: Dong, attempt: string, paymentId: string, now: Date]
>(
  'payments.insert-surplus',
  `INSERT INTO payments_credit (id, bank_reference, amount, transfer_text, source, received_at, state, reason, payment_id, to_return)
   VALUES ($1, $2, $3, $4, 'wallet', $6, 'declined', 'already-paid', $5, $3) ON CONFLICT ON CONSTRAINT payments_credit_once DO NOTHING RETURNING id`,
);

export interface PaidAttempt {
  reference: string;
  begunAt: Date;
  transaction: string;
  /** What of the payment does not go back in parts. */
  rest: Dong;
  amount: Dong;
}

const PAID = `a.reference, a.begun_at AS "begunAt", a.transaction_no AS transaction, a.amount, y.amount - y.parts_owed AS rest
  FROM payments_wallet_attempt a JOIN payments_payment y ON y.id = a.payment_id`;

/** The attempt with which the payment was paid: what else came is a credit. */
export const paidAttemptOf = statement<PaidAttempt, [paymentId: string]>(
  'payments.paid-attempt-of',
  `SELECT ${PAID} WHERE y.id = $1 AND a.state = 'paid' AND y.intent_id = 'vnpay-' || a.transaction_no`,
);

export const attemptOfCredit = statement<PaidAttempt & { creditId: string }, [creditId: string]>(
  'payments.attempt-of-credit',
  `SELECT c.id AS "creditId", ${PAID} JOIN payments_credit c ON c.transfer_text = a.reference
   WHERE c.id = $1 AND c.source = 'wallet' AND c.returned_at IS NULL AND c.refused_at IS NULL`,
);

export const refuseSurplus = statement<never, [creditId: string, now: Date]>(
  'payments.refuse-surplus',
  'UPDATE payments_credit SET refused_at = $2 WHERE id = $1 AND returned_at IS NULL',
);
