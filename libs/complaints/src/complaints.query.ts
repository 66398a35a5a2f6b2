import type { LineCode } from '#libs/catalog';
import { statement } from '#platform/database';
import type { Dong } from '#platform/money';
import type { ComplaintState, Side, Wish } from './complaint-actions.js';
import type { Reason } from './complaint-rules.js';

export interface OrderComplainedOf {
  id: string;
  groupId: string;
  cooperativeId: string;
  deliveredAt: Date | null;
}

/** For whoever holds the link of its group. Locked: what goes back of an order is decided one at a time. */
export const lockOrderOfKey = statement<OrderComplainedOf, [key: string, number: string]>(
  'complaints.lock-order-of-key',
  `SELECT o.id, o.group_id AS "groupId", o.cooperative_id AS "cooperativeId", o.delivered_at AS "deliveredAt"
   FROM ordering_order o JOIN ordering_group g ON g.id = o.group_id WHERE g.key = $1 AND o.number = $2 FOR UPDATE OF o`,
);

export const goodsOf = statement<
  { lineId: string; nameVi: string; quantity: number; line: LineCode },
  [orderId: string]
>(
  'complaints.goods-of',
  `SELECT l.id AS "lineId", l.name_vi AS "nameVi", l.quantity, p.line FROM ordering_line l JOIN catalog_variant v ON v.id = l.variant_id
   JOIN catalog_product p ON p.id = v.product_id WHERE l.order_id = $1 ORDER BY l.position`,
);

/** Nothing when the same form was sent before. */
export const insertComplaint = statement<
  { id: string },
  [
    id: string,
    orderId: string,
    cooperativeId: string,
    attemptKey: string,
    reason: Reason,
    wish: Wish,
    withDelivery: boolean,
    answerBy: Date,
    at: Date,
  ]
>(
  'complaints.insert',
  `INSERT INTO complaints_complaint (id, order_id, cooperative_id, attempt_key, reason, wish, with_delivery, answer_by, opened_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT ON CONSTRAINT complaints_attempt DO NOTHING RETURNING id`,
);

export const insertLines = statement<never, [id: string, lineIds: string[], quantities: number[]]>(
  'complaints.insert-lines',
  `INSERT INTO complaints_line (complaint_id, line_id, quantity) SELECT $1, * FROM unnest($2::uuid[], $3::int[])`,
);

export const insertPhoto = statement<
  never,
  [id: string, complaintId: string, position: number, width: number, height: number, bytes: Buffer]
>(
  'complaints.insert-photo',
  'INSERT INTO complaints_photo (id, complaint_id, position, width, height, bytes) VALUES ($1, $2, $3, $4, $5, $6)',
);

export const insertMessage = statement<
  never,
  [id: string, complaintId: string, side: Side, personId: string | null, action: string, text: string, at: Date]
>(
  'complaints.insert-message',
  'INSERT INTO complaints_message (id, complaint_id, side, person_id, action, text, happened_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
);

export interface Complaint {
  id: string;
  orderId: string;
  groupId: string;
  cooperativeId: string;
  key: string;
  state: ComplaintState;
  wish: Wish;
  withDelivery: boolean;
  answerBy: Date | null;
  /** What the co-op offers, where that is less than all. */
  offered: Dong | null;
  /** All of the order, so that nothing less than what was paid goes back. */
  isWhole: boolean;
}

/** Its order first, then itself: as when it was opened. */
export const lockComplaint = statement<Complaint, [id: string]>(
  'complaints.lock',
  `WITH o AS (SELECT o.id, o.group_id FROM ordering_order o WHERE o.id = (SELECT order_id FROM complaints_complaint WHERE id = $1) FOR UPDATE)
   SELECT c.id, o.id AS "orderId", o.group_id AS "groupId", c.cooperative_id AS "cooperativeId", g.key, c.state, c.wish,
     c.with_delivery AS "withDelivery", c.answer_by AS "answerBy", c.offered, c.reason = 'info-mismatch' AS "isWhole"
   FROM o JOIN ordering_group g ON g.id = o.group_id JOIN complaints_complaint c ON c.order_id = o.id WHERE c.id = $1 FOR UPDATE OF c`,
);

/** Finds nothing when it was moved meanwhile: no read comes before it. */
export const moveComplaint = statement<
  { id: string },
  [
    id: string,
    from: ComplaintState,
    to: ComplaintState,
    answerBy: Date | null,
    amount: Dong | null,
    at: Date,
    offered: Dong | null,
    withDelivery: boolean,
  ]
>(
  'complaints.move',
  `UPDATE complaints_complaint SET state = $3, answer_by = $4, amount = $5, offered = COALESCE($7, offered), with_delivery = $8, ended_at = CASE WHEN $4::timestamptz IS NULL THEN $6::timestamptz END
   WHERE id = $1 AND state = $2 RETURNING id`,
);

export const freeLines = statement<never, [id: string]>(
  'complaints.free-lines',
  'UPDATE complaints_line SET counts = false WHERE complaint_id = $1',
);

/** What was paid for its lines and has not gone back yet; with no line, for the delivery. Asked under the lock of the order. */
export const owedFor = statement<{ lineId: string | null; amount: Dong }, [id: string, withDelivery: boolean]>(
  'complaints.owed-for',
  `SELECT l.id AS "lineId", GREATEST(0, LEAST((l.total - l.discount) * c.quantity / l.quantity,
     l.total - l.discount - COALESCE((SELECT sum(r.amount) FROM payments_refund r WHERE r.line_id = l.id), 0)))::bigint AS amount
   FROM complaints_line c JOIN ordering_line l ON l.id = c.line_id WHERE c.complaint_id = $1
   UNION ALL
   SELECT NULL, GREATEST(0, o.delivery_fee - COALESCE((SELECT sum(d.delivery) FROM promotions_discount d WHERE d.order_id = o.id), 0)
     - COALESCE((SELECT sum(r.amount) FROM payments_refund r JOIN complaints_complaint other ON other.id = r.complaint_id
         WHERE other.order_id = o.id AND r.line_id IS NULL), 0))::bigint
   FROM complaints_complaint c JOIN ordering_order o ON o.id = c.order_id WHERE c.id = $1 AND $2 ORDER BY 1`,
);

export const linesOf = statement<{ lineId: string; quantity: number }, [id: string]>(
  'complaints.lines-of',
  'SELECT line_id AS "lineId", quantity FROM complaints_line WHERE complaint_id = $1 ORDER BY line_id',
);

/** Past those that somebody is just acting on. */
export const overdue = statement<{ id: string }, [now: Date]>(
  'complaints.overdue',
  `SELECT id FROM complaints_complaint WHERE state IN ('open', 'awaiting-goods') AND answer_by <= $1 ORDER BY answer_by LIMIT 200`,
);

/** Settled before the cash of their sisters was in. */
export const unpaidOfGroup = statement<{ id: string }, [orderId: string]>(
  'complaints.unpaid-of-group',
  `SELECT c.id FROM complaints_complaint c JOIN ordering_order o ON o.id = c.order_id
   WHERE o.group_id = (SELECT group_id FROM ordering_order WHERE id = $1) AND c.amount IS NOT NULL
     AND NOT EXISTS (SELECT FROM payments_refund r WHERE r.complaint_id = c.id) ORDER BY c.id`,
);

/** What was agreed. */
export const amountOf = statement<{ amount: Dong | null }, [id: string]>(
  'complaints.amount-of',
  'SELECT amount FROM complaints_complaint WHERE id = $1',
);
