import { statement } from '#platform/database';
import type { ProductTexts } from './product-texts.js';

export interface PendingChange {
  id: string;
  after: Required<ProductTexts>;
}

export const pendingChange = statement<PendingChange, [productId: string]>(
  'catalog.pending-change',
  `SELECT id, after FROM catalog_change WHERE product_id = $1 AND state = 'pending'`,
);

export const insertChange = statement<
  never,
  [id: string, productId: string, before: string, after: string, by: string, at: Date]
>(
  'catalog.insert-change',
  `INSERT INTO catalog_change (id, product_id, before, after, proposed_by, proposed_at) VALUES ($1, $2, $3, $4, $5, $6)`,
);

/** What becomes of the change that waits; nothing when none does. */
export const endChange = statement<
  { id: string },
  [productId: string, state: string, by: string, at: Date, refusal: string | null]
>(
  'catalog.end-change',
  `UPDATE catalog_change SET state = $2, decided_by = $3, decided_at = $4, refusal = $5
   WHERE product_id = $1 AND state = 'pending' RETURNING id`,
);
