import { statement } from '#platform/database';

export const insertTakedown = statement<never, [string]>(
  'catalog.insert-takedown',
  `INSERT INTO catalog_takedown (id, product_id, reference, authority, reason, ordered_at, due_at, taken_down_by, taken_down_at, appeal_until)
   SELECT t."id", t."productId", t."reference", t."authority", t."reason", t."orderedAt", t."dueAt", t."by", t."at", t."appealUntil"
   FROM jsonb_to_record($1::jsonb) AS t("id" uuid, "productId" uuid, "reference" text, "authority" text, "reason" text,
     "orderedAt" timestamptz, "dueAt" timestamptz, "by" uuid, "at" timestamptz, "appealUntil" timestamptz)`,
);

/** Once for each takedown, and in time; no row when it is too late or has been done. */
export const fileAppeal = statement<
  { id: string },
  [productId: string, appeal: string, by: string, at: Date, answerDueAt: Date]
>(
  'catalog.file-appeal',
  `UPDATE catalog_takedown SET appeal = $2, appealed_by = $3, appealed_at = $4, answer_due_at = $5
   WHERE product_id = $1 AND ended_at IS NULL AND appeal IS NULL AND appeal_until >= $4 RETURNING id`,
);

export const decideAppeal = statement<
  { id: string },
  [productId: string, decision: string, reason: string, by: string, at: Date]
>(
  'catalog.decide-appeal',
  `UPDATE catalog_takedown SET decision = $2::text, decision_reason = $3, decided_by = $4, decided_at = $5::timestamptz,
     ended_at = CASE WHEN $2::text = 'lifted' THEN $5::timestamptz END
   WHERE product_id = $1 AND ended_at IS NULL AND appeal IS NOT NULL AND decision IS NULL RETURNING id`,
);

/** The product is approved again with mended texts. */
export const endTakedown = statement<never, [productId: string, at: Date]>(
  'catalog.end-takedown',
  'UPDATE catalog_takedown SET ended_at = $2 WHERE product_id = $1 AND ended_at IS NULL',
);
