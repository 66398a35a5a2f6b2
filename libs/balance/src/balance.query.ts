import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import type { DatedClaim, LotState } from './books.js';
import type { BaseUnit } from './quantity.js';

export interface OwnRow {
  gtin: string;
  variantGtin: string;
  cooperativeId: string;
  productId: string;
  line: string;
  netQuantity: number;
  netUnit: BaseUnit;
}

/** Which of these GTINs, or of the packs whose goods in bulk they stand for, belong to co-ops of the house. */
export const ownClasses = statement<OwnRow, [gtins: string[], packs: string[]]>(
  'balance.own-classes',
  `SELECT asked.gtin, v.gtin AS "variantGtin", p.cooperative_id AS "cooperativeId", p.id AS "productId", p.line, v.net_quantity AS "netQuantity",
     v.net_unit AS "netUnit"
   FROM unnest($1::text[], $2::text[]) AS asked(gtin, pack) JOIN catalog_variant v ON v.gtin = asked.pack JOIN catalog_product p ON p.id = v.product_id`,
);

/** Goods of a batch that have no GTIN: stages made before the product had a pack, and what falls off beside. */
export const batchesNamed = statement<
  { batchId: string; cooperativeId: string; productId: string; line: string; unit: BaseUnit },
  [batchIds: string[]]
>(
  'balance.batches-named',
  `SELECT b.id AS "batchId", b.cooperative_id AS "cooperativeId", b.product_id AS "productId", p.line, b.unit
   FROM traceability_batch b JOIN catalog_product p ON p.id = b.product_id WHERE b.id = ANY ($1)`,
);

export const batchesCalled = statement<
  { productId: string; lot: string; batchId: string },
  [products: string[], lots: string[]]
>(
  'balance.batches-called',
  `SELECT b.product_id AS "productId", b.lot, b.id AS "batchId" FROM unnest($1::uuid[], $2::text[]) AS asked(product, lot)
   JOIN traceability_batch b ON b.product_id = asked.product AND b.lot = asked.lot`,
);

/**
 * In the order of their names: two groups of events with the same lots then wait for each other and never deadlock. A lot that was spoken of
 * before its batch was started learns whose it is.
 */
export const addLots = statement<never, [lots: string]>(
  'balance.add-lots',
  `INSERT INTO balance_lot (name, cooperative_id, product_id, batch_id)
   SELECT name, "cooperativeId", "productId", "batchId" FROM jsonb_to_recordset($1::jsonb)
     AS l(name text, "cooperativeId" uuid, "productId" uuid, "batchId" uuid) ORDER BY name COLLATE "C"
   ON CONFLICT ON CONSTRAINT balance_lot_name DO UPDATE SET cooperative_id = excluded.cooperative_id, product_id = excluded.product_id,
     batch_id = excluded.batch_id WHERE balance_lot.batch_id IS NULL AND excluded.batch_id IS NOT NULL`,
);

/** What the row of a lot says by itself; the rest of its state is asked once it is locked. */
type LotRow = Omit<LotState, 'own' | 'claims' | 'feeds' | 'isHeld'>;

export const lockLots = statement<LotRow, [names: string[]]>(
  'balance.lock-lots',
  `SELECT id, name, unit, created, consumed, shipped, received, destroyed, sold, origin FROM balance_lot
   WHERE name = ANY ($1) ORDER BY name COLLATE "C" FOR NO KEY UPDATE`,
);

/** What is asked once the lots are locked: their claims, whether they feed others, whether their batch is held. */
export const lotTraits = statement<
  { id: bigint; claims: Record<string, string>; feeds: boolean; isHeld: boolean },
  [ids: bigint[]]
>(
  'balance.lot-traits',
  `SELECT l.id, COALESCE((SELECT json_object_agg(c.claim, c.amount::text) FROM balance_claim c WHERE c.lot_id = l.id), '{}') AS claims,
     EXISTS (SELECT FROM balance_edge e WHERE e.from_lot = l.id AND e.voided_by IS NULL) AS feeds,
     EXISTS (SELECT FROM balance_flag f WHERE f.batch_id = l.batch_id AND f.state <> 'countersigned') AS "isHeld"
   FROM balance_lot l WHERE l.id = ANY ($1)`,
);

