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

/** What the buyer pays for the packs of recalled batches in an order, but for lines that went back as a whole after a complaint. */
export const recalledParts = statement<RecalledPart, [orderId: string]>(
  'ordering.recalled-parts',
  `SELECT o.group_id AS "groupId", l.id AS "lineId", k.batch_id AS "batchId", ${paidForPacks('l', 'k')} AS amount
   FROM ordering_order o JOIN ordering_line l ON l.order_id = o.id JOIN ordering_packing k ON k.line_id = l.id
   JOIN traceability_batch b ON b.id = k.batch_id WHERE o.id = $1 AND b.recalled_at IS NOT NULL
     AND NOT EXISTS (SELECT FROM payments_refund r JOIN complaints_line n ON n.complaint_id = r.complaint_id AND n.line_id = r.line_id
       WHERE r.line_id = l.id AND n.quantity = l.quantity)
   ORDER BY l.position, k.batch_id`,
);

export const forgetPacking = statement<never, [orderId: string]>(
  'ordering.forget-packing',
  'DELETE FROM ordering_packing k USING ordering_line l WHERE l.id = k.line_id AND l.order_id = $1',
);
