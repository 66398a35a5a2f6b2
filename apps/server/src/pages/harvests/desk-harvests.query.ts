import { CAN_BE_AHEAD } from '#libs/inventory';
import { statement } from '#platform/database';
import type { Dong } from '#platform/money';
import { receiverIsShown } from '../ordering/desk-sql.js';

export interface PackToDeclare {
  variantId: string;
  nameVi: string;
  nameEn: string;
  netQuantity: number;
  netUnit: 'g' | 'ml' | 'piece' | 'night';
  price: Dong;
}

/** What the co-op may declare a harvest of. */
export const packsToDeclare = statement<PackToDeclare, [cooperativeId: string]>(
  'harvests-pages.packs',
  `SELECT v.id AS "variantId", p.name_vi AS "nameVi", p.name_en AS "nameEn", v.net_quantity AS "netQuantity", v.net_unit AS "netUnit", v.price
   FROM catalog_variant v JOIN catalog_product p ON p.id = v.product_id WHERE p.cooperative_id = $1 AND ${CAN_BE_AHEAD} ORDER BY p.name_vi, v.position`,
);

export interface PreorderRow {
  number: string;
  buyer: string | null;
  quantity: number;
  filled: number;
  state: 'waiting' | 'filled' | 'released';
}

/** In turn; a name only as long as the desk needs it. */
export const preordersOf = statement<PreorderRow, [code: string, now: Date]>(
  'harvests-pages.preorders',
  `SELECT o.number, CASE WHEN ${receiverIsShown('$2::timestamptz')} THEN g.buyer_name END AS buyer, x.quantity, x.filled, x.state
   FROM inventory_preorder x JOIN inventory_harvest h ON h.id = x.harvest_id JOIN ordering_line l ON l.id = x.line_id
   JOIN ordering_order o ON o.id = l.order_id JOIN ordering_group g ON g.id = o.group_id
   WHERE h.code = $1 ORDER BY x.turn LIMIT 500`,
);

export interface BatchToTie {
  id: string;
  lot: string;
  isTied: boolean;
}

/** Batches of the product that were begun since the harvest was declared, and those that are tied to it. */
export const batchesToTie = statement<BatchToTie, [code: string]>(
  'harvests-pages.batches',
  `SELECT b.id, b.lot, t.batch_id IS NOT NULL AS "isTied"
   FROM inventory_harvest h JOIN catalog_variant v ON v.id = h.variant_id JOIN traceability_batch b ON b.product_id = v.product_id
   LEFT JOIN inventory_harvest_batch t ON t.harvest_id = h.id AND t.batch_id = b.id
   WHERE h.code = $1 AND (t.batch_id IS NOT NULL OR (b.created_at >= h.declared_at AND b.recalled_at IS NULL)) ORDER BY b.created_at DESC, b.id LIMIT 50`,
);
