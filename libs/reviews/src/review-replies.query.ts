import { statement } from '#platform/database';

/** Whose goods it is about. Nobody sees what its buyer has withdrawn. */
export const sellerOfReview = statement<{ cooperativeId: string; state: string }, [reviewId: string]>(
  'reviews.seller-of',
  `SELECT p.cooperative_id AS "cooperativeId", r.state FROM reviews_review r JOIN catalog_product p ON p.id = r.product_id
   WHERE r.id = $1 AND r.state <> 'withdrawn'`,
);

/** Once; no row when there is an answer, or no review any more. */
export const replyToReview = statement<{ id: string }, [reviewId: string, reply: string, by: string, at: Date]>(
  'reviews.reply',
  `UPDATE reviews_review SET reply = $2, replied_by = $3, replied_at = $4 WHERE id = $1 AND state = 'shown' AND reply IS NULL RETURNING id`,
);

export const insertReport = statement<
  { id: string },
  [id: string, reviewId: string, ground: string, note: string, at: Date]
>(
  'reviews.report',
  `INSERT INTO reviews_report (id, review_id, ground, note, reported_at) VALUES ($1, $2, $3, $4, $5)
   ON CONFLICT (id) DO NOTHING RETURNING id`,
);

export const removeReview = statement<
  { id: string },
  [reviewId: string, ground: string, note: string, by: string, at: Date]
>(
  'reviews.remove',
  `UPDATE reviews_review SET state = 'removed', removal_ground = $2, removal_note = $3, removed_by = $4, removed_at = $5
   WHERE id = $1 AND state = 'shown' RETURNING id`,
);
