// Parts of the SQL of everything a buyer sees. Aliases: p catalog_product, c cooperatives_cooperative, o ocop_certificate.

/** Sellers that may sell: their identity was checked (Law 122/2025/QH15) and nobody stopped them. */
export const MAY_SELL = `c.verification = 'verified' AND c.standing = 'active'`;

/** What is on sale: an approved product of such a seller with at least one pack that was not withdrawn. */
export const LISTED = `p.state = 'approved' AND ${MAY_SELL}
  AND EXISTS (SELECT FROM catalog_variant w WHERE w.product_id = p.id AND w.withdrawn_at IS NULL)`;

/**
 * Joins the certificate that holds on a day. What was revoked before its first day never held; saying so as well lets the
 * exclusion constraint's index answer, which leaves such rows out.
 */
export const withStars = (day: string): string => `
  LEFT JOIN ocop_certificate o ON o.product_id = p.id
    AND ${day}::date BETWEEN o.issued_on AND LEAST(o.expires_on, COALESCE(o.revoked_on - 1, o.expires_on))
    AND (o.revoked_on IS NULL OR o.revoked_on > o.issued_on)`;

/** Packs of a variant that can be ordered on a day: on the shelf, not promised, not frozen by a recall, not past their date. */
export const freePacks = (variantId: string, day: string): string => `
  COALESCE((SELECT sum(s.on_hand - s.held)::int FROM inventory_stock s
    WHERE s.variant_id = ${variantId} AND NOT s.frozen AND (s.best_before IS NULL OR s.best_before > ${day}::date)), 0)`;

const PHOTO_FACTS = `'id', ph.id, 'width', ph.width, 'height', ph.height, 'altVi', ph.alt_vi, 'altEn', ph.alt_en,
  'widths', COALESCE((SELECT json_agg(f.width ORDER BY f.width) FROM catalog_photo_file f
    WHERE f.photo_id = ph.id AND f.format = 'webp'), '[]')`;

export const PHOTO = `json_build_object(${PHOTO_FACTS})`;
/** With the small picture that comes with the page: on the page of one product, not in lists, where it would cost more than it gives. */
export const PHOTO_WITH_PLACEHOLDER = `json_build_object(${PHOTO_FACTS}, 'placeholder', ph.placeholder)`;

/** What its buyers say of a product, in one number; null while nobody has written. */
const RATING = `(SELECT json_build_object('count', r.reviews, 'average', r.average) FROM reviews_score r
    WHERE r.product_id = p.id AND r.reviews > 0)`;
/** The same with how many gave one star, two ... five. */
export const RATING_IN_FULL = `(SELECT json_build_object('count', r.reviews, 'average', r.average, 'counts', r.counts) FROM reviews_score r
    WHERE r.product_id = p.id AND r.reviews > 0)`;

/** A product as a card (api/schemas/product.ts). Costs a few index look-ups per card, so it belongs over a page, never over a whole list. */
export const card = (day: string): string => `(
  SELECT json_build_object(
    'slug', p.slug, 'nameVi', p.name_vi, 'nameEn', p.name_en, 'line', p.line,
    'cooperative', json_build_object('slug', c.slug, 'name', c.name),
    'commune', json_build_object('code', u.code, 'name', u.full_name),
    'stars', (SELECT o.stars FROM (SELECT) one ${withStars(day)}), 'rating', ${RATING},
    'price', v.price, 'pack', v.pack, 'netQuantity', v.net_quantity, 'netUnit', v.net_unit, 'isByWeight', v.catch_weight, 'variants', packs.variants, 'free', packs.free,
    'photo', (SELECT ${PHOTO} FROM catalog_photo ph WHERE ph.product_id = p.id ORDER BY ph.position LIMIT 1))
  FROM places_unit u,
    LATERAL (SELECT w.price, w.pack, w.net_quantity, w.net_unit, w.catch_weight FROM catalog_variant w
      WHERE w.product_id = p.id AND w.withdrawn_at IS NULL ORDER BY w.price, w.position LIMIT 1) v,
    LATERAL (SELECT count(*)::int AS variants, sum(${freePacks('w.id', day)})::int AS free FROM catalog_variant w
      WHERE w.product_id = p.id AND w.withdrawn_at IS NULL) packs
  WHERE u.code = c.commune_code)`;

/** Every group with the groups it lies in, from the root down: catalog_group has some forty rows. */
export const GROUP_PATHS = `group_path (code, path) AS (
    SELECT code, ARRAY[code] FROM catalog_group WHERE parent_code IS NULL
    UNION ALL
    SELECT g.code, above.path || g.code FROM catalog_group g JOIN group_path above ON above.code = g.parent_code)`;