/** Everything a group of events moved, in one sentence. The lots are locked: what is written is what was read plus what was told. */
export const saveBooks = statement<never, [lots: string, entries: string, edges: string, claims: string]>(
  'balance.save-books',
  `WITH lot AS (
     UPDATE balance_lot b SET unit = l.unit, created = l.created, consumed = l.consumed, shipped = l.shipped, received = l.received,
       destroyed = l.destroyed, origin = l.origin
     FROM jsonb_to_recordset($1::jsonb) AS l(id bigint, unit text, created bigint, consumed bigint, shipped bigint, received bigint,
       destroyed bigint, origin bigint) WHERE b.id = l.id
   ), entry AS (
     INSERT INTO balance_entry (lot_id, holder, event, event_time, kind, amount, site)
     SELECT lot, holder, event, time, kind, amount, site FROM jsonb_to_recordset($2::jsonb)
       AS e(lot bigint, holder text, event bigint, time timestamptz, kind text, amount bigint, site text)
   ), claim AS (
     INSERT INTO balance_claim (lot_id, claim, amount) SELECT lot, claim, amount FROM jsonb_to_recordset($4::jsonb) AS c(lot bigint, claim text, amount bigint)
     ON CONFLICT (lot_id, claim) DO UPDATE SET amount = excluded.amount
   )
   INSERT INTO balance_edge (from_lot, to_lot, event, taken, given, is_container)
   SELECT "from", "to", event, taken, given, "isContainer" FROM jsonb_to_recordset($3::jsonb)
     AS e("from" bigint, "to" bigint, event bigint, taken bigint, given bigint, "isContainer" boolean)
   ON CONFLICT (from_lot, to_lot, event) DO NOTHING`,
);

export interface Shortage {
  id: bigint;
  holder: string;
  /** ISO 8601 */
  at: string;
  level: bigint;
}

/**
 * Where somebody would have had less than nothing of a lot at some moment, told in the order in which things happened (B1). What happens at
 * the same moment counts together. A lot that nobody ever told the making of, of another's class, is not measured.
 */
export const shortages = statement<Shortage, [ids: bigint[]]>(
  'balance.shortages',
  `SELECT DISTINCT ON (lot_id) lot_id AS id, holder, to_char(event_time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at, level FROM (
     SELECT e.lot_id, e.holder, e.event_time,
       (sum(e.amount) OVER (PARTITION BY e.lot_id, e.holder ORDER BY e.event_time))::bigint AS level
     FROM balance_entry e WHERE e.lot_id = ANY ($1) AND e.voided_by IS NULL) told
   WHERE level < 0 ORDER BY lot_id, event_time`,
);

/** One at a time: only a lot that feeds others already can close a circle, and of two that do at once the second must see the first. */
export const lockCircles = statement<never>(
  'balance.lock-circles',
  `SELECT pg_advisory_xact_lock(hashtext('balance.circles'))`,
);

/** Whether any of these edges leads back to where it came from. */
export const circles = statement<{ from: bigint; to: bigint }, [froms: bigint[], tos: bigint[]]>(
  'balance.circles',
  `SELECT asked.a AS "from", asked.b AS "to" FROM unnest($1::bigint[], $2::bigint[]) AS asked(a, b)
   WHERE EXISTS (
     WITH RECURSIVE onward(lot) AS (
       SELECT asked.b UNION SELECT e.to_lot FROM onward o JOIN balance_edge e ON e.from_lot = o.lot WHERE e.voided_by IS NULL AND NOT e.is_container
     ) SELECT FROM onward WHERE lot = asked.a)`,
);

/** Goods gathered on a site in a season; the row's lock makes parallel harvests add up one after the other. */
export const addHarvest = statement<{ gathered: bigint }, [site: string, began: Day, unit: string, amount: bigint]>(
  'balance.add-harvest',
  `INSERT INTO balance_season AS s (site, began, unit, gathered) VALUES ($1, $2, $3, $4)
   ON CONFLICT (site, began, unit) DO UPDATE SET gathered = s.gathered + excluded.gathered RETURNING gathered`,
);

export interface SiteRow {
  site: string;
  /** "MM-DD" */
  seasonStarts: string;
  /** The most that one season gives in whole base units, as the co-op itself has said. */
  stated: bigint | null;
  statedUnit: BaseUnit | null;
  /** What it is measured in, and how many of it, as the co-op says. */
  measure: string | null;
  size: bigint | null;
  plantedYear: number | null;
  /** Whose place it is. */
  cooperativeId: string;
  /** What is countersigned of its capacity. */
  verified: { amount: string; unit: BaseUnit; from: Day; to: Day | null }[];
  /** What else is countersigned of it. */
  claims: DatedClaim[];
}

