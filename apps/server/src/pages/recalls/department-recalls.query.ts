import type { OriginKind, RecallState } from '#libs/recalls';
import { statement } from '#platform/database';
import { ORIGIN_NAME } from './recall-page.query.js';

export interface RecallRow {
  id: string;
  kind: OriginKind;
  origin: string;
  originName: string | null;
  isDrill: boolean;
  state: RecallState;
  batches: number;
  proposer: string;
  proposedAt: Date;
  tookMs: number | null;
  /** Packs of its batches, and of them those whose end or place is known. */
  packed: number;
  accounted: number;
}

export const RECALL_FILTERS = ['all', 'proposed', 'confirmed', 'closed', 'drills'] as const;
export type RecallFilter = (typeof RECALL_FILTERS)[number];

/**
 * What waits for a second person first, then the newest. With a co-op: what reaches its batches, and only those are counted. A drill is shown among
 * drills and among all.
 */
export const recallList = statement<RecallRow, [cooperativeId: string | null, filter: RecallFilter]>(
  'server.recall-list',
  `SELECT r.id, r.origin_kind AS kind, r.origin, ${ORIGIN_NAME} AS "originName", r.is_drill AS "isDrill", r.state, r.took_ms AS "tookMs",
     part.batches, part.packed, part.accounted, w.full_name AS proposer, r.proposed_at AS "proposedAt"
   FROM recalls_recall r JOIN identity_person w ON w.id = r.proposed_by
   CROSS JOIN LATERAL (
     SELECT count(*)::int AS batches,
       COALESCE(sum((SELECT sum(t.packs) FROM traceability_standing t WHERE t.batch_id = b.id AND t.step = 'pack')), 0)::int AS packed,
       COALESCE(sum((SELECT sum(a.packs) FROM recalls_answer a WHERE a.recall_id = r.id AND a.batch_id = b.id)), 0)::int AS accounted
     FROM recalls_batch k JOIN traceability_batch b ON b.id = k.batch_id WHERE k.recall_id = r.id AND ($1::uuid IS NULL OR b.cooperative_id = $1)) part
   WHERE part.batches > 0 AND ($2 = 'all' OR r.is_drill = ($2 = 'drills')) AND ($2 IN ('all', 'drills') OR r.state = $2)
   ORDER BY array_position(ARRAY['proposed', 'confirmed', 'closed', 'withdrawn'], r.state), r.proposed_at DESC, r.id LIMIT 200`,
);

export interface LikelyOrigin {
  origin: string;
  name: string;
  cooperative: string;
}

/** Batches by lot, places and parties by name: what somebody may mean who types what people call it. */
export const originsLike = statement<LikelyOrigin, [kind: OriginKind, typed: string]>(
  'server.origins-like',
  `SELECT * FROM (
     SELECT b.id::text AS origin, b.lot AS name, c.name AS cooperative FROM traceability_batch b JOIN cooperatives_cooperative c ON c.id = b.cooperative_id
       WHERE $1 = 'batch' AND f_fold(b.lot) = f_fold($2)
     UNION ALL SELECT 'https://id.gs1.org/414/' || c.gln || '/254/' || s.extension, s.name, c.name FROM traceability_site s
       JOIN cooperatives_cooperative c ON c.id = s.cooperative_id WHERE $1 = 'site' AND f_fold(s.name) = f_fold($2)
     UNION ALL SELECT c.id::text, c.name, c.name FROM cooperatives_cooperative c
       WHERE $1 = 'party' AND (f_fold(c.name) = f_fold($2) OR c.slug = $2 OR c.gln = $2 OR c.tax_code = $2)) found
   ORDER BY cooperative, name, origin LIMIT 50`,
);

export interface LotReached {
  id: string;
  lot: string;
  nameVi: string;
  nameEn: string;
  cooperative: string;
}

export const lotsReached = statement<LotReached, [batchIds: string[]]>(
  'server.lots-reached',
  `SELECT b.id, b.lot, p.name_vi AS "nameVi", p.name_en AS "nameEn", c.name AS cooperative FROM traceability_batch b
   JOIN catalog_product p ON p.id = b.product_id JOIN cooperatives_cooperative c ON c.id = b.cooperative_id
   WHERE b.id = ANY ($1) ORDER BY c.name, b.lot, b.id LIMIT 100`,
);
