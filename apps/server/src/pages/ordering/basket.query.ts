import { HAS_DAYS, ON_SALE, WEIGHT_AND_ROOM } from '#libs/ordering';
import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import type { Dong } from '#platform/money';

export interface BasketLine {
  variantId: string;
  slug: string;
  nameVi: string;
  nameEn: string;
  netQuantity: number;
  netUnit: 'g' | 'ml' | 'piece' | 'night';
  unitPrice: Dong;
  quantity: number;
  /** Packs wished for in two baskets, where there were too few to merge them whole. */
  wanted: number | null;
  grams: number;
  mm3: number;
  isOnSale: boolean;
  /** Packs that nobody holds, of batches that are neither recalled nor out of date. */
  free: number;
  cooperativeId: string;
  cooperative: string;
  cooperativeSlug: string;
  fromCommuneCode: string;
  groupCode: string;
  /** Who sells it, as the law wants it shown before the order (Law 19/2023/QH15 Art. 37). */
  sellerAddress: string;
  sellerPhone: string;
  sellerTaxCode: string;
}

/** A basket as it stands now, co-op by co-op: basket page and checkout show the same. */
export const basketPage = statement<BasketLine, [keyHash: Buffer, today: Day]>(
  'server.basket-page',
  `SELECT l.variant_id AS "variantId", p.slug, p.name_vi AS "nameVi", p.name_en AS "nameEn", v.net_quantity AS "netQuantity",
     v.net_unit AS "netUnit", v.price AS "unitPrice", l.quantity, l.wanted, (${ON_SALE} AND NOT ${HAS_DAYS}) AS "isOnSale",
     ${WEIGHT_AND_ROOM},
     COALESCE(s.free, 0)::int AS free,
     c.id AS "cooperativeId", c.name AS cooperative, c.slug AS "cooperativeSlug", c.commune_code AS "fromCommuneCode", p.group_code AS "groupCode",
     concat_ws(', ', c.address_line, m.full_name, t.full_name) AS "sellerAddress", c.phone AS "sellerPhone", c.tax_code AS "sellerTaxCode"
   FROM ordering_basket_key b
   JOIN ordering_basket_line l ON l.basket_id = b.basket_id
   JOIN catalog_variant v ON v.id = l.variant_id
   JOIN catalog_product p ON p.id = v.product_id
   JOIN cooperatives_cooperative c ON c.id = p.cooperative_id
   JOIN places_unit m ON m.code = c.commune_code
   JOIN places_unit t ON t.code = m.parent_code
   LEFT JOIN LATERAL (
     SELECT sum(k.on_hand - k.held) AS free FROM inventory_stock k
     WHERE k.variant_id = v.id AND NOT k.frozen AND (k.best_before IS NULL OR k.best_before > $2)
   ) s ON true
   WHERE b.hash = $1
   ORDER BY min(l.added_at) OVER (PARTITION BY c.id), c.id, l.added_at, l.variant_id`,
);
