import type { LegalForm, SellerState } from '#libs/cooperatives';
import { statement } from '#platform/database';

export const SELLERS_PAGE_SIZE = 30;

export interface SellerListRow extends SellerState {
  slug: string;
  name: string;
  legalForm: LegalForm;
  commune: string;
  createdAt: Date;
  products: number;
  /** Of the whole list, not of this page. */
  total: number;
}

/** Verification or '', words or '', how many to skip. Who waits comes first, the longest waiting before all. */
export const sellerList = statement<SellerListRow, [verification: string, words: string, skip: number]>(
  'cooperatives-pages.seller-list',
  `SELECT c.slug, c.name, c.legal_form AS "legalForm", u.full_name AS commune, c.verification, c.standing, c.created_at AS "createdAt",
     (SELECT count(*)::int FROM catalog_product p WHERE p.cooperative_id = c.id AND p.state <> 'draft') AS products,
     (count(*) OVER ())::int AS total
   FROM cooperatives_cooperative c JOIN places_unit u ON u.code = c.commune_code
   WHERE ($1 = '' OR c.verification = $1)
     AND ($2 = '' OR strpos(f_fold(c.name), f_fold($2)) > 0 OR strpos(f_fold(u.full_name), f_fold($2)) > 0 OR strpos(c.tax_code, $2) > 0)
   ORDER BY c.verification <> 'waiting', CASE WHEN c.verification = 'waiting' THEN c.created_at END, c.created_at DESC, c.id
   LIMIT ${SELLERS_PAGE_SIZE} OFFSET $3`,
);
