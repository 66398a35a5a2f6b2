import type { CreditReason, CreditState, PaymentMethod } from '#libs/payments';
import { statement } from '#platform/database';

/** Sums come as text: JSON has no whole numbers of this size. */
export interface WaitingRow {
  code: string;
  reference: string;
  amount: string;
  payBefore: string;
}

/** What goes back by hand: what was transferred for an order that was called off, alone or with its sisters, or what packs of a recalled batch had cost. */
export interface OwedRow {
  /** Of the payment, or of the refund of a part. */
  id: string;
  /** Of the group, or of the one order that was called off. */
  code: string;
  /** Of cards and wallets what Stripe or the wallet could not give back. */
  method: PaymentMethod;
  /** All of the order, what an edit took off it, or the packs of a recalled batch. */
  why: 'called-off' | 'edited' | 'recalled' | 'complaint';
  /** The recalled batch. */
  lot: string | null;
  amount: string;
  owedAt: string;
}

export const OWED_PAGE_SIZE = 20;

export interface CreditRow {
  bankReference: string;
  amount: string;
  transferText: string;
  state: CreditState;
  reason: CreditReason | null;
  /** Null while nobody knows whose money it is. */
  code: string | null;
  receivedAt: string;
}

export interface DepartmentPayments {
  waiting: WaitingRow[];
  owed: OwedRow[];
  /** Of all pages. */
  owedTotal: number;
  suspense: CreditRow[];
  credits: CreditRow[];
}

const CREDIT = `c.bank_reference AS "bankReference", c.amount::text AS amount, c.transfer_text AS "transferText", c.state, c.reason, g.code,
  c.received_at AS "receivedAt" FROM payments_credit c LEFT JOIN payments_payment y ON y.id = c.payment_id
  LEFT JOIN ordering_group g ON g.id = y.group_id`;

const listOf = (rows: string) => `(SELECT COALESCE(json_agg(row), '[]'::json) FROM (${rows}) row)`;

const OWED = `SELECT y.id, g.code, y.method, 'called-off' AS why, NULL AS lot, (y.amount - y.parts_owed)::text AS amount, y.created_at AS "owedAt"
  FROM payments_payment y JOIN ordering_group g ON g.id = y.group_id WHERE y.state = 'to-refund' AND (y.method = 'vietqr' OR y.refund_failed_at IS NOT NULL)
  UNION ALL SELECT r.id, COALESCE(o.number, g.code), y.method, CASE WHEN r.complaint_id IS NOT NULL THEN 'complaint' WHEN r.edit_id IS NOT NULL THEN 'edited' WHEN r.order_id IS NOT NULL THEN 'called-off' ELSE 'recalled' END, b.lot, r.amount::text, r.owed_at
  FROM payments_refund r JOIN payments_payment y ON y.id = r.payment_id JOIN ordering_group g ON g.id = y.group_id
  LEFT JOIN traceability_batch b ON b.id = r.batch_id LEFT JOIN ordering_edit e ON e.id = r.edit_id
  LEFT JOIN complaints_complaint k ON k.id = r.complaint_id
  LEFT JOIN ordering_order o ON o.id = COALESCE(r.order_id, e.order_id, k.order_id) WHERE r.state = 'owed' AND (y.method NOT IN ('card', 'wallet') OR r.failed_at IS NOT NULL)`;

/** Whether an id of the list is that of a part. */
export const isPart = statement<{ id: string }, [id: string]>(
  'server.is-part',
  'SELECT id FROM payments_refund WHERE id = $1',
);

/** The whole page. No buyer is in it: an officer compares codes and sums. */
export const departmentPayments = statement<DepartmentPayments, [skip: number]>(
  'server.department-payments',
  `SELECT
     ${listOf(`SELECT g.code, y.reference, y.amount::text AS amount, y.expires_at AS "payBefore"
       FROM payments_payment y JOIN ordering_group g ON g.id = y.group_id
       WHERE y.state = 'pending' AND y.method = 'vietqr' ORDER BY y.expires_at, y.id LIMIT 100`)} AS waiting,
     ${listOf(`SELECT * FROM (${OWED}) o ORDER BY "owedAt", id LIMIT ${OWED_PAGE_SIZE} OFFSET $1`)} AS owed,
     (SELECT count(*)::int FROM (${OWED}) o) AS "owedTotal",
     ${listOf(`SELECT ${CREDIT} WHERE c.state = 'suspense' ORDER BY c.received_at DESC, c.id DESC LIMIT 100`)} AS suspense,
     ${listOf(`SELECT ${CREDIT} ORDER BY c.received_at DESC, c.id DESC LIMIT 30`)} AS credits`,
);
