import { statement } from '#platform/database';

/** Packed batches of which something was recorded, changed or recalled since the portal was told; those waiting longest first. */
export const dueForExport = statement<{ batchId: string }, [limit: number]>(
  'passport.due-for-export',
  `SELECT b.id AS "batchId" FROM traceability_batch b JOIN catalog_product p ON p.id = b.product_id
   LEFT JOIN LATERAL (SELECT min(exported_at) AS at FROM passport_export WHERE batch_id = b.id) told ON true
   WHERE b.packed_on IS NOT NULL AND (told.at IS NULL OR p.updated_at > told.at OR b.recalled_at > told.at
     OR EXISTS (SELECT FROM traceability_task t WHERE t.batch_id = b.id AND t.recorded_at > told.at)
     OR EXISTS (SELECT FROM traceability_correction k JOIN traceability_task t ON t.id = k.task_id WHERE t.batch_id = b.id AND k.corrected_at > told.at))
   ORDER BY told.at NULLS FIRST, b.id LIMIT $1`,
);

export const noteExport = statement<
  { isNew: boolean },
  [batchId: string, gtin: string, digest: Buffer, receipt: string, now: Date]
>(
  'passport.note-export',
  `WITH before AS (SELECT digest FROM passport_export WHERE batch_id = $1 AND gtin = $2)
   INSERT INTO passport_export (batch_id, gtin, digest, receipt, exported_at) VALUES ($1, $2, $3, $4, $5)
   ON CONFLICT (batch_id, gtin) DO UPDATE SET digest = $3, receipt = $4, exported_at = $5
   RETURNING (SELECT digest FROM before) IS DISTINCT FROM $3 AS "isNew"`,
);
