import type { ProductState } from '#libs/catalog';
import type { Issuer } from '#libs/ocop';
import { statement } from '#platform/database';
import { PRODUCT_COLUMNS, PRODUCT_TABLES, starsToday, type ProductRow } from './product-sql.js';

export const MODERATION_PAGE_SIZE = 30;

export interface ModerationListRow {
  slug: string;
  nameVi: string;
  nameEn: string;
  cooperative: string;
  groupCode: string;
  groupVi: string;
  groupEn: string;
  state: ProductState;
  submittedAt: Date | null;
  /** What waits for the department: a first look, new texts, an appeal. */
  matter: 'product' | 'change' | 'appeal' | null;
  /** Until when an appeal must be answered. */
  answerDueAt: Date | null;
  stars: number | null;
  /** Of the whole list, not of this page. */
  total: number;
}

/** Today, state or '', words or '', only what waits, oldest first?, how many to skip. */
type ListValues = [string, string, string, boolean, number];

export const moderationList = statement<ModerationListRow, ListValues>(
  'catalog-pages.moderation-list',
  `SELECT p.slug, p.name_vi AS "nameVi", p.name_en AS "nameEn", c.name AS cooperative, p.group_code AS "groupCode",
     g.name_vi AS "groupVi", g.name_en AS "groupEn", p.state, waiting.since AS "submittedAt", waiting.matter,
     t.answer_due_at AS "answerDueAt", ${starsToday('$1')} AS stars,
     (count(*) OVER ())::int AS total
   FROM ${PRODUCT_TABLES}
   LEFT JOIN catalog_change x ON x.product_id = p.id AND x.state = 'pending'
   LEFT JOIN catalog_takedown t ON t.product_id = p.id AND t.appeal IS NOT NULL AND t.decision IS NULL AND t.ended_at IS NULL
   CROSS JOIN LATERAL (SELECT
     CASE WHEN p.state = 'submitted' THEN 'product' WHEN x.id IS NOT NULL THEN 'change' WHEN t.id IS NOT NULL THEN 'appeal' END AS matter,
     CASE WHEN p.state = 'submitted' THEN p.submitted_at ELSE COALESCE(x.proposed_at, t.appealed_at, p.submitted_at) END AS since) waiting
   WHERE ($2 = '' OR p.state = $2)
     AND ($3 = '' OR strpos(p.search_text, f_fold($3)) > 0 OR strpos(f_fold(c.name), f_fold($3)) > 0)
     -- A co-op's drafts are its own until it submits them.
     AND p.state <> 'draft' AND (NOT $4 OR waiting.matter IS NOT NULL)
   ORDER BY CASE WHEN $4 THEN waiting.since END, p.updated_at DESC, p.id
   LIMIT ${MODERATION_PAGE_SIZE} OFFSET $5`,
);

export interface CertificateRow {
  id: string;
  stars: number;
  decisionNumber: string;
  issuer: Issuer;
  issuedOn: string;
  expiresOn: string;
  revokedOn: string | null;
  revocationReason: string | null;
}

export interface ModerationRow extends ProductRow {
  cooperative: string;
  cooperativeSlug: string;
  decidedByName: string | null;
  /** Newest first. */
  certificates: CertificateRow[];
}

export const productForDepartment = statement<ModerationRow, [string]>(
  'catalog-pages.moderation-product',
  `SELECT ${PRODUCT_COLUMNS}, c.name AS cooperative, c.slug AS "cooperativeSlug", person.full_name AS "decidedByName",
     COALESCE((
       SELECT json_agg(json_build_object('id', o.id, 'stars', o.stars, 'decisionNumber', o.decision_number, 'issuer', o.issuer, 'issuedOn', o.issued_on,
         'expiresOn', o.expires_on, 'revokedOn', o.revoked_on, 'revocationReason', o.revocation_reason) ORDER BY o.issued_on DESC, o.id DESC)
       FROM ocop_certificate o WHERE o.product_id = p.id), '[]') AS certificates
   FROM ${PRODUCT_TABLES} LEFT JOIN identity_person person ON person.id = p.decided_by
   WHERE p.slug = $1 AND p.state <> 'draft'`,
);
