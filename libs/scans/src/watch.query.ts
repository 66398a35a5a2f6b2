// What the watch over the looks reads, and what it writes down.
import { statement } from '#platform/database';

/** Looks of one label that are weighed at most: the newest, which say whether it is copied now. */
export const MOST_LOOKS = 500;

export interface LifeRow {
  gtin: string;
  serial: string;
  cooperativeId: string;
  boundAt: Date | null;
  expiresAt: Date | null;
  endedAt: Date | null;
  recalledAt: Date | null;
  openedAt: Date | null;
  firstLookAt: Date | null;
  /** Where the co-op is. */
  homeCode: string;
  /** Where its order went. */
  provinceCode: string | null;
  sentAt: Date | null;
  /** Devices that nearly no label of this product exceeds within a month. */
  usualDevices: number;
  looks: { at: string; cell: string | null; device: string | null }[];
}

/**
 * Labels that were looked at since, on a pack or not, with all their raw looks. `quantile`: see CloneRules; never the label with most devices itself, so that the first
 * copied label of a product with few looks stands out too.
 */
export const livesSince = statement<LifeRow, [since: Date, quantile: number]>(
  'scans.lives-since',
  `WITH touched AS MATERIALIZED (
     SELECT DISTINCT gtin, serial FROM scans_scan WHERE scanned_at > $1 AND serial IS NOT NULL AND verdict <> 'unknown'
   ), usual AS MATERIALIZED (
     SELECT gtin, (array_agg(devices ORDER BY devices))[LEAST(ceil($2::float8 * count(*)), count(*) - 1)::int] AS devices FROM (
       SELECT s.gtin, count(DISTINCT s.device)::int AS devices FROM scans_scan s
       WHERE s.gtin IN (SELECT gtin FROM touched) AND s.device IS NOT NULL AND s.serial IS NOT NULL AND s.verdict <> 'unknown'
       GROUP BY s.gtin, s.serial, date_trunc('month', s.scanned_at)) labels
     GROUP BY gtin
   )
   SELECT t.gtin, t.serial, r.cooperative_id AS "cooperativeId", bound.at AS "boundAt",
     (b.best_before + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh' AS "expiresAt", LEAST(voided.at, back.at) AS "endedAt", b.recalled_at AS "recalledAt",
     (SELECT i.opened_at FROM labels_inside i WHERE i.gtin = t.gtin AND i.serial = t.serial) AS "openedAt", l.first_scanned_at AS "firstLookAt",
     (SELECT h.parent_code FROM places_unit h WHERE h.code = co.commune_code) AS "homeCode", sent.province AS "provinceCode", sent.at AS "sentAt",
     COALESCE(u.devices, 0) AS "usualDevices", looks.list AS looks
   FROM touched t JOIN labels_label l ON l.gtin = t.gtin AND l.serial = t.serial
   JOIN labels_roll r ON r.id = l.roll_id JOIN cooperatives_cooperative co ON co.id = r.cooperative_id
   LEFT JOIN traceability_batch b ON b.id = l.batch_id
   CROSS JOIN LATERAL (SELECT COALESCE(r.activated_at, (SELECT min(c.changed_at) FROM labels_change c
     WHERE c.roll_id = r.id AND c.state = 'active' AND c.positions @> l.position)) AS at) bound
   LEFT JOIN LATERAL (SELECT min(c.changed_at) AS at FROM labels_change c
     WHERE l.state IN ('void', 'spoiled') AND c.roll_id = r.id AND c.state = l.state AND c.positions @> l.position) voided ON true
   LEFT JOIN LATERAL (SELECT max(h.happened_at) AS at FROM ordering_line line JOIN delivery_shipment s ON s.order_id = line.order_id AND s.state = 'returned'
     JOIN delivery_history h ON h.shipment_id = s.id AND h.action = 'return' WHERE line.id = l.order_line_id) back ON true
   LEFT JOIN LATERAL (SELECT u.parent_code AS province, o.shipped_at AS at FROM ordering_line line JOIN ordering_order o ON o.id = line.order_id
     JOIN ordering_group g ON g.id = o.group_id JOIN places_unit u ON u.code = g.commune_code WHERE line.id = l.order_line_id) sent ON true
   LEFT JOIN usual u ON u.gtin = t.gtin
   CROSS JOIN LATERAL (
     SELECT json_agg(json_build_object('at', scanned_at, 'cell', cell, 'device', encode(device, 'hex')) ORDER BY scanned_at, id) AS list
     FROM (SELECT id, scanned_at, cell, device FROM scans_scan
           WHERE gtin = t.gtin AND serial = t.serial ORDER BY scanned_at DESC LIMIT ${MOST_LOOKS}) newest
   ) looks
   WHERE looks.list IS NOT NULL`,
);

