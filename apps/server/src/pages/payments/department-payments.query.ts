import type { SuspenseReason } from '#libs/payments';
import { statement } from '#platform/database';

/** Sums come as text: JSON has no whole numbers of this size. */
export interface WaitingRow {
  code: string;
  reference: string;
  amount: string;
  payBefore: string;
}

export interface OwedRow {
  paymentId: string;
  code: string;
  reference: string;
  amount: string;
}

/** For packs of a recalled batch: of money that was taken at the door or transferred. */
export interface OwedPartRow {
  refundId: string;
  code: string;
  method: 'cod' | 'vietqr';
  lot: string;
  amount: string;
  owedAt: string;
}

export interface CreditRow {
  bankReference: string;
  amount: string;
  transferText: string;
  state: 'matched' | 'suspense';
  reason: SuspenseReason | null;
  /** Null while nobody knows whose money it is. */
  code: string | null;
  receivedAt: string;
}

export interface DepartmentPayments {
  waiting: WaitingRow[];
  owed: OwedRow[];
  parts: OwedPartRow[];
  suspense: CreditRow[];
  credits: CreditRow[];
}

const CREDIT = `c.bank_reference AS "bankReference", c.amount::text AS amount, c.transfer_text AS "transferText", c.state, c.reason, g.code,
  c.received_at AS "receivedAt" FROM payments_credit c LEFT JOIN payments_payment y ON y.id = c.payment_id
  LEFT JOIN ordering_group g ON g.id = y.group_id`;

const listOf = (rows: string) => `(SELECT COALESCE(json_agg(row), '[]'::json) FROM (${rows}) row)`;

/** The whole page. No buyer is in it: an officer compares codes and sums. */
export const departmentPayments = statement<DepartmentPayments>(
  'server.department-payments',
  `SELECT
     ${listOf(`SELECT g.code, y.reference, y.amount::text AS amount, y.expires_at AS "payBefore"
       FROM payments_payment y JOIN ordering_group g ON g.id = y.group_id
       WHERE y.state = 'pending' AND y.method = 'vietqr' ORDER BY y.expires_at, y.id LIMIT 100`)} AS waiting,
     ${listOf(`SELECT y.id AS "paymentId", g.code, y.reference, (y.amount - y.parts_owed)::text AS amount
       FROM payments_payment y JOIN ordering_group g ON g.id = y.group_id
       WHERE y.state = 'to-refund' AND y.method = 'vietqr' ORDER BY y.created_at, y.id LIMIT 100`)} AS owed,
     ${listOf(`SELECT r.id AS "refundId", g.code, y.method, b.lot, r.amount::text AS amount, r.owed_at AS "owedAt"
       FROM payments_refund r JOIN payments_payment y ON y.id = r.payment_id JOIN ordering_group g ON g.id = y.group_id
       JOIN traceability_batch b ON b.id = r.batch_id
       WHERE r.state = 'owed' AND y.method <> 'card' ORDER BY r.owed_at, r.id LIMIT 100`)} AS parts,
     ${listOf(`SELECT ${CREDIT} WHERE c.state = 'suspense' ORDER BY c.received_at DESC, c.id DESC LIMIT 100`)} AS suspense,
     ${listOf(`SELECT ${CREDIT} ORDER BY c.received_at DESC, c.id DESC LIMIT 30`)} AS credits`,
);
