import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import { LATEST_REVIEWS } from '../reviews/review-sql.js';
import { card, freePacks, LISTED, PHOTO_WITH_PLACEHOLDER, RATING_IN_FULL, withStars } from './listing-sql.js';

/** One JSON text, written by PostgreSQL; no row at all when there is no such thing on sale. */
export interface Body {
  body: string;
}

/** The seller as the law wants it shown on each listing: name, address, phone, tax code (Law 19/2023/QH15 Art. 37). */
export const SELLER = `'slug', c.slug, 'name', c.name, 'legalForm', c.legal_form, 'taxCode', c.tax_code, 'phone', c.phone,
  'addressLine', c.address_line, 'commune', json_build_object('code', u.code, 'name', u.full_name), 'province', province.full_name, 'gln', c.gln`;

const texts = ['name', 'summary', 'story', 'ingredients', 'usage', 'warnings'].flatMap(text => [
  `'${text}Vi', p.${text}_vi`,
  `'${text}En', p.${text}_en`,
]);

/** The last batches that were packed, recalled ones too: a recall is not hidden. Their pages are found by GTIN and lot. */
const BATCHES = `(SELECT json_agg(json_build_object('lot', b.lot, 'gtin', b.gtin, 'producedOn', b.produced_on, 'packedOn', b.packed_on,
    'bestBefore', b.best_before, 'isRecalled', b.recalled_at IS NOT NULL) ORDER BY b.packed_on DESC, b.lot DESC)
  FROM (SELECT x.*, (SELECT min(w.gtin) FROM inventory_stock s JOIN catalog_variant w ON w.id = s.variant_id WHERE s.batch_id = x.id) AS gtin
    FROM traceability_batch x WHERE x.product_id = p.id AND x.packed_on IS NOT NULL ORDER BY x.packed_on DESC, x.lot DESC LIMIT 4) b)`;

const PRODUCT = `json_build_object('slug', p.slug, ${texts.join(', ')}, 'standard', p.standard, 'shelfLifeDays', p.shelf_life_days, 'season', p.season,
  'line', p.line, 'group', json_build_object('code', g.code, 'nameVi', g.name_vi, 'nameEn', g.name_en),
  'cooperative', json_build_object(${SELLER}),
  'certificate', CASE WHEN o.id IS NULL THEN NULL ELSE json_build_object('stars', o.stars, 'decisionNumber', o.decision_number,
    'issuer', o.issuer, 'issuedOn', o.issued_on, 'expiresOn', o.expires_on) END,
  'rating', ${RATING_IN_FULL},
  'variants', (SELECT json_agg(json_build_object('id', w.id, 'gtin', w.gtin, 'pack', w.pack, 'netQuantity', w.net_quantity, 'netUnit', w.net_unit,
    'price', w.price, 'pricePerKilo', w.price_per_kilo, 'tolerancePercent', w.tolerance_percent, 'free', ${freePacks('w.id', '$2')}) ORDER BY w.position) FROM catalog_variant w WHERE w.product_id = p.id AND w.withdrawn_at IS NULL),
  'photos', COALESCE((SELECT json_agg(${PHOTO_WITH_PLACEHOLDER} ORDER BY ph.position) FROM catalog_photo ph WHERE ph.product_id = p.id), '[]'),
  'batches', COALESCE(${BATCHES}, '[]'), 'updatedAt', p.updated_at)`;

/** Other goods of the same line, those of the same commune first. */
const SIMILAR = `COALESCE((SELECT json_agg(like_it.card) FROM (
  SELECT ${card('$2')} AS card FROM (
    SELECT q.* FROM catalog_product q WHERE q.state = 'approved' AND q.line = shown.line AND q.id <> shown.id ORDER BY q.created_at DESC, q.id LIMIT 40) p
  JOIN cooperatives_cooperative c ON c.id = p.cooperative_id WHERE ${LISTED}
  ORDER BY c.commune_code <> shown.commune_code, p.created_at DESC, p.id LIMIT 4) like_it), '[]')`;

/** Those that run now, of any of its packs: what is left, and the price as it stands. */
const TOGETHER = `COALESCE((SELECT json_agg(json_build_object('code', b.code, 'left', b.most - b.pledged, 'price', COALESCE(
    (SELECT min(t.price) FROM groupbuys_tier t WHERE t.buy_id = b.id AND t.from_packs <= b.pledged),
    (SELECT max(t.price) FROM groupbuys_tier t WHERE t.buy_id = b.id))) ORDER BY b.closes_at, b.code)
  FROM groupbuys_buy b JOIN catalog_variant w ON w.id = b.variant_id
  WHERE w.product_id = shown.id AND b.state = 'open' AND b.opens_at <= $3 AND b.closes_at > $3), '[]')`;

/** Harvests of any of its packs that can be ordered ahead. */
const AHEAD = `COALESCE((SELECT json_agg(json_build_object('code', h.code, 'left', h.ahead - h.promised, 'from', h.expected_from) ORDER BY h.expected_from, h.code)
  FROM inventory_harvest h JOIN catalog_variant w ON w.id = h.variant_id
  WHERE w.product_id = shown.id AND h.state = 'open' AND h.gathered_at IS NULL AND h.expected_to >= $2), '[]')`;

/** Packs of it that are places on days, and the first day that has one; null when all are taken. */
const STAYS = `COALESCE((SELECT json_agg(json_build_object('variant', w.id, 'day', (SELECT min(s.day) FROM inventory_slot s
    WHERE s.variant_id = w.id AND s.day >= $2 AND s.called_off_at IS NULL AND s.capacity > s.held + s.sold)) ORDER BY w.position)
  FROM catalog_variant w WHERE w.product_id = shown.id AND w.net_unit = 'night' AND w.withdrawn_at IS NULL
    AND EXISTS (SELECT FROM inventory_slot s WHERE s.variant_id = w.id)), '[]')`;

const FROM = `FROM catalog_product p JOIN cooperatives_cooperative c ON c.id = p.cooperative_id
  JOIN places_unit u ON u.code = c.commune_code JOIN places_unit province ON province.code = u.parent_code
  JOIN catalog_group g ON g.code = p.group_code ${withStars('$2')}
  WHERE p.slug = $1 AND ${LISTED}`;

/** A product on sale, in the shape `Product` of the API. */
export const productDetail = statement<Body, [slug: string, today: Day]>(
  'storefront.product',
  `SELECT ${PRODUCT}::text AS body ${FROM}`,
);

/** The same with what a page shows beside it: `{ product, similar, reviews, together, ahead, stays }`. */
export const productPage = statement<Body, [slug: string, today: Day, now: Date]>(
  'storefront.product-page',
  `SELECT json_build_object('product', shown.product, 'similar', ${SIMILAR}, 'reviews', ${LATEST_REVIEWS}, 'together', ${TOGETHER}, 'ahead', ${AHEAD}, 'stays', ${STAYS})::text AS body
   FROM (SELECT p.id, p.line, c.commune_code, ${PRODUCT} AS product ${FROM}) shown`,
);
