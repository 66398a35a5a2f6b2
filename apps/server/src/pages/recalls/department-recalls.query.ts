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
}

/** What waits for a second person first, then the newest. */
export const recallList = statement<RecallRow>(
  'server.recall-list',
  `SELECT r.id, r.origin_kind AS kind, r.origin, ${ORIGIN_NAME} AS "originName", r.is_drill AS "isDrill", r.state, r.took_ms AS "tookMs",
     (SELECT count(*)::int FROM recalls_batch k WHERE k.recall_id = r.id) AS batches, w.full_name AS proposer, r.proposed_at AS "proposedAt"
   FROM recalls_recall r JOIN identity_person w ON w.id = r.proposed_by
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
