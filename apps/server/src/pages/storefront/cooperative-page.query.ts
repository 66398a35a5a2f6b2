import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import { card, MAY_SELL } from './listing-sql.js';
import { SELLER, type Body } from './product-page.query.js';

/** Its goods stand on its page up to this many; the search shows the rest. */
export const GOODS_ON_PAGE = 24;

/** How many goods of a co-op are listed; alias c. */
const LISTED_OF_SELLER = `(SELECT COALESCE(sum(n.products), 0)::int FROM catalog_listed_count n WHERE n.cooperative_id = c.id)`;

/** A seller who may sell, with its newest goods, in the shape `Cooperative` of the API. */
export const cooperativePage = statement<Body, [slug: string, today: Day]>(
  'storefront.cooperative-page',
  `SELECT json_build_object(${SELLER}, 'sector', c.sector, 'registeredOn', c.registered_on, 'foundedByUnion', c.founded_by_union,
     'members', c.members, 'email', c.email, 'storyVi', c.story_vi, 'storyEn', c.story_en,
     'verifiedOn', (c.verified_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date,
     'total', ${LISTED_OF_SELLER},
     'products', COALESCE((SELECT json_agg(${card('$2')} ORDER BY p.created_at DESC, p.id) FROM (
       SELECT p.* FROM catalog_listed l JOIN catalog_product p ON p.id = l.product_id WHERE l.cooperative_id = c.id
       ORDER BY l.created_at DESC, l.product_id LIMIT ${GOODS_ON_PAGE}) p), '[]'))::text AS body
   FROM cooperatives_cooperative c
   JOIN places_unit u ON u.code = c.commune_code JOIN places_unit province ON province.code = u.parent_code
   WHERE c.slug = $1 AND ${MAY_SELL}`,
);

/** A co-op as a list shows it (`CooperativeEntry`); aliases c and u. */
export const COOPERATIVE_ENTRY = `json_build_object('slug', c.slug, 'name', c.name, 'legalForm', c.legal_form, 'members', c.members,
  'commune', json_build_object('code', u.code, 'name', u.full_name),
  'products', ${LISTED_OF_SELLER},
  'line', (SELECT n.line FROM catalog_listed_count n WHERE n.cooperative_id = c.id AND n.products > 0
    GROUP BY n.line ORDER BY sum(n.products) DESC, n.line LIMIT 1))`;

/** The sellers by name, a page at a time, in the shape `CooperativeList`. */
export const cooperativeList = statement<Body, [limit: number, offset: number]>(
  'storefront.cooperatives',
  `SELECT json_build_object('total', (SELECT count(*)::int FROM cooperatives_cooperative c WHERE ${MAY_SELL}),
     'cooperatives', COALESCE((SELECT json_agg(${COOPERATIVE_ENTRY} ORDER BY f_fold(c.name), c.slug) FROM (
       SELECT c.* FROM cooperatives_cooperative c WHERE ${MAY_SELL} ORDER BY f_fold(c.name), c.slug LIMIT $1 OFFSET $2) c
       JOIN places_unit u ON u.code = c.commune_code), '[]'))::text AS body`,
);
