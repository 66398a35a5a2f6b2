import type { BatchUnit } from '#libs/traceability';
import type { Day } from '#platform/clock';
import { statement } from '#platform/database';

/** More than a season of a large co-op. */
export const NEWEST_BATCHES = 200;

export interface BatchRow {
  id: string;
  lot: string;
  nameVi: string;
  nameEn: string;
  line: string;
  unit: BatchUnit;
  balance: bigint;
  packs: number;
  packedOn: Day | null;
  bestBefore: Day | null;
  recalledAt: Date | null;
  /** The last thing that was done. */
  lastKind: string | null;
  lastAt: Date | null;
}

/** What is still being made comes first: it waits for somebody. */
export const batchList = statement<BatchRow, [cooperativeId: string]>(
  'traceability.batch-list',
  `SELECT b.id, b.lot, p.name_vi AS "nameVi", p.name_en AS "nameEn", p.line, b.unit, b.balance, b.packed_on AS "packedOn",
     b.best_before AS "bestBefore", b.recalled_at AS "recalledAt", told.packs, last.kind AS "lastKind", last.happened_at AS "lastAt"
   FROM (SELECT * FROM traceability_batch WHERE cooperative_id = $1 ORDER BY created_at DESC, id DESC LIMIT ${NEWEST_BATCHES}) b
   JOIN catalog_product p ON p.id = b.product_id
   CROSS JOIN LATERAL (SELECT COALESCE(sum(packs), 0)::int AS packs FROM traceability_standing t WHERE t.batch_id = b.id) told
   LEFT JOIN LATERAL (SELECT kind, happened_at FROM traceability_standing t WHERE t.batch_id = b.id ORDER BY position DESC LIMIT 1) last ON true
   ORDER BY b.packed_on IS NULL AND b.recalled_at IS NULL DESC, b.created_at DESC, b.id DESC`,
);

export interface ProductToStart {
  id: string;
  slug: string;
  nameVi: string;
  nameEn: string;
  /** Those of today, so that the next one can be named. */
  lots: string[];
}

export const productsToStart = statement<ProductToStart, [cooperativeId: string, lotPrefix: string]>(
  'traceability.products-to-start',
  `SELECT p.id, p.slug, p.name_vi AS "nameVi", p.name_en AS "nameEn",
     ARRAY(SELECT b.lot FROM traceability_batch b WHERE b.product_id = p.id AND starts_with(b.lot, $2)) AS lots
   FROM catalog_product p WHERE p.cooperative_id = $1 AND p.state <> 'taken-down' ORDER BY f_fold(p.name_vi), p.id`,
);
