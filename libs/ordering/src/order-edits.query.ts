import { statement } from '#platform/database';
import type { Dong } from '#platform/money';
import type { EditKind } from './order-edits.js';

export interface LineNowRow {
  id: string;
  variantId: string;
  nameVi: string;
  nameEn: string;
  unitPrice: Dong;
  quantity: number;
  total: Dong;
  isSent: boolean;
}

const LINE = `l.id, l.variant_id AS "variantId", l.name_vi AS "nameVi", l.name_en AS "nameEn", l.unit_price AS "unitPrice", l.quantity, l.total,
     v.shipping_grams > 0 AS "isSent"`;

export const linesNow = statement<LineNowRow, [orderId: string]>(
  'ordering.lines-now',
  `SELECT ${LINE}
   FROM ordering_line l JOIN catalog_variant v ON v.id = l.variant_id WHERE l.order_id = $1 ORDER BY l.position`,
);

export interface LineToWeighRow extends LineNowRow {
  discount: Dong;
  orderedGrams: number;
  tolerancePercent: number;
}

/** Those that are sold by weight: content and tolerance of a pack never change. */
export const linesToWeigh = statement<LineToWeighRow, [orderId: string]>(
  'ordering.lines-to-weigh',
  `SELECT ${LINE}, l.discount, l.quantity * v.net_quantity AS "orderedGrams", v.tolerance_percent AS "tolerancePercent"
   FROM ordering_line l JOIN catalog_variant v ON v.id = l.variant_id WHERE l.order_id = $1 AND v.catch_weight ORDER BY l.position`,
);

/**
 * Lines, order and group change together, and the edit is kept, in one sentence. Conditional on what its verb read: `lines` counts those that were
 * still so, and the order only changes while it may be packed.
 */
export const editOrder = statement<
  { lines: number; orders: number },
  [
    editId: string,
    orderId: string,
    kind: EditKind,
    lines: string,
    goodsChange: Dong,
    feeChange: Dong,
    reason: string,
    by: string,
    at: Date,
  ]
>(
  'ordering.edit-order',
  `WITH asked AS (
     SELECT * FROM jsonb_to_recordset($4::jsonb) AS a("lineId" uuid, "variantId" uuid, "nameVi" text, "nameEn" text, before int, after int, change bigint,
       "orderedGrams" int, "weighedGrams" int)
   ), ordered AS (
     UPDATE ordering_order SET goods_total = goods_total + $5, delivery_fee = delivery_fee + $6, total = total + $5 + $6
     WHERE id = $2 AND state = 'confirmed' RETURNING group_id
   ), summed AS (
     UPDATE ordering_group g SET goods_total = goods_total + $5, delivery_total = delivery_total + $6, total = total + $5 + $6
     FROM ordered o WHERE g.id = o.group_id
   ), removed AS (
     DELETE FROM ordering_line l USING asked a WHERE l.id = a."lineId" AND l.order_id = $2 AND l.quantity = a.before AND a.after = 0 RETURNING l.id
   ), changed AS (
     UPDATE ordering_line l SET quantity = a.after, total = l.total + a.change,
       weighed_grams = COALESCE(a."weighedGrams", GREATEST(1, l.weighed_grams::bigint * a.after / l.quantity)::int)
     FROM asked a WHERE l.id = a."lineId" AND l.order_id = $2 AND l.quantity = a.before AND a.after > 0 RETURNING l.id
   ), edit AS (
     INSERT INTO ordering_edit (id, order_id, kind, reason, person_id, goods_change, fee_change, happened_at)
     SELECT $1, $2, $3, $7, $8, $5, $6, $9 WHERE EXISTS (SELECT FROM asked WHERE change <> 0)
   ), kept AS (
     INSERT INTO ordering_edit_line (edit_id, line_id, variant_id, name_vi, name_en, quantity_before, quantity_after, change, ordered_grams, weighed_grams)
     SELECT $1, "lineId", "variantId", "nameVi", "nameEn", before, after, change, "orderedGrams", "weighedGrams" FROM asked WHERE change <> 0
   )
   SELECT (SELECT count(*)::int FROM removed) + (SELECT count(*)::int FROM changed) AS lines, (SELECT count(*)::int FROM ordered) AS orders`,
);
