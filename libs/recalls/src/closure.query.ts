import { statement } from '#platform/database';

/** Where a recall starts. */
export type OriginKind = 'batch' | 'serial' | 'site' | 'input' | 'party' | 'certificate';

/** The lots a recall starts from, by what is known of the trouble. `$1` kind, `$2` what was given. */
const ORIGINS = `
  SELECT l.id FROM balance_lot l WHERE $1 = 'batch' AND l.batch_id::text = $2
  UNION SELECT l.id FROM labels_label s JOIN balance_lot l ON l.batch_id = s.batch_id WHERE $1 = 'serial' AND s.serial = $2
  UNION SELECT e.lot_id FROM balance_entry e JOIN epcis_event v ON v.id = e.event
    WHERE $1 = 'site' AND e.amount > 0 AND e.voided_by IS NULL AND (v.read_point = $2 OR v.biz_location = $2)
  UNION SELECT e.lot_id FROM epcis_event_ext x JOIN balance_entry e ON e.event = x.event
    WHERE $1 = 'input' AND x.path LIKE 'bizTransaction:%' AND x.text = $2 AND e.voided_by IS NULL
  UNION SELECT e.lot_id FROM balance_entry e JOIN epcis_event v ON v.id = e.event
    WHERE $1 = 'party' AND v.party = $2 AND e.amount > 0 AND e.voided_by IS NULL
  UNION SELECT l.id FROM ocop_certificate c JOIN traceability_batch b ON b.product_id = c.product_id
    AND b.packed_on BETWEEN c.issued_on AND c.expires_on JOIN balance_lot l ON l.batch_id = b.id WHERE $1 = 'certificate' AND c.decision_number = $2`;

const EDGE = 'e.voided_by IS NULL AND NOT e.is_container';

/**
 * The batches that a recall reaches: everything made of its origin, forward over the edges. With siblings it first goes back to whatever went
 * into the origin, so that what shares an input comes along. Its cost grows with the answer: each step is an index look-up.
 */
export const batchesReached = statement<{ batchId: string }, [kind: string, origin: string, withSiblings: boolean]>(
  'recalls.batches-reached',
  `WITH RECURSIVE origin(id) AS (${ORIGINS}), back(id) AS (
     SELECT id FROM origin UNION SELECT e.from_lot FROM back b JOIN balance_edge e ON e.to_lot = b.id WHERE $3 AND ${EDGE}
   ), onward(id) AS (
     SELECT id FROM back UNION SELECT e.to_lot FROM onward o JOIN balance_edge e ON e.from_lot = o.id WHERE ${EDGE}
   )
   SELECT DISTINCT batch_id AS "batchId" FROM (
     SELECT l.batch_id FROM onward o JOIN balance_lot l ON l.id = o.id WHERE l.batch_id IS NOT NULL
     UNION SELECT b.id FROM traceability_batch b WHERE $1 = 'batch' AND b.id::text = $2
     UNION SELECT s.batch_id FROM labels_label s WHERE $1 = 'serial' AND s.serial = $2 AND s.batch_id IS NOT NULL) reached ORDER BY 1`,
);

/** What a recall of these batches means: counts and sums, no names. */
export interface Reach {
  batches: number;
  cooperatives: number;
  /** Packs in stores, and packs that left with orders. */
  packsInStock: number;
  packsSold: number;
  /** Grams and millilitres in those packs; what is counted by the piece or the night has none. */
  content: string;
  labels: number;
  stores: number;
  orders: number;
  buyers: number;
  /** Whole đồng paid or to be paid for the sold packs. */
  value: string;
}

export const reachOf = statement<Reach, [batchIds: string[]]>(
  'recalls.reach-of',
  `WITH stock AS (
     SELECT s.on_hand, s.site_id, v.net_quantity, v.net_unit FROM inventory_stock s JOIN catalog_variant v ON v.id = s.variant_id WHERE s.batch_id = ANY ($1)
   ), sold AS (
     SELECT k.quantity, l.unit_price, v.net_quantity, v.net_unit, o.id AS order_id, g.id AS group_id, COALESCE(g.person_id::text, g.buyer_phone) AS buyer
     FROM ordering_packing k JOIN ordering_line l ON l.id = k.line_id JOIN catalog_variant v ON v.id = l.variant_id
     JOIN ordering_order o ON o.id = l.order_id JOIN ordering_group g ON g.id = o.group_id WHERE k.batch_id = ANY ($1) AND o.state <> 'cancelled'
   )
   SELECT cardinality($1::uuid[]) AS batches,
     (SELECT count(DISTINCT cooperative_id)::int FROM traceability_batch WHERE id = ANY ($1)) AS cooperatives,
     (SELECT COALESCE(sum(on_hand), 0)::int FROM stock) AS "packsInStock", (SELECT COALESCE(sum(quantity), 0)::int FROM sold) AS "packsSold",
     ((SELECT COALESCE(sum(on_hand::bigint * net_quantity), 0) FROM stock WHERE net_unit IN ('g', 'ml')) + (SELECT COALESCE(sum(quantity::bigint * net_quantity), 0) FROM sold WHERE net_unit IN ('g', 'ml')))::text
       AS content,
     (SELECT count(*)::int FROM labels_label WHERE batch_id = ANY ($1) AND state IN ('active', 'sold')) AS labels,
     (SELECT count(DISTINCT site_id)::int FROM stock WHERE on_hand > 0) AS stores,
     (SELECT count(DISTINCT order_id)::int FROM sold) AS orders, (SELECT count(DISTINCT buyer)::int FROM sold) AS buyers,
     (SELECT COALESCE(sum(quantity * unit_price), 0)::text FROM sold) AS value`,
);
