import { statement } from '#platform/database';

/** A leaf of the list that is in force on the day. */
export const groupLeaf = statement<{ code: string }, [string, string]>(
  'catalog.group-leaf',
  `SELECT g.code FROM catalog_group g
   WHERE g.code = $1 AND g.valid_from <= $2 AND (g.valid_to IS NULL OR $2 <= g.valid_to)
     AND NOT EXISTS (SELECT FROM catalog_group finer WHERE finer.parent_code = g.code)`,
);

/** Null: all year round. */
export const setSeason = statement<never, [productId: string, season: readonly number[] | null, at: Date]>(
  'catalog.set-season',
  'UPDATE catalog_product SET season = $2::smallint[], updated_at = $3 WHERE id = $1',
);

export const hasVariant = statement<{ found: boolean }, [string]>(
  'catalog.has-variant',
  'SELECT EXISTS (SELECT FROM catalog_variant WHERE product_id = $1 AND withdrawn_at IS NULL) AS found',
);

/**
 * Lets one at a time take an item number of this co-op. Not FOR UPDATE: that would also hold up everybody whose new row
 * merely points at the co-op.
 */
export const lockPrefix = statement<{ gs1Prefix: string }, [string]>(
  'catalog.lock-prefix',
  'SELECT gs1_prefix AS "gs1Prefix" FROM cooperatives_cooperative WHERE id = $1 FOR NO KEY UPDATE',
);

/** The highest item number given out under a company prefix, in 14-digit GTINs with indicator 0. */
export const lastItem = statement<{ last: number }, [string]>(
  'catalog.last-item',
  `SELECT COALESCE(max(substring(gtin FROM length($1) + 2 FOR 12 - length($1))::int), 0) AS last FROM catalog_variant
   WHERE gtin BETWEEN '0' || rpad($1, 13, '0') AND '0' || rpad($1, 13, '9')`,
);

export const insertVariant = statement<never, [string]>(
  'catalog.insert-variant',
  `INSERT INTO catalog_variant (id, product_id, gtin, pack, net_quantity, net_unit, shipping_grams, length_mm, width_mm, height_mm, price, position,
     catch_weight, price_per_kilo, tolerance_percent)
   SELECT v."id", v."productId", v."gtin", v."pack", v."netQuantity", v."netUnit", v."shippingGrams",
     v."lengthMm", v."widthMm", v."heightMm", v."price",
     (SELECT COALESCE(max(position) + 1, 0) FROM catalog_variant WHERE product_id = v."productId"),
     v."tolerancePercent" IS NOT NULL, v."pricePerKilo", v."tolerancePercent"
   FROM jsonb_to_record($1::jsonb) AS v("id" uuid, "productId" uuid, "gtin" text, "pack" text, "netQuantity" int, "netUnit" text,
     "shippingGrams" int, "lengthMm" int, "widthMm" int, "heightMm" int, "price" bigint, "pricePerKilo" bigint, "tolerancePercent" smallint)`,
);

/** Whose product it is. */
export const ownerOf = statement<{ cooperativeId: string }, [string]>(
  'catalog.owner-of',
  'SELECT cooperative_id AS "cooperativeId" FROM catalog_product WHERE id = $1',
);

export const ownerOfVariant = statement<{ cooperativeId: string }, [string]>(
  'catalog.owner-of-variant',
  'SELECT p.cooperative_id AS "cooperativeId" FROM catalog_variant v JOIN catalog_product p ON p.id = v.product_id WHERE v.id = $1',
);

/** Of what is sold by weight the price of a kilogram is set. */
export const setPrice = statement<never, [string, string]>(
  'catalog.set-price',
  `UPDATE catalog_variant SET price_per_kilo = CASE WHEN catch_weight THEN $2::bigint END,
     price = CASE WHEN catch_weight THEN ($2::bigint * net_quantity + 500) / 1000 ELSE $2::bigint END
   WHERE id = $1`,
);

export const setWithdrawn = statement<never, [string, Date | null]>(
  'catalog.set-withdrawn',
  'UPDATE catalog_variant SET withdrawn_at = $2 WHERE id = $1 AND (withdrawn_at IS NULL) <> ($2::timestamptz IS NULL)',
);