export interface LookerRow {
  looker: Buffer;
  count: number;
  /** The co-op whose codes were tried most. */
  cooperativeId: string | null;
  firstAt: Date;
  lastAt: Date;
}

/** S7: networks from which serials were tried that we never issued. */
export const guessersSince = statement<LookerRow, [since: Date, guesses: number]>(
  'scans.guessers-since',
  `SELECT s.network AS looker, count(DISTINCT (s.gtin, s.serial))::int AS count, mode() WITHIN GROUP (ORDER BY p.cooperative_id) AS "cooperativeId",
     min(s.scanned_at) AS "firstAt", max(s.scanned_at) AS "lastAt"
   FROM scans_scan s LEFT JOIN catalog_variant v ON v.gtin = s.gtin LEFT JOIN catalog_product p ON p.id = v.product_id
   WHERE s.scanned_at > $1 AND s.network IS NOT NULL AND s.serial IS NOT NULL AND s.verdict IN ('unknown', 'inactive')
   GROUP BY s.network HAVING count(DISTINCT (s.gtin, s.serial)) >= $2`,
);

/** S8: devices that went through many labels of one roll. */
export const copiersSince = statement<LookerRow, [since: Date, neighbours: number]>(
  'scans.copiers-since',
  `SELECT s.device AS looker, count(DISTINCT l.serial)::int AS count, roll.cooperative_id AS "cooperativeId",
     min(s.scanned_at) AS "firstAt", max(s.scanned_at) AS "lastAt"
   FROM scans_scan s JOIN labels_label l ON l.gtin = s.gtin AND l.serial = s.serial JOIN labels_roll roll ON roll.id = l.roll_id
   WHERE s.scanned_at > $1 AND s.device IS NOT NULL AND s.verdict IN ('genuine', 'seen', 'suspect', 'opened', 'expired')
   GROUP BY s.device, roll.id, roll.cooperative_id HAVING count(DISTINCT l.serial) >= $2`,
);

/** One alert per label; it grows. One that was dismissed opens again only when there is more than there was. Nothing comes back when nothing is new. */
export const raiseClone = statement<
  { id: string; isFresh: boolean },
  [id: string, cooperativeId: string, gtin: string, serial: string, score: number, evidence: string, now: Date]
>(
  'scans.raise-clone',
  `INSERT INTO scans_alert AS a (id, kind, cooperative_id, gtin, serial, score, evidence, raised_at, updated_at)
   VALUES ($1, 'clone', $2, $3, $4, $5, $6::jsonb, $7, $7)
   ON CONFLICT (gtin, serial) WHERE kind = 'clone' DO UPDATE SET score = excluded.score, evidence = excluded.evidence, updated_at = $7,
     state = CASE WHEN a.state = 'dismissed' THEN 'open' ELSE a.state END,
     decided_by = CASE WHEN a.state = 'dismissed' THEN NULL ELSE a.decided_by END,
     decided_at = CASE WHEN a.state = 'dismissed' THEN NULL ELSE a.decided_at END
   WHERE excluded.score > a.score OR (a.state <> 'dismissed' AND excluded.evidence <> a.evidence)
   RETURNING a.id, a.id = $1 AS "isFresh"`,
);

export const raiseLooker = statement<
  { id: string; isFresh: boolean },
  [id: string, kind: string, cooperativeId: string | null, looker: Buffer, score: number, evidence: string, now: Date]
>(
  'scans.raise-looker',
  `INSERT INTO scans_alert AS a (id, kind, cooperative_id, looker, score, evidence, raised_at, updated_at)
   VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $7)
   ON CONFLICT (kind, looker) WHERE looker IS NOT NULL DO UPDATE SET score = excluded.score, evidence = excluded.evidence, updated_at = $7
   WHERE excluded.score > a.score
   RETURNING a.id, a.id = $1 AS "isFresh"`,
);

export const watchedUntil = statement<{ until: Date }>('scans.watched-until', 'SELECT until FROM scans_watch');

export const moveWatch = statement<never, [until: Date]>(
  'scans.move-watch',
  `INSERT INTO scans_watch (until) VALUES ($1) ON CONFLICT (one) DO UPDATE SET until = GREATEST(scans_watch.until, excluded.until)`,
);
