import { statement } from '#platform/database';
import type { Dong } from '#platform/money';
import { paidForPacks } from './paid-for-packs.js';

/** Everything that was packed of a batch, in the order of all order locks. */
export const ordersPackedOf = statement<{ id: string }, [batchId: string]>(
  'ordering.orders-packed-of',
  `SELECT DISTINCT l.order_id AS id FROM ordering_packing k JOIN ordering_line l ON l.id = k.line_id WHERE k.batch_id = $1 ORDER BY 1`,
);

/** The sisters too: the last one that ends brings in the money of all. */
export const sistersOf = statement<{ id: string }, [orderId: string]>(
  'ordering.sisters-of',
  `SELECT id FROM ordering_order WHERE group_id = (SELECT group_id FROM ordering_order WHERE id = $1) ORDER BY id`,
);

export interface RecalledPart {
  groupId: string;
  lineId: string;
  batchId: string;
  amount: Dong;
}

/**
 * What the buyer pays for the packs of recalled batches in an order. With what went back of a line after a complaint it is never more than the line
 * cost: nobody knows of which batch the packs were that came back, so a doubt is the buyer's, and what is paid twice is nobody's.
 */
export const recalledParts = statement<RecalledPart, [orderId: string]>(
  'ordering.recalled-parts',
  `WITH packs AS (
     SELECT o.group_id, l.id AS line_id, l.position, k.batch_id, ${paidForPacks('l', 'k')} AS amount, l.total - l.discount
       - COALESCE((SELECT sum(r.amount) FROM payments_refund r WHERE r.line_id = l.id AND r.complaint_id IS NOT NULL), 0)::bigint AS still_paid
     FROM ordering_order o JOIN ordering_line l ON l.order_id = o.id JOIN ordering_packing k ON k.line_id = l.id
     JOIN traceability_batch b ON b.id = k.batch_id WHERE o.id = $1 AND b.recalled_at IS NOT NULL
   ), laid AS (
     SELECT *, sum(amount) OVER (PARTITION BY line_id ORDER BY batch_id)::bigint AS upto FROM packs
   ), capped AS (
     SELECT *, LEAST(upto, still_paid) - LEAST(upto - amount, still_paid) AS back FROM laid
   )
   SELECT group_id AS "groupId", line_id AS "lineId", batch_id AS "batchId", back AS amount FROM capped WHERE back > 0 ORDER BY position, batch_id`,
);

export const forgetPacking = statement<never, [orderId: string]>(
  'ordering.forget-packing',
  'DELETE FROM ordering_packing k USING ordering_line l WHERE l.id = k.line_id AND l.order_id = $1',
);
