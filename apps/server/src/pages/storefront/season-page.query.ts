import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import { card, LISTED } from './listing-sql.js';
import type { Body } from './product-page.query.js';

const IN_SEASON = `catalog_product p JOIN cooperatives_cooperative c ON c.id = p.cooperative_id
  WHERE p.season @> ARRAY[$1::smallint] AND ${LISTED}`;

/** What is in season in a month, newest first: `{ total, products }`. What is there all year round is not among it. */
export const seasonPage = statement<Body, [month: number, today: Day, limit: number, offset: number]>(
  'storefront.season-page',
  `SELECT json_build_object('total', (SELECT count(*)::int FROM ${IN_SEASON}),
     'products', COALESCE((SELECT json_agg(goods.card) FROM (
       SELECT ${card('$2')} AS card FROM ${IN_SEASON} ORDER BY p.created_at DESC, p.id LIMIT $3 OFFSET $4) goods), '[]'))::text AS body`,
);
