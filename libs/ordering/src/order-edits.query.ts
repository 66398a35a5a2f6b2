import { statement } from '#platform/database';
import type { Dong } from '#platform/money';

export interface LineNowRow {
  id: string;
  variantId: string;
  nameVi: string;
  nameEn: string;
  unitPrice: Dong;
  quantity: number;
  isSent: boolean;
}

export const linesNow = statement<LineNowRow, [orderId: string]>(
  'ordering.lines-now',
  `SELECT l.id, l.variant_id AS "variantId", l.name_vi AS "nameVi", l.name_en AS "nameEn", l.unit_price AS "unitPrice", l.quantity,
     v.shipping_grams > 0 AS "isSent"
   FROM ordering_line l JOIN catalog_variant v ON v.id = l.variant_id WHERE l.order_id = $1 ORDER BY l.position`,
);

/**
 * Lines, order and group change together, and the edit is kept, in one sentence. Conditional on what the clerk saw: `lines` counts those that were
 * still so, and the order only changes while it may be packed.
 */
export const lowerOrder = statement<
  { lines: number; orders: number },
  [
    editId: string,
    orderId: string,
    lines: string,
    goodsChange: Dong,
    feeChange: Dong,
    reason: string,
    by: string,
    at: Date,
  ]
>(
  'ordering.lower-order',
  `WITH asked AS (
     SELECT * FROM jsonb_to_recordset($3::jsonb) AS a("lineId" uuid, "variantId" uuid, "nameVi" text, "nameEn" text, before int, after int, change bigint)
   ), ordered AS (
     UPDATE ordering_order SET goods_total = goods_total + $4, delivery_fee = delivery_fee + $5, total = total + $4 + $5
     WHERE id = $2 AND state = 'confirmed' RETURNING group_id
   ), summed AS (
     UPDATE ordering_group g SET goods_total = goods_total + $4, delivery_total = delivery_total + $5, total = total + $4 + $5
     FROM ordered o WHERE g.id = o.group_id
   ), removed AS (
     DELETE FROM ordering_line l USING asked a WHERE l.id = a."lineId" AND l.order_id = $2 AND l.quantity = a.before AND a.after = 0 RETURNING l.id
   ), lowered AS (
     UPDATE ordering_line l SET quantity = a.after, total = l.unit_price * a.after
     FROM asked a WHERE l.id = a."lineId" AND l.order_id = $2 AND l.quantity = a.before AND a.after > 0 RETURNING l.id
   ), edit AS (
     INSERT INTO ordering_edit (id, order_id, kind, reason, person_id, goods_change, fee_change, happened_at)
     VALUES ($1, $2, 'lowered', $6, $7, $4, $5, $8)
   ), kept AS (
     INSERT INTO ordering_edit_line (edit_id, line_id, variant_id, name_vi, name_en, quantity_before, quantity_after, change)
     SELECT $1, "lineId", "variantId", "nameVi", "nameEn", before, after, change FROM asked
   )
   SELECT (SELECT count(*)::int FROM removed) + (SELECT count(*)::int FROM lowered) AS lines, (SELECT count(*)::int FROM ordered) AS orders`,
);
