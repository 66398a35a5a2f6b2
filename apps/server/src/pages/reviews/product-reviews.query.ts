import type { RemovalGround } from '#libs/reviews';
import { statement } from '#platform/database';
import { LISTED } from '../storefront/listing-sql.js';
import { REVIEW, type ShownReview } from './review-sql.js';

export const REVIEWS_PER_PAGE = 20;

export interface ReviewsPage {
  slug: string;
  nameVi: string;
  nameEn: string;
  seller: string;
  counts: number[] | null;
  average: string | null;
  count: number;
  /** Also those that were removed: they leave a mark. */
  total: number;
  reviews: ShownReview[];
}

export const reviewsPage = statement<ReviewsPage, [slug: string, skip: number]>(
  'reviews-pages.of-product',
  `SELECT p.slug, p.name_vi AS "nameVi", p.name_en AS "nameEn", c.name AS seller, s.counts, s.average, COALESCE(s.reviews, 0) AS count,
     (SELECT count(*)::int FROM reviews_review WHERE product_id = p.id AND state <> 'withdrawn') AS total,
     COALESCE((SELECT json_agg(${REVIEW} ORDER BY r.written_at DESC, r.id) FROM (SELECT * FROM reviews_review
       WHERE product_id = p.id AND state <> 'withdrawn' ORDER BY written_at DESC, id LIMIT ${REVIEWS_PER_PAGE} OFFSET $2) r), '[]') AS reviews
   FROM catalog_product p JOIN cooperatives_cooperative c ON c.id = p.cooperative_id LEFT JOIN reviews_score s ON s.product_id = p.id
   WHERE p.slug = $1 AND ${LISTED}`,
);

export interface ReportedReview {
  id: string;
  slug: string;
  nameVi: string;
  nameEn: string;
  seller: string;
  review: ShownReview;
}

export const reviewToReport = statement<ReportedReview, [id: string]>(
  'reviews-pages.to-report',
  `SELECT r.id, p.slug, p.name_vi AS "nameVi", p.name_en AS "nameEn", c.name AS seller, ${REVIEW} AS review
   FROM reviews_review r JOIN catalog_product p ON p.id = r.product_id JOIN cooperatives_cooperative c ON c.id = p.cooperative_id
   WHERE r.id = $1 AND r.state <> 'withdrawn'`,
);

export interface ReviewPhotoFile {
  bytes: Buffer;
  isShown: boolean;
}

export const reviewPhotoFile = statement<ReviewPhotoFile, [photoId: string, width: number, format: string]>(
  'reviews-pages.photo-file',
  `SELECT f.bytes, r.state = 'shown' AS "isShown" FROM reviews_photo_file f JOIN reviews_photo ph ON ph.id = f.photo_id
   JOIN reviews_review r ON r.id = ph.review_id WHERE f.photo_id = $1 AND f.width = $2 AND f.format = $3`,
);

export interface OwnReview {
  state: 'shown' | 'withdrawn' | 'removed';
  stars: number;
  text: string;
  name: string;
  editUntil: string;
  photos: number;
  ground: RemovalGround | null;
  note: string | null;
}

export interface LineToReview {
  lineId: string;
  nameVi: string;
  nameEn: string;
  deliveredAt: Date | null;
  review: OwnReview | null;
}

/** The line of an order, and what its buyer wrote of it, by the secret of the link. */
export const lineToReview = statement<LineToReview, [key: string, lineId: string]>(
  'reviews-pages.line-to-review',
  `SELECT l.id AS "lineId", l.name_vi AS "nameVi", l.name_en AS "nameEn", o.delivered_at AS "deliveredAt",
     CASE WHEN r.id IS NOT NULL THEN json_build_object('state', r.state, 'stars', r.stars, 'text', r.text, 'name', r.shown_name,
       'editUntil', r.edit_until, 'ground', r.removal_ground, 'note', r.removal_note,
       'photos', (SELECT count(*)::int FROM reviews_photo WHERE review_id = r.id)) END AS review
   FROM ordering_line l JOIN ordering_order o ON o.id = l.order_id JOIN ordering_group g ON g.id = o.group_id
   LEFT JOIN reviews_review r ON r.line_id = l.id WHERE g.key = $1 AND l.id = $2`,
);
