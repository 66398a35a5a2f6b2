import { statement } from '#platform/database';
import type { Dong } from '#platform/money';
import type { PaymentMethod } from './payment-states.js';

/**
 * Only of money that is there. The payments are locked in the order of their ids, the constraint lets each part in once, and the sum of the
 * parts never passes what was paid.
 */
export const oweParts = statement<{ id: string }, [parts: string, now: Date]>(
  'payments.owe-parts',
  `WITH asked AS (
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS p(id uuid, "groupId" uuid, "lineId" uuid, "batchId" uuid, amount bigint)
   ), paid AS (
     SELECT y.id, y.group_id FROM payments_payment y
     WHERE y.group_id IN (SELECT "groupId" FROM asked) AND y.state IN ('paid', 'collected') ORDER BY y.id FOR UPDATE
   ), added AS (
     INSERT INTO payments_refund (id, payment_id, line_id, batch_id, amount, owed_at)
     SELECT a.id, y.id, a."lineId", a."batchId", a.amount, $2 FROM asked a JOIN paid y ON y.group_id = a."groupId"
     ON CONFLICT ON CONSTRAINT payments_refund_once DO NOTHING RETURNING id, payment_id, amount
   ), summed AS (
     UPDATE payments_payment y SET parts_owed = y.parts_owed + more.amount
     FROM (SELECT payment_id, sum(amount)::bigint AS amount FROM added GROUP BY payment_id) more WHERE y.id = more.payment_id
   )
   SELECT id FROM added ORDER BY id`,
);

/** A sum of a payment that is there goes back, once for its cause; the sum of all never passes what was paid. */
const oweFor = (cause: 'order' | 'edit') => `WITH paid AS (
     SELECT id FROM payments_payment WHERE group_id = $2 AND state = 'paid' FOR UPDATE
   ), added AS (
     INSERT INTO payments_refund (id, payment_id, ${cause}_id, amount, owed_at) SELECT $1, id, $3, $4, $5 FROM paid
     ON CONFLICT ON CONSTRAINT payments_refund_${cause} DO NOTHING RETURNING id, payment_id, amount
   ), summed AS (
     UPDATE payments_payment y SET parts_owed = y.parts_owed + more.amount FROM added more WHERE y.id = more.payment_id
   )
   SELECT id FROM added`;

type OweValues = [id: string, groupId: string, causeId: string, amount: Dong, now: Date];

/** The share of an order of a group that goes on without it. */
export const oweOrder = statement<{ id: string }, OweValues>('payments.owe-order', oweFor('order'));
/** What an edit took off an order. */
export const oweEdit = statement<{ id: string }, OweValues>('payments.owe-edit', oweFor('edit'));

/**
 * What a complaint brought back, line by line and of the delivery, once each. Cash has to be in: nothing is added before. The sum of all parts never
 * passes what was paid.
 */
export const oweComplaint = statement<
  { id: string },
  [groupId: string, complaintId: string, ids: string[], lineIds: (string | null)[], amounts: string[], now: Date]
>(
  'payments.owe-complaint',
  `WITH paid AS (
     SELECT id FROM payments_payment WHERE group_id = $1 AND state IN ('paid', 'collected') FOR UPDATE
   ), added AS (
     INSERT INTO payments_refund (id, payment_id, complaint_id, line_id, amount, owed_at)
     SELECT a.id, paid.id, $2, a.line_id, a.amount, $6 FROM paid, unnest($3::uuid[], $4::uuid[], $5::bigint[]) AS a(id, line_id, amount)
     ON CONFLICT (complaint_id, line_id) WHERE complaint_id IS NOT NULL DO NOTHING RETURNING id, payment_id, amount
   ), summed AS (
     UPDATE payments_payment y SET parts_owed = y.parts_owed + more.amount
     FROM (SELECT payment_id, sum(amount)::bigint AS amount FROM added GROUP BY payment_id) more WHERE y.id = more.payment_id
   )
   SELECT id FROM added ORDER BY id`,
);

export interface OwedPart {
  id: string;
  paymentId: string;
  method: PaymentMethod;
  intentId: string | null;
  amount: Dong;
  /** Stripe could not give it back: a person sends it. */
  failedAt: Date | null;
}

export const owedPart = statement<OwedPart, [id: string]>(
  'payments.owed-part',
  `SELECT r.id, y.id AS "paymentId", y.method, y.intent_id AS "intentId", r.amount, r.failed_at AS "failedAt" FROM payments_refund r JOIN payments_payment y ON y.id = r.payment_id
   WHERE r.id = $1 AND r.state = 'owed'`,
);

/** Finds nothing when it went back before: no read comes before it. What Stripe failed to give back only a hand returns. */
export const returnPart = statement<{ id: string }, [id: string, reference: string | null, now: Date, byHand: boolean]>(
  'payments.return-part',
  `UPDATE payments_refund SET state = 'returned', reference = $2, returned_at = $3 WHERE id = $1 AND state = 'owed' AND (failed_at IS NULL OR $4)
   RETURNING id`,
);

/** Stripe could not give it back after all: it is owed again, once. */
export const failPart = statement<{ id: string }, [id: string, at: Date]>(
  'payments.fail-part',
  `UPDATE payments_refund SET state = 'owed', failed_at = $2, reference = NULL, returned_at = NULL WHERE id = $1 AND failed_at IS NULL RETURNING id`,
);
