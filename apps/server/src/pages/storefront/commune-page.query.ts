import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import { COOPERATIVE_ENTRY } from './cooperative-page.query.js';
import { card, LISTED, MAY_SELL } from './listing-sql.js';
import type { Body } from './product-page.query.js';

/** A commune of today with what comes from it, in the shape `Commune` of the API; no row for a province or an old unit. */
export const communePage = statement<Body, [code: string, today: Day]>(
  'storefront.commune-page',
  `SELECT json_build_object('code', u.code, 'name', u.full_name, 'province', json_build_object('code', province.code, 'name', province.full_name),
     'latitude', u.latitude, 'longitude', u.longitude,
     'total', (SELECT count(*)::int FROM cooperatives_cooperative c JOIN catalog_product p ON p.cooperative_id = c.id
       WHERE c.commune_code = u.code AND ${LISTED}),
     'products', COALESCE((SELECT json_agg(goods.card) FROM (
       SELECT ${card('$2')} AS card FROM cooperatives_cooperative c JOIN catalog_product p ON p.cooperative_id = c.id
       WHERE c.commune_code = u.code AND ${LISTED} ORDER BY p.created_at DESC, p.id LIMIT 24) goods), '[]'),
     'cooperatives', COALESCE((SELECT json_agg(${COOPERATIVE_ENTRY} ORDER BY f_fold(c.name), c.slug)
       FROM cooperatives_cooperative c WHERE c.commune_code = u.code AND ${MAY_SELL}), '[]'))::text AS body
   FROM places_unit u JOIN places_unit province ON province.code = u.parent_code
   WHERE u.code = $1 AND u.valid_to IS NULL`,
);
