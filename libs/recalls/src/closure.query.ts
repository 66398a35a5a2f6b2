import { statement } from '#platform/database';

/** Where a recall starts. */
export type OriginKind = 'batch' | 'serial' | 'site' | 'input' | 'party' | 'certificate';

/** What was typed, as a batch's id where it is one. Every branch below is skipped unless it is of the kind asked for, and is found by an index. */
const ASKED_BATCH = `CASE WHEN $1 = 'batch' AND $2 ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN $2::uuid END`;

/** Goods that an event named, by whatever role; also where it only looked at them and moved nothing. */
const GOODS_OF_EVENTS = (events: string) =>
  `SELECT l.id FROM (${events}) v JOIN epcis_event_epc p ON p.event = v.event JOIN balance_lot l ON l.name = p.epc`;

/** The lots a recall starts from, by what is known of the trouble. `$1` kind, `$2` what was given, `$4` how events name such a paper. */
const ORIGINS = `
  SELECT l.id FROM balance_lot l WHERE l.batch_id = ${ASKED_BATCH}
  UNION SELECT l.id FROM labels_label s JOIN balance_lot l ON l.batch_id = s.batch_id WHERE $1 = 'serial' AND s.serial = $2
  UNION SELECT e.lot_id FROM epcis_event v JOIN balance_entry e ON e.event = v.id
    WHERE $1 = 'site' AND e.amount > 0 AND e.voided_by IS NULL AND (v.read_point = $2 OR v.biz_location = $2)
  UNION ${GOODS_OF_EVENTS(`SELECT x.event FROM epcis_event_ext x WHERE $1 = 'input' AND x.path LIKE 'bizTransaction:%' AND x.text IN ($2, $4)`)}
  UNION SELECT e.lot_id FROM epcis_event v JOIN balance_entry e ON e.event = v.id
    WHERE $1 = 'party' AND v.party = $2 AND e.amount > 0 AND e.voided_by IS NULL
  UNION SELECT l.id FROM ocop_certificate c JOIN traceability_batch b ON b.product_id = c.product_id
    AND b.packed_on BETWEEN c.issued_on AND c.expires_on JOIN balance_lot l ON l.batch_id = b.id WHERE $1 = 'certificate' AND c.decision_number = $2
  UNION SELECT e.lot_id FROM balance_site_claim c JOIN epcis_event v ON v.read_point = c.site OR v.biz_location = c.site
    JOIN balance_entry e ON e.event = v.id WHERE $1 = 'certificate' AND c.state = 'countersigned' AND c.source = $2
    AND e.amount > 0 AND e.voided_by IS NULL
    AND (v.event_time AT TIME ZONE 'Asia/Ho_Chi_Minh')::date BETWEEN c.valid_from AND COALESCE(c.valid_to, 'infinity')
  UNION ${GOODS_OF_EVENTS(`SELECT x.event FROM epcis_event_ext x WHERE $1 = 'certificate' AND x.path = 'bizTransaction:cert' AND x.text IN ($2, $4)`)}`;

/**
 * One step along the edges. OFFSET 0 keeps the planner from joining the whole table: however many lots it expects, each one is an index look-up,
 * so that the cost grows with the answer and not with the table. What is asked of all lots at once goes by an array for the same reason: it walks
 * the index in order, and only where the answer lies.
 */
const step = (from: string, to: string, lot: string, isContainer = false) =>
  `LATERAL (SELECT e.${to} AS lot FROM balance_edge e WHERE e.${from} = ${lot} AND e.voided_by IS NULL AND ${isContainer ? '' : 'NOT '}e.is_container OFFSET 0) s`;

/**
 * The batches that a recall reaches: everything made of its origin, forward over the edges. With siblings it first goes back to whatever went
 * into the origin, so that what shares an input comes along.
 */
export const batchesReached = statement<
  { batchId: string },
  [kind: string, origin: string, withSiblings: boolean, paper: string]
>(
  'recalls.batches-reached',
  `WITH RECURSIVE origin(id) AS (${ORIGINS}), back(id) AS (
     SELECT id FROM origin UNION SELECT s.lot FROM back b, ${step('to_lot', 'from_lot', 'b.id')} WHERE $3
   ), onward(id) AS (
     SELECT id FROM back UNION SELECT s.lot FROM onward o, ${step('from_lot', 'to_lot', 'o.id')}
   )
   SELECT DISTINCT batch_id AS "batchId" FROM (
     SELECT l.batch_id FROM balance_lot l WHERE l.id = ANY (ARRAY(SELECT id FROM onward))
     UNION ALL SELECT b.id FROM traceability_batch b WHERE b.id = ${ASKED_BATCH}
     UNION ALL SELECT s.batch_id FROM labels_label s WHERE $1 = 'serial' AND s.serial = $2) reached WHERE batch_id IS NOT NULL ORDER BY 1`,
);

