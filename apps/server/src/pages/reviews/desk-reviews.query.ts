import type { RemovalGround } from '#libs/reviews';
import { statement } from '#platform/database';
import { REVIEW, REVIEW_PHOTOS, type ReviewPhoto, type ShownReview } from './review-sql.js';

export const REVIEWS_AT_DESK = 30;

export interface DeskReview {
  slug: string;
  nameVi: string;
  nameEn: string;
  review: ShownReview;
  total: number;
}

/** Of the goods of one co-op, the newest first. */
export const reviewsOfDesk = statement<DeskReview, [cooperativeId: string, onlyOpen: boolean, skip: number]>(
  'reviews-pages.of-desk',
  `SELECT p.slug, p.name_vi AS "nameVi", p.name_en AS "nameEn", ${REVIEW} AS review, (count(*) OVER ())::int AS total
   FROM reviews_review r JOIN catalog_product p ON p.id = r.product_id
   WHERE p.cooperative_id = $1 AND r.state <> 'withdrawn' AND (NOT $2 OR (r.state = 'shown' AND r.reply IS NULL))
   ORDER BY r.written_at DESC, r.id LIMIT ${REVIEWS_AT_DESK} OFFSET $3`,
);

export interface JudgedReview {
  id: string;
  slug: string;
  nameVi: string;
  nameEn: string;
  cooperative: string;
  stars: number;
  text: string;
  name: string;
  writtenAt: Date;
  reply: string | null;
  photos: ReviewPhoto[];
  /** Those that wait. */
  reports: { at: string; ground: RemovalGround; note: string }[];
  removal: { ground: RemovalGround; note: string; by: string; at: string } | null;
  total: number;
}

/** `reported`: the worklist, oldest report first; else the newest reviews first. */
export const reviewsOfDepartment = statement<JudgedReview, [tab: string, skip: number]>(
  'reviews-pages.of-department',
  `SELECT r.id, p.slug, p.name_vi AS "nameVi", p.name_en AS "nameEn", c.name AS cooperative, r.stars, r.text, r.shown_name AS name,
     r.written_at AS "writtenAt", r.reply, ${REVIEW_PHOTOS} AS photos, COALESCE(open.reports, '[]') AS reports,
     CASE WHEN r.state = 'removed' THEN json_build_object('ground', r.removal_ground, 'note', r.removal_note, 'by', w.full_name, 'at', r.removed_at) END AS removal,
     (count(*) OVER ())::int AS total
   FROM reviews_review r JOIN catalog_product p ON p.id = r.product_id JOIN cooperatives_cooperative c ON c.id = p.cooperative_id
   LEFT JOIN identity_person w ON w.id = r.removed_by
   LEFT JOIN LATERAL (SELECT min(reported_at) AS since, json_agg(json_build_object('at', reported_at, 'ground', ground, 'note', note) ORDER BY reported_at, id) AS reports
     FROM reviews_report WHERE review_id = r.id AND decision IS NULL) open ON true
   WHERE r.state <> 'withdrawn' AND ($1 = 'all' OR ($1 = 'reported' AND open.since IS NOT NULL) OR ($1 = 'removed' AND r.state = 'removed'))
   ORDER BY CASE WHEN $1 = 'reported' THEN open.since END, r.written_at DESC, r.id LIMIT ${REVIEWS_AT_DESK} OFFSET $2`,
);