/** Places of the house by the link that events call them. */
export const sitesCalled = statement<SiteRow, [sites: string[], glns: string[], extensions: string[]]>(
  'balance.sites-called',
  `SELECT asked.site, s.cooperative_id AS "cooperativeId", s.season_starts AS "seasonStarts", s.season_capacity AS stated, s.capacity_unit AS "statedUnit", s.measure, s.size,
     s.planted_year AS "plantedYear",
     (SELECT COALESCE(json_agg(json_build_object('amount', c.amount::text, 'unit', c.unit, 'from', c.valid_from, 'to', c.valid_to)
         ORDER BY c.valid_from DESC, c.decided_at DESC), '[]')
       FROM balance_site_claim c WHERE c.site = asked.site AND c.claim = 'capacity' AND c.state = 'countersigned') AS verified,
     (SELECT COALESCE(json_agg(json_build_object('claim', c.claim, 'from', c.valid_from, 'to', c.valid_to)), '[]')
       FROM balance_site_claim c WHERE c.site = asked.site AND c.state = 'countersigned' AND c.claim <> 'capacity') AS claims
   FROM unnest($1::text[], $2::text[], $3::text[]) AS asked(site, gln, extension)
   JOIN cooperatives_cooperative c ON c.gln = asked.gln JOIN traceability_site s ON s.cooperative_id = c.id AND s.extension = asked.extension`,
);

/** The ordinary events that these declarations of error repeat. */
export const eventsDeclaredWrong = statement<{ id: bigint; by: bigint }, [declarations: bigint[]]>(
  'balance.events-declared-wrong',
  `SELECT e.id, d.id AS by FROM epcis_event d JOIN epcis_event e ON e.event_id = d.event_id AND e.hash = d.hash AND NOT e.is_declaration
   WHERE d.id = ANY ($1)`,
);

export const lotsOfEvents = statement<{ name: string }, [events: bigint[]]>(
  'balance.lots-of-events',
  `SELECT l.name FROM balance_lot l WHERE l.id IN (
     SELECT lot_id FROM balance_entry WHERE event = ANY ($1) UNION SELECT from_lot FROM balance_edge WHERE event = ANY ($1)
     UNION SELECT to_lot FROM balance_edge WHERE event = ANY ($1))`,
);

/** Takes back what an event had moved: entries and edges are marked, sums and seasons give it back. Nothing is deleted, nothing twice. */
export const voidEvents = statement<never, [events: bigint[], by: bigint[]]>(
  'balance.void-events',
  `WITH asked AS (
     SELECT DISTINCT ON (event) event, by FROM unnest($1::bigint[], $2::bigint[]) AS a(event, by)
   ), entry AS (
     UPDATE balance_entry e SET voided_by = asked.by FROM asked WHERE e.event = asked.event AND e.voided_by IS NULL RETURNING e.*
   ), edge AS (
     UPDATE balance_edge e SET voided_by = asked.by FROM asked WHERE e.event = asked.event AND e.voided_by IS NULL
   ), season AS (
     UPDATE balance_season s SET gathered = s.gathered - back.amount FROM (
       SELECT e.site, (SELECT max(b.began) FROM balance_season b WHERE b.site = e.site AND b.unit = l.unit
           AND b.began <= (e.event_time AT TIME ZONE 'Asia/Ho_Chi_Minh')::date) AS began, l.unit, sum(e.amount) AS amount
       FROM entry e JOIN balance_lot l ON l.id = e.lot_id WHERE e.kind = 'created' AND e.site IS NOT NULL GROUP BY 1, 2, 3) back
     WHERE s.site = back.site AND s.began = back.began AND s.unit = back.unit
   )
   UPDATE balance_lot l SET
     created = l.created - back.created, consumed = l.consumed - back.consumed, shipped = l.shipped - back.shipped,
     received = l.received - back.received, destroyed = l.destroyed - back.destroyed,
     origin = CASE WHEN l.created = back.created THEN NULL WHEN back.created = 0 THEN l.origin
       ELSE (l.origin * (l.created - back.created) / l.created)::bigint END
   FROM (
     SELECT lot_id, COALESCE(sum(amount) FILTER (WHERE kind = 'created'), 0) AS created, COALESCE(-sum(amount) FILTER (WHERE kind = 'consumed'), 0) AS consumed,
       COALESCE(-sum(amount) FILTER (WHERE kind = 'shipped' AND holder <> 'transit'), 0) AS shipped,
       COALESCE(sum(amount) FILTER (WHERE kind = 'received' AND holder <> 'transit'), 0) AS received,
       COALESCE(-sum(amount) FILTER (WHERE kind = 'destroyed'), 0) AS destroyed
     FROM entry GROUP BY lot_id) back
   WHERE l.id = back.lot_id`,
);

/** Claims of a lot lose what the voided creation brought, by its share. Asked before the sums change. */
export const voidClaims = statement<never, [events: bigint[]]>(
  'balance.void-claims',
  `UPDATE balance_claim c SET amount = (c.amount * (l.created - back.created) / l.created)::bigint
   FROM balance_lot l JOIN (SELECT lot_id, sum(amount) AS created FROM balance_entry WHERE event = ANY ($1) AND kind = 'created' AND voided_by IS NULL
     GROUP BY lot_id) back ON back.lot_id = l.id
   WHERE c.lot_id = l.id AND l.created > 0`,
);
