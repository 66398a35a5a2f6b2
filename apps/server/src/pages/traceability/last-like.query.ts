import type { Answers } from '#libs/traceability';
import { statement } from '#platform/database';

/** The last task of a kind at a co-op: what the next one is filled in with. */
export interface LastLike {
  siteId: string;
  happenedAt: Date;
  answers: Answers;
  /** The unit that was chosen. */
  unit: string | null;
}

export const lastLike = statement<LastLike, [cooperativeId: string, line: string, kind: string]>(
  'traceability.last-like',
  `SELECT t.site_id AS "siteId", t.happened_at AS "happenedAt", t.answers, t.typed::jsonb ->> 'unit' AS unit
   FROM traceability_standing t JOIN traceability_batch b ON b.id = t.batch_id JOIN catalog_product p ON p.id = b.product_id
   WHERE b.cooperative_id = $1 AND p.line = $2 AND t.kind = $3 ORDER BY t.recorded_at DESC LIMIT 1`,
);

export interface BatchToBlend {
  id: string;
  lot: string;
  nameVi: string;
  nameEn: string;
  balance: bigint;
}

/** Batches of the co-op whose goods may go into this one. */
export const batchesToBlend = statement<BatchToBlend, [batchId: string]>(
  'traceability.batches-to-blend',
  `SELECT o.id, o.lot, p.name_vi AS "nameVi", p.name_en AS "nameEn", o.balance
   FROM traceability_batch b JOIN traceability_batch o ON o.cooperative_id = b.cooperative_id AND o.unit = b.unit AND o.id <> b.id
   JOIN catalog_product p ON p.id = o.product_id JOIN catalog_product own ON own.id = b.product_id AND own.line = p.line
   WHERE b.id = $1 AND o.balance > 0 AND o.recalled_at IS NULL ORDER BY o.created_at DESC, o.id LIMIT 12`,
);