/**
 * What held goods of these batches, as partners told it: the sacks and boxes into which their lots or their labelled packs were put, and what those
 * were put into. Single packs in a box are not in the balance, only in the events: each label is one look into the index, as in `step`. By an array of
 * fifty thousand names PostgreSQL would read a table that it takes for small row by row, and compare each row with every name. `$1` the batches.
 */
const CONTAINERS = `
  WITH RECURSIVE container(id) AS (
     SELECT e.to_lot FROM balance_edge e WHERE e.is_container AND e.voided_by IS NULL AND e.from_lot = ANY (ARRAY(
       SELECT l.id FROM balance_lot l WHERE l.batch_id = ANY ($1)))
     UNION SELECT l.id FROM (
       SELECT DISTINCT put.event FROM labels_label t, LATERAL (
         SELECT c.event FROM epcis_event_epc c WHERE c.epc = 'https://id.gs1.org/01/' || t.gtin || '/21/' || t.serial AND c.role = 'child' OFFSET 0) put
       WHERE t.batch_id = ANY ($1) AND t.state NOT IN ('void', 'spoiled')
     ) packed, LATERAL (SELECT p.epc FROM epcis_event_epc p WHERE p.event = packed.event AND p.role = 'parent' OFFSET 0) box,
     LATERAL (SELECT b.id FROM balance_lot b WHERE b.name = box.epc OFFSET 0) l
     UNION SELECT s.lot FROM container c, ${step('from_lot', 'to_lot', 'c.id', true)}
   )
   SELECT l.name FROM balance_lot l WHERE l.id = ANY (ARRAY(SELECT id FROM container))`;

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
  /** Sacks, boxes and pallets that held goods of them. */
  containers: number;
  orders: number;
  /** Communes that orders went to. */
  communes: number;
  buyers: number;
  /** Whole đồng paid or to be paid for the sold packs. */
  value: string;
}

/** PostgreSQL expects far more of a recursion than it finds, and would compile the plan for longer than it takes to run it. */
export const withoutJit = statement<never>('recalls.without-jit', 'SET LOCAL jit = off');

const reachWith = (containers: string): string => `WITH stock AS (
     SELECT s.on_hand, s.site_id, v.net_quantity, v.net_unit FROM inventory_stock s JOIN catalog_variant v ON v.id = s.variant_id WHERE s.batch_id = ANY ($1)
   ), sold AS (
     SELECT k.quantity, l.unit_price, v.net_quantity, v.net_unit, o.id AS order_id, g.commune_code, COALESCE(g.person_id::text, g.buyer_phone) AS buyer
     FROM ordering_packing k JOIN ordering_line l ON l.id = k.line_id JOIN catalog_variant v ON v.id = l.variant_id
     JOIN ordering_order o ON o.id = l.order_id JOIN ordering_group g ON g.id = o.group_id WHERE k.batch_id = ANY ($1) AND o.state <> 'cancelled'
   )
   SELECT cardinality($1::uuid[]) AS batches,
     (SELECT count(DISTINCT cooperative_id)::int FROM traceability_batch WHERE id = ANY ($1)) AS cooperatives,
     (SELECT COALESCE(sum(on_hand), 0)::int FROM stock) AS "packsInStock", (SELECT COALESCE(sum(quantity), 0)::int FROM sold) AS "packsSold",
     ((SELECT COALESCE(sum(on_hand::bigint * net_quantity), 0) FROM stock WHERE net_unit IN ('g', 'ml')) + (SELECT COALESCE(sum(quantity::bigint * net_quantity), 0) FROM sold WHERE net_unit IN ('g', 'ml')))::text
       AS content,
     (SELECT count(*)::int FROM labels_label WHERE batch_id = ANY ($1) AND state IN ('active', 'sold')) AS labels,
     (SELECT count(DISTINCT site_id)::int FROM stock WHERE on_hand > 0) AS stores, ${containers} AS containers,
     (SELECT count(DISTINCT order_id)::int FROM sold) AS orders, (SELECT count(DISTINCT commune_code)::int FROM sold) AS communes,
     (SELECT count(DISTINCT buyer)::int FROM sold) AS buyers,
     (SELECT COALESCE(sum(quantity * unit_price), 0)::text FROM sold) AS value`;

export const reachOf = statement<Reach, [batchIds: string[]]>(
  'recalls.reach-of',
  reachWith(`(SELECT count(*)::int FROM (${CONTAINERS}) held)`),
);

/** The same with the names of the containers, for events: they are looked for once. */
export const reachNamed = statement<Omit<Reach, 'containers'> & { containers: string[] }, [batchIds: string[]]>(
  'recalls.reach-named',
  reachWith(`ARRAY(SELECT name FROM (${CONTAINERS}) held ORDER BY 1)`),
);
