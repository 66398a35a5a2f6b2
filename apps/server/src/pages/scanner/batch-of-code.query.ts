import { statement } from '#platform/database';

/** The batch of this lot at one of these co-ops, whatever of its packs or its bulk goods (indicator digit 9) the code names. */
export const batchOfCode = statement<
  { id: string; slug: string },
  [gtin: string, lot: string, cooperatives: readonly string[]]
>(
  'scanner.batch-of-code',
  `SELECT b.id, c.slug FROM traceability_batch b JOIN cooperatives_cooperative c ON c.id = b.cooperative_id
   WHERE b.lot = $2 AND b.cooperative_id = ANY ($3::uuid[]) AND EXISTS (SELECT 1 FROM catalog_variant v
     WHERE v.product_id = b.product_id AND substr(v.gtin, 2, 12) = substr($1, 2, 12)) LIMIT 1`,
);
