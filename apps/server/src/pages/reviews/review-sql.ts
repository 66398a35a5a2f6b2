import type { RemovalGround } from '#libs/reviews';

/** What a page shows of a review. What was removed shows that, and nothing of what it said. */
export interface ShownReview {
  id: string;
  stars: number;
  text: string;
  /** Empty: the buyer wanted no name there. */
  name: string;
  writtenAt: string;
  editedAt: string | null;
  reply: { text: string; at: string } | null;
  photos: ReviewPhoto[];
  removed: { ground: RemovalGround; at: string } | null;
}

export interface ReviewPhoto {
  id: string;
  width: number;
  height: number;
  widths: number[];
}

/** How many stand on the page of the product; the others have a page of their own. */
export const REVIEWS_ON_PRODUCT = 3;

export const REVIEW_PHOTOS = `COALESCE((SELECT json_agg(json_build_object('id', f.id, 'width', f.width, 'height', f.height,
    'widths', (SELECT json_agg(w.width ORDER BY w.width) FROM reviews_photo_file w WHERE w.photo_id = f.id AND w.format = 'webp')) ORDER BY f.position)
  FROM reviews_photo f WHERE f.review_id = r.id), '[]')`;

/** The review `r` for everybody. */
export const REVIEW = `CASE r.state WHEN 'shown' THEN json_build_object('id', r.id, 'stars', r.stars, 'text', r.text, 'name', r.shown_name,
    'writtenAt', r.written_at, 'editedAt', r.edited_at, 'removed', NULL, 'photos', ${REVIEW_PHOTOS},
    'reply', CASE WHEN r.reply IS NOT NULL THEN json_build_object('text', r.reply, 'at', r.replied_at) END)
  ELSE json_build_object('id', r.id, 'stars', 0, 'text', '', 'name', '', 'writtenAt', r.written_at, 'editedAt', NULL, 'reply', NULL, 'photos', '[]'::json,
    'removed', json_build_object('ground', r.removal_ground, 'at', r.removed_at)) END`;

/** The newest of the product `shown`. */
export const LATEST_REVIEWS = `COALESCE((SELECT json_agg(${REVIEW} ORDER BY r.written_at DESC, r.id) FROM (
    SELECT * FROM reviews_review WHERE product_id = shown.id AND state <> 'withdrawn' ORDER BY written_at DESC, id LIMIT ${REVIEWS_ON_PRODUCT}) r), '[]')`;
