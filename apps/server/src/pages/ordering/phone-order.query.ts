import { HAS_DAYS, ON_SALE } from '#libs/ordering';
import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import type { Dong } from '#platform/money';
import { freePacks } from '../storefront/listing-sql.js';

/** A pack of the co-op that can be ordered now. */
export interface PackOnSale {
  variantId: string;
  nameVi: string;
  nameEn: string;
  netQuantity: number;
  netUnit: 'g' | 'ml' | 'piece' | 'night';
  unitPrice: Dong;
  /** Of one pack, on the way. */
  grams: number;
  /** The room of one pack; 0 where it was not measured. */
  mm3: number;
  free: number;
  groupCode: string;
  cooperativeId: string;
  fromCommuneCode: string;
}

/** All that a co-op has on its shelves and on sale: a clerk reads it out on the phone. */
export const packsOnSale = statement<PackOnSale, [cooperativeId: string, today: Day]>(
  'server.packs-on-sale',
  `SELECT * FROM (
     SELECT v.id AS "variantId", p.name_vi AS "nameVi", p.name_en AS "nameEn", v.net_quantity AS "netQuantity", v.net_unit AS "netUnit",
       v.price AS "unitPrice", v.shipping_grams AS grams, COALESCE(v.length_mm::float8 * v.width_mm * v.height_mm, 0) AS mm3, ${freePacks('v.id', '$2')} AS free, p.group_code AS "groupCode", c.id AS "cooperativeId", c.commune_code AS "fromCommuneCode"
     FROM catalog_variant v JOIN catalog_product p ON p.id = v.product_id JOIN cooperatives_cooperative c ON c.id = p.cooperative_id
     WHERE p.cooperative_id = $1 AND ${ON_SALE} AND NOT ${HAS_DAYS} ORDER BY p.name_vi, v.position
   ) pack WHERE free > 0`,
);

export const numberOfGroup = statement<{ number: string }, [groupId: string, cooperativeId: string]>(
  'server.number-of-group',
  'SELECT number FROM ordering_order WHERE group_id = $1 AND cooperative_id = $2',
);
