import { statement } from '#platform/database';

/** Packs of one variant in one basket; the form's own limit says the same. */
export const MOST_PER_LINE = 999;
/** Lines in one basket: a limit for programs, far above any household's. */
export const MOST_LINES = 300;

/** May it be bought now? Said in one place, since put, checkout and order must agree. */
export const ON_SALE = `p.state = 'approved' AND v.withdrawn_at IS NULL AND c.verification = 'verified' AND c.standing = 'active'`;

/** What line `l` of variant `v` weighs and how much room it takes on the way. */
export const WEIGHT_AND_ROOM = `LEAST(l.quantity::bigint * v.shipping_grams, 2000000000)::int AS grams,
       COALESCE(l.quantity::float8 * v.length_mm * v.width_mm * v.height_mm, 0) AS mm3`;

const VARIANT = `catalog_variant v JOIN catalog_product p ON p.id = v.product_id JOIN cooperatives_cooperative c ON c.id = p.cooperative_id`;

/** Places on days are booked on their own page: in a basket nobody says for which day. */
export const HAS_DAYS = `(v.net_unit = 'night' AND EXISTS (SELECT FROM inventory_slot s WHERE s.variant_id = v.id))`;

/** One sentence, so that a put is one round trip and one transaction. No row: not on sale; `isPut` false: the basket is full. */
export const putIntoBasket = statement<
  { count: number; isKnown: boolean; isPut: boolean },
  [keyHash: Buffer | null, newId: string, newKeyHash: Buffer, variantId: string, quantity: number, now: Date]
>(
  'ordering.put-into-basket',
  `WITH goods AS (SELECT v.id FROM ${VARIANT} WHERE v.id = $4 AND ${ON_SALE} AND NOT ${HAS_DAYS}),
   known AS (UPDATE ordering_basket b SET touched_at = $6 FROM ordering_basket_key k
     WHERE k.hash = $1 AND b.id = k.basket_id AND EXISTS (SELECT FROM goods) RETURNING b.id),
   made AS (INSERT INTO ordering_basket (id, created_at, touched_at)
     SELECT $2, $6, $6 FROM goods WHERE NOT EXISTS (SELECT FROM known) RETURNING id),
   opened AS (INSERT INTO ordering_basket_key (hash, basket_id) SELECT $3, id FROM made),
   basket AS (SELECT id FROM known UNION ALL SELECT id FROM made),
   others AS (SELECT count(*)::int AS lines FROM ordering_basket_line l JOIN basket b ON b.id = l.basket_id WHERE l.variant_id <> $4),
   line AS (INSERT INTO ordering_basket_line AS old (basket_id, variant_id, quantity, added_at)
     SELECT b.id, g.id, LEAST($5, ${MOST_PER_LINE}), $6 FROM basket b, goods g, others o WHERE o.lines < ${MOST_LINES}
     ON CONFLICT (basket_id, variant_id) DO UPDATE SET quantity = LEAST(old.quantity + EXCLUDED.quantity, ${MOST_PER_LINE}), wanted = NULL
     RETURNING basket_id)
   SELECT o.lines + (SELECT count(*)::int FROM line) AS count, EXISTS (SELECT FROM known) AS "isKnown", EXISTS (SELECT FROM line) AS "isPut"
   FROM basket, others o`,
);

export const changeBasketLine = statement<
  { id: string },
  [keyHash: Buffer, variantId: string, quantity: number, now: Date]
>(
  'ordering.change-basket-line',
  `WITH basket AS (UPDATE ordering_basket b SET touched_at = $4 FROM ordering_basket_key k WHERE k.hash = $1 AND b.id = k.basket_id RETURNING b.id)
   UPDATE ordering_basket_line l SET quantity = LEAST($3, ${MOST_PER_LINE}), wanted = NULL FROM basket b WHERE l.basket_id = b.id AND l.variant_id = $2 RETURNING b.id`,
);

export const removeBasketLine = statement<never, [keyHash: Buffer, variantId: string]>(
  'ordering.remove-basket-line',
  `DELETE FROM ordering_basket_line l USING ordering_basket_key k WHERE k.hash = $1 AND l.basket_id = k.basket_id AND l.variant_id = $2`,
);

export const discardBaskets = statement<{ id: string }, [before: Date]>(
  'ordering.discard-baskets',
  'DELETE FROM ordering_basket WHERE touched_at < $1 RETURNING id',
);

/** A basket line as it stands now. Sums in đồng. */
export interface BasketRow {
  variantId: string;
  cooperativeId: string;
  fromCommuneCode: string;
  groupCode: string;
  nameVi: string;
  nameEn: string;
  unitPrice: bigint;
  quantity: number;
  /** What the whole line weighs on the way, in grams (the carriers' scales end long before the limit of the column). */
  grams: number;
  /** The room it takes, in mm³; of packs that nobody has measured none. */
  mm3: number;
  isOnSale: boolean;
  /** It is booked by the day, and never without one. */
  hasDays: boolean;
}

/** What these goods of one co-op cost now, in the order in which they were named; what is not its own is not found. */
export const goodsOfDesk = statement<BasketRow, [cooperativeId: string, variantIds: string[], quantities: number[]]>(
  'ordering.goods-of-desk',
  `SELECT v.id AS "variantId", p.cooperative_id AS "cooperativeId", c.commune_code AS "fromCommuneCode", p.group_code AS "groupCode", p.name_vi AS "nameVi",
     p.name_en AS "nameEn", v.price AS "unitPrice", l.quantity, ${WEIGHT_AND_ROOM}, (${ON_SALE}) AS "isOnSale", ${HAS_DAYS} AS "hasDays"
   FROM unnest($2::uuid[], $3::int[]) WITH ORDINALITY AS l(variant_id, quantity, at)
   JOIN catalog_variant v ON v.id = l.variant_id JOIN catalog_product p ON p.id = v.product_id JOIN cooperatives_cooperative c ON c.id = p.cooperative_id
   WHERE p.cooperative_id = $1 ORDER BY l.at`,
);

/**
 * Takes everything out of a basket and says what it costs now. Deleting is also the lock: of two tabs that order the same basket,
 * the second waits here and then finds nothing.
 */
export const takeBasket = statement<BasketRow, [keyHash: Buffer]>(
  'ordering.take-basket',
  `WITH taken AS (
     DELETE FROM ordering_basket_line l
     USING ordering_basket_key k, catalog_variant v, catalog_product p, cooperatives_cooperative c
     WHERE k.hash = $1 AND l.basket_id = k.basket_id AND v.id = l.variant_id AND p.id = v.product_id AND c.id = p.cooperative_id
     RETURNING l.variant_id AS "variantId", p.cooperative_id AS "cooperativeId", c.commune_code AS "fromCommuneCode",
       p.group_code AS "groupCode", p.name_vi AS "nameVi", p.name_en AS "nameEn", v.price AS "unitPrice", l.quantity,
       ${WEIGHT_AND_ROOM}, (${ON_SALE}) AS "isOnSale", ${HAS_DAYS} AS "hasDays", l.added_at)
   SELECT * FROM taken ORDER BY added_at, "variantId"`,
);
