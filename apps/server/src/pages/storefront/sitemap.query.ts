import { statement } from '#platform/database';
import { LISTED, MAY_SELL } from './listing-sql.js';

export interface SitemapRow {
  kind: 'product' | 'cooperative' | 'commune';
  key: string;
  /** `YYYY-MM-DD`; when its page last changed, where that is known. */
  changedOn: string | null;
}

/** Every address worth finding: goods on sale, their sellers, the communes they come from. A sitemap holds 50,000 at most. */
export const sitemap = statement<SitemapRow>(
  'storefront.sitemap',
  `SELECT 'product' AS kind, p.slug AS key, to_char(p.updated_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') AS "changedOn"
   FROM catalog_product p JOIN cooperatives_cooperative c ON c.id = p.cooperative_id WHERE ${LISTED}
   UNION ALL
   SELECT 'cooperative', c.slug, NULL FROM cooperatives_cooperative c WHERE ${MAY_SELL}
   UNION ALL
   SELECT DISTINCT 'commune', c.commune_code, NULL FROM cooperatives_cooperative c JOIN catalog_product p ON p.cooperative_id = c.id WHERE ${LISTED}
   LIMIT 49000`,
);
