import type { LineInParcel } from '#libs/labels';
import { statement } from '#platform/database';

/** The group first, then its orders: what depends on the sister orders is decided one at a time. */
export const lockGroupOf = statement<{ id: string; key: string; paymentMethod: string }, [orderId: string]>(
  'ordering.lock-group-of',
  `SELECT g.id, g.key, g.payment_method AS "paymentMethod" FROM ordering_group g
   WHERE g.id = (SELECT group_id FROM ordering_order WHERE id = $1) FOR UPDATE`,
);

export interface LineToPack {
  id: string;
  variantId: string;
  name: string;
  quantity: number;
}

export const linesToPack = statement<LineToPack, [orderId: string]>(
  'ordering.lines-to-pack',
  `SELECT id, variant_id AS "variantId", name_vi AS name, quantity FROM ordering_line WHERE order_id = $1 ORDER BY variant_id, id`,
);

export const insertPacking = statement<never, [picks: string]>(
  'ordering.insert-packing',
  `INSERT INTO ordering_packing (line_id, batch_id, quantity)
   SELECT * FROM jsonb_to_recordset($1::jsonb) AS p("lineId" uuid, "batchId" uuid, quantity int)`,
);

/** What lies in its parcel. */
export const packedInto = statement<{ variantId: string; batchId: string; packs: number }, [orderId: string]>(
  'ordering.packed-into',
  `SELECT l.variant_id AS "variantId", k.batch_id AS "batchId", k.quantity AS packs
   FROM ordering_line l JOIN ordering_packing k ON k.line_id = l.id WHERE l.order_id = $1`,
);

/** What its parcel was packed from, line by line: the labels in it have to be of these. */
export const parcelOf = statement<LineInParcel, [orderId: string]>(
  'ordering.parcel-of',
  `SELECT l.id AS "lineId", v.gtin, COALESCE((SELECT json_agg(json_build_object('batchId', k.batch_id, 'lot', b.lot, 'packs', k.quantity) ORDER BY b.lot)
     FROM ordering_packing k JOIN traceability_batch b ON b.id = k.batch_id WHERE k.line_id = l.id), '[]') AS picks
   FROM ordering_line l JOIN catalog_variant v ON v.id = l.variant_id WHERE l.order_id = $1 ORDER BY l.id`,
);

/** How many orders of the group are still on their way to an end. */
export const countOpen = statement<{ open: number; delivered: number }, [groupId: string]>(
  'ordering.count-open',
  `SELECT (count(*) FILTER (WHERE state NOT IN ('delivered', 'cancelled')))::int AS open,
     (count(*) FILTER (WHERE state = 'delivered'))::int AS delivered
   FROM ordering_order WHERE group_id = $1`,
);

/** Lots of recalled batches in a parcel. */
export const recalledInside = statement<{ lot: string }, [orderId: string]>(
  'ordering.recalled-inside',
  `SELECT DISTINCT b.lot FROM ordering_line l JOIN ordering_packing k ON k.line_id = l.id JOIN traceability_batch b ON b.id = k.batch_id
   WHERE l.order_id = $1 AND b.recalled_at IS NOT NULL ORDER BY b.lot`,
);

/** What an order weighs on the way, and how its group is paid. */
export const gramsOf = statement<{ grams: number; paymentMethod: string }, [orderId: string]>(
  'ordering.grams-of',
  `SELECT g.payment_method AS "paymentMethod",
     COALESCE((SELECT sum(l.quantity * v.shipping_grams) FROM ordering_line l JOIN catalog_variant v ON v.id = l.variant_id WHERE l.order_id = o.id), 0)::int AS grams
   FROM ordering_order o JOIN ordering_group g ON g.id = o.group_id WHERE o.id = $1`,
);
