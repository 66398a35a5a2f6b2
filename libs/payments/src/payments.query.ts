import { statement } from '#platform/database';
import type { Dong } from '#platform/money';
import type { PaymentMethod, PaymentState } from './payment-states.js';

export interface Payment {
  id: string;
  groupId: string;
  method: PaymentMethod;
  amount: Dong;
  state: PaymentState;
  reference: string;
  sessionId: string | null;
  intentId: string | null;
  expiresAt: Date | null;
  /** Stripe could not give it back: a person sends it. */
  refundFailedAt: Date | null;
}

const PAYMENT = `id, group_id AS "groupId", method, amount, state, reference, session_id AS "sessionId", intent_id AS "intentId",
  expires_at AS "expiresAt", refund_failed_at AS "refundFailedAt"`;

/** Returns nothing when the reference is taken, for another to be drawn; a second payment of one group is refused by its constraint. */
export const insertPayment = statement<
  { id: string },
  [
    id: string,
    groupId: string,
    method: string,
    amount: Dong,
    state: string,
    reference: string,
    expiresAt: Date | null,
    now: Date,
  ]
>(
  'payments.insert',
  `INSERT INTO payments_payment (id, group_id, method, amount, state, reference, expires_at, created_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (reference) DO NOTHING RETURNING id`,
);

export const paymentOf = statement<Payment, [id: string]>(
  'payments.by-id',
  `SELECT ${PAYMENT} FROM payments_payment WHERE id = $1`,
);

/** Those whose reference is among these, locked: whoever settles or expires one waits. */
export const lockReferred = statement<Payment, [references: string[]]>(
  'payments.lock-referred',
  `SELECT ${PAYMENT} FROM payments_payment WHERE reference = ANY ($1) AND method = 'vietqr' ORDER BY id FOR UPDATE`,
);

/** As `payments.lock-referred`, of one that somebody has found by hand. */
export const lockPayment = statement<Payment, [id: string]>(
  'payments.lock',
  `SELECT ${PAYMENT} FROM payments_payment WHERE id = $1 FOR UPDATE`,
);

export type Moved = Pick<Payment, 'id' | 'groupId' | 'method' | 'state'>;

/** Which states lead where (`movesOf`), and what is learnt by the way. With `amount`, only a payment of exactly that sum moves. */
type MoveValues = [
  id: string,
  moves: string,
  at: Date | null,
  intentId: string | null,
  refundId: string | null,
  amount: Dong | null,
];

const moveBy = (key: 'id' | 'group_id') => `
  UPDATE payments_payment SET state = $2::jsonb ->> state, paid_at = COALESCE(paid_at, $3), intent_id = COALESCE(intent_id, $4),
    refund_id = CASE WHEN refund_failed_at IS NULL THEN COALESCE(refund_id, $5) ELSE COALESCE($5, refund_id) END
  WHERE ${key} = $1 AND $2::jsonb ? state AND ($6::bigint IS NULL OR amount = $6)
  RETURNING id, group_id AS "groupId", method, state`;

/** The one sentence that changes a state. It finds nothing when the move is not open any more: no read comes before it. */
export const movePayment = statement<Moved, MoveValues>('payments.move', moveBy('id'));
/** Stripe says that it went back. Of what it failed to give back it said so too early. */
export const reversePayment = statement<Moved, [id: string, moves: string, refundId: string | null]>(
  'payments.reverse',
  `UPDATE payments_payment SET state = $2::jsonb ->> state, refund_id = COALESCE(refund_id, $3)
   WHERE id = $1 AND $2::jsonb ? state AND refund_failed_at IS NULL RETURNING id, group_id AS "groupId", method, state`,
);
/** Stripe could not give it back after all: it is owed again, once. */
export const failRefund = statement<{ id: string }, [id: string, moves: string, at: Date]>(
  'payments.fail-refund',
  `UPDATE payments_payment SET state = $2::jsonb ->> state, refund_failed_at = $3
   WHERE id = $1 AND $2::jsonb ? state AND refund_failed_at IS NULL RETURNING id`,
);
export const movePaymentOfGroup = statement<Moved, MoveValues>('payments.move-of-group', moveBy('group_id'));

/** In id order, and past those that somebody is just settling. */
export const expireSome = statement<Moved, [now: Date, moves: string, limit: number]>(
  'payments.expire-some',
  `UPDATE payments_payment SET state = $2::jsonb ->> state
   WHERE id IN (SELECT id FROM payments_payment WHERE state = 'pending' AND expires_at <= $1 ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED)
   RETURNING id, group_id AS "groupId", method, state`,
);

/** Due, and somebody went to the card form or the wallet's page: they may know of money that we have not heard of. */
export const dueAtProvider = statement<Pick<Payment, 'id' | 'method'>, [now: Date, limit: number]>(
  'payments.due-at-provider',
  `SELECT y.id, y.method FROM payments_payment y WHERE y.state = 'pending' AND y.expires_at <= $1 AND (y.session_id IS NOT NULL
     OR EXISTS (SELECT FROM payments_wallet_attempt a WHERE a.payment_id = y.id AND a.state = 'open')) ORDER BY y.id LIMIT $2`,
);

/** Two that press the button at once get the same session of Stripe and both keep it; nobody overwrites a later one. */
export const keepSession = statement<{ id: string }, [id: string, before: string | null, sessionId: string]>(
  'payments.keep-session',
  `UPDATE payments_payment SET session_id = $3
   WHERE id = $1 AND state = 'pending' AND (session_id IS NOT DISTINCT FROM $2 OR session_id = $3) RETURNING id`,
);

/** What is to be collected at the door changes with its orders; what was collected, or is paid otherwise, does not. */
export const changeToCollect = statement<{ id: string }, [groupId: string, change: Dong]>(
  'payments.change-to-collect',
  `UPDATE payments_payment SET amount = amount + $2 WHERE group_id = $1 AND state = 'to-collect' RETURNING id`,
);
