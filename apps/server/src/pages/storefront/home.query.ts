import type { Card } from '../../api/schemas/product.js';
import type { CooperativeEntry } from '../../api/schemas/cooperative.js';
import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import { COOPERATIVE_ENTRY } from './cooperative-page.query.js';
import { card, GROUP_PATHS } from './listing-sql.js';
import type { Body } from './product-page.query.js';

export interface HomePage {
  /** The OCOP groups with how much is on sale in each, in the order of Decision 148/QD-TTg. */
  groups: { code: string; nameVi: string; nameEn: string; count: number }[];
  lines: { line: string; count: number }[];
  /** Most stars first; a certificate that ended yesterday brings nothing here. */
  starred: Card[];
  newest: Card[];
  /** Those with most goods. */
  cooperatives: CooperativeEntry[];
  communes: { code: string; name: string; count: number }[];
}

const cards = (
  picked: string,
) => `COALESCE((SELECT json_agg(${card('$1')} ORDER BY picked.place) FROM (${picked}) picked
  JOIN catalog_product p ON p.id = picked.id JOIN cooperatives_cooperative c ON c.id = p.cooperative_id), '[]')`;

/** Everything the front page shows: counts from the sums that are kept, goods from the ends of two indexes. */
export const homePage = statement<Body, [today: Day]>(
  'storefront.home',
  `WITH RECURSIVE ${GROUP_PATHS}, counted AS MATERIALIZED (SELECT * FROM catalog_listed_count WHERE products > 0)
   SELECT json_build_object(
     'groups', COALESCE((SELECT json_agg(json_build_object('code', g.code, 'nameVi', g.name_vi, 'nameEn', g.name_en, 'count', COALESCE(t.n, 0)) ORDER BY g.position)
       FROM catalog_group g
       LEFT JOIN (SELECT path[1] AS root, sum(products)::int AS n FROM counted JOIN group_path ON code = group_code GROUP BY 1) t ON t.root = g.code
       WHERE g.parent_code IS NULL AND $1::date >= g.valid_from AND (g.valid_to IS NULL OR $1::date <= g.valid_to)), '[]'),
     'lines', COALESCE((SELECT json_agg(json_build_object('line', line, 'count', n) ORDER BY n DESC, line)
       FROM (SELECT line, sum(products)::int AS n FROM counted GROUP BY 1) t), '[]'),
     'starred', ${cards(`SELECT product_id AS id, row_number() OVER () AS place FROM (SELECT s.product_id FROM catalog_starred s
       WHERE $1::date BETWEEN s.holds_from AND s.holds_until ORDER BY s.stars DESC, s.created_at DESC, s.product_id LIMIT 8) most`)},
     'newest', ${cards(`SELECT product_id AS id, row_number() OVER () AS place
       FROM (SELECT l.product_id FROM catalog_listed l ORDER BY l.created_at DESC, l.product_id LIMIT 8) latest`)},
     'cooperatives', COALESCE((SELECT json_agg(${COOPERATIVE_ENTRY} ORDER BY t.n DESC, f_fold(c.name))
       FROM (SELECT cooperative_id, sum(products) AS n FROM counted GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 6) t
       JOIN cooperatives_cooperative c ON c.id = t.cooperative_id JOIN places_unit u ON u.code = c.commune_code), '[]'),
     'communes', COALESCE((SELECT json_agg(json_build_object('code', u.code, 'name', u.full_name, 'count', t.n) ORDER BY f_fold(u.name), u.code)
       FROM (SELECT commune_code, sum(products)::int AS n FROM counted GROUP BY 1) t JOIN places_unit u ON u.code = t.commune_code), '[]'))::text AS body`,
);
