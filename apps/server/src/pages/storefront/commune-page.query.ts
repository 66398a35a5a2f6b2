import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import { COOPERATIVE_ENTRY } from './cooperative-page.query.js';
import { card, MAY_SELL } from './listing-sql.js';
import type { Body } from './product-page.query.js';

/** A commune of today with what comes from it, in the shape `Commune` of the API; no row for a province or an old unit. */
export const communePage = statement<Body, [code: string, today: Day]>(
  'storefront.commune-page',
  `SELECT json_build_object('code', u.code, 'name', u.full_name, 'province', json_build_object('code', province.code, 'name', province.full_name),
     'latitude', u.latitude, 'longitude', u.longitude,
     'total', (SELECT COALESCE(sum(n.products), 0)::int FROM catalog_listed_count n WHERE n.commune_code = u.code),
     'products', COALESCE((SELECT json_agg(${card('$2')} ORDER BY p.created_at DESC, p.id) FROM (
       SELECT l.product_id FROM catalog_listed l WHERE l.commune_code = u.code ORDER BY l.created_at DESC, l.product_id LIMIT 24) newest
       JOIN catalog_product p ON p.id = newest.product_id JOIN cooperatives_cooperative c ON c.id = p.cooperative_id), '[]'),
     'cooperatives', COALESCE((SELECT json_agg(${COOPERATIVE_ENTRY} ORDER BY f_fold(c.name), c.slug)
       FROM cooperatives_cooperative c WHERE c.commune_code = u.code AND ${MAY_SELL}), '[]'))::text AS body
   FROM places_unit u JOIN places_unit province ON province.code = u.parent_code
   WHERE u.code = $1 AND u.valid_to IS NULL`,
);
