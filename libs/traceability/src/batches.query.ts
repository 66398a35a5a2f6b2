import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import type { BatchFacts } from './task-rules.js';

export const ownProduct = statement<{ line: string }, [productId: string, cooperativeId: string]>(
  'traceability.own-product',
  'SELECT line FROM catalog_product WHERE id = $1 AND cooperative_id = $2',
);

export const lotsStartingWith = statement<{ lot: string }, [productId: string, prefix: string]>(
  'traceability.lots-starting-with',
  'SELECT lot FROM traceability_batch WHERE product_id = $1 AND starts_with(lot, $2)',
);

export const startedBefore = statement<{ lot: string }, [id: string, cooperativeId: string]>(
  'traceability.started-before',
  'SELECT lot FROM traceability_batch WHERE id = $1 AND cooperative_id = $2',
);

/** A batch counts as the packs of its product do; only a product without packs falls back on its recipe. */
export const insertBatch = statement<
  { id: string },
  [
    id: string,
    cooperativeId: string,
    productId: string,
    lot: string,
    recipeUnit: string,
    createdBy: string,
    createdAt: Date,
    recipeVersion: number,
  ]
>(
  'traceability.insert-batch',
  `INSERT INTO traceability_batch (id, cooperative_id, product_id, lot, unit, created_by, created_at, recipe_version)
   VALUES ($1, $2, $3, $4, COALESCE(
     (SELECT net_unit FROM catalog_variant WHERE product_id = $3 ORDER BY withdrawn_at IS NOT NULL, position LIMIT 1), $5), $6, $7, $8) RETURNING id`,
);

export interface LockedBatch extends BatchFacts {
  id: string;
  cooperativeId: string;
  productId: string;
  balance: bigint;
  recipeVersion: number;
  /** Of the bulk goods; null before the first task, or for ever when the product had no pack then. */
  bulkGtin: string | null;
  /** Of the product's first pack. */
  firstGtin: string | null;
}

/** All that happens to one batch happens one after the other: whoever changes it holds this lock. In id order: two blends would otherwise deadlock. */
export const lockBatches = statement<LockedBatch, [batchIds: string[]]>(
  'traceability.lock-batches',
  `SELECT b.id, b.cooperative_id AS "cooperativeId", b.product_id AS "productId", b.balance, b.unit, b.recalled_at AS "recalledAt",
     b.packed_on AS "packedOn", p.line, b.recipe_version AS "recipeVersion", b.bulk_gtin AS "bulkGtin",
     (SELECT gtin FROM catalog_variant WHERE product_id = p.id ORDER BY position LIMIT 1) AS "firstGtin"
   FROM traceability_batch b JOIN catalog_product p ON p.id = b.product_id WHERE b.id = ANY ($1) ORDER BY b.id FOR UPDATE OF b`,
);

export const recordedBefore = statement<{ batchId: string }, [taskId: string]>(
  'traceability.recorded-before',
  'SELECT batch_id AS "batchId" FROM traceability_task WHERE id = $1',
);

export const siteOf = statement<{ id: string }, [siteId: string, cooperativeId: string]>(
  'traceability.site-of',
  'SELECT id FROM traceability_site WHERE id = $1 AND cooperative_id = $2',
);

export interface PackOfProduct {
  netQuantity: number;
  netUnit: string;
}

export const packOfProduct = statement<PackOfProduct, [variantId: string, productId: string]>(
  'traceability.pack-of-product',
  `SELECT net_quantity AS "netQuantity", net_unit AS "netUnit" FROM catalog_variant
   WHERE id = $1 AND product_id = $2 AND withdrawn_at IS NULL`,
);

/**
 * The first packing fixes the dates on the labels: made on the day of the last gathering or making, best before so many days later.
 * `Asia/Ho_Chi_Minh` because a calendar day is a Vietnamese one.
 */
export const fixDates = statement<{ bestBefore: Day | null }, [batchId: string, packedOn: Day]>(
  'traceability.fix-dates',
  `WITH made AS (
     SELECT (max(happened_at) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day FROM traceability_standing WHERE batch_id = $1 AND step IN ('gather', 'make', 'receive')
   )
   UPDATE traceability_batch b SET
     packed_on = COALESCE(b.packed_on, $2),
     produced_on = COALESCE(b.produced_on, made.day),
     best_before = CASE WHEN b.packed_on IS NULL THEN COALESCE(b.produced_on, made.day) + p.shelf_life_days ELSE b.best_before END
   FROM made, catalog_product p WHERE b.id = $1 AND p.id = b.product_id RETURNING b.best_before AS "bestBefore"`,
);
