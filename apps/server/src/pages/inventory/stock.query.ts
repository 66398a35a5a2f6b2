import type { Day } from '#platform/clock';
import { statement } from '#platform/database';

export interface ShelfRow {
  stockId: string;
  batchId: string;
  lot: string;
  place: string;
  bestBefore: Day | null;
  onHand: number;
  held: number;
  /** Recalled. */
  isFrozen: boolean;
  /** From today on nobody may buy it. */
  isExpired: boolean;
  /** Less than 30 days are left. */
  isSoon: boolean;
}

export interface VariantInStock {
  variantId: string;
  nameVi: string;
  nameEn: string;
  netQuantity: number;
  netUnit: string;
  onHand: number;
  held: number;
  /** What buyers can still have. */
  free: number;
  /** What expires first at the top. */
  shelves: ShelfRow[];
}

/** Empty shelves stay for a month, so that packs found again can be counted back. */
export const stockAtDesk = statement<VariantInStock, [cooperativeId: string, today: Day]>(
  'inventory.stock-at-desk',
  `SELECT v.id AS "variantId", p.name_vi AS "nameVi", p.name_en AS "nameEn", v.net_quantity AS "netQuantity", v.net_unit AS "netUnit",
     sum(s.on_hand)::int AS "onHand", sum(s.held)::int AS held,
     COALESCE(sum(s.on_hand - s.held) FILTER (WHERE NOT s.frozen AND (s.best_before IS NULL OR s.best_before > $2)), 0)::int AS free,
     json_agg(json_build_object('stockId', s.id, 'batchId', b.id, 'lot', b.lot, 'place', site.name, 'bestBefore', s.best_before, 'onHand', s.on_hand,
       'held', s.held, 'isFrozen', s.frozen, 'isExpired', COALESCE(s.best_before <= $2, false),
       'isSoon', COALESCE(s.best_before <= $2::date + 30, false)) ORDER BY s.best_before NULLS LAST, b.lot, s.id) AS shelves
   FROM traceability_batch b
   JOIN inventory_stock s ON s.batch_id = b.id
   JOIN traceability_site site ON site.id = s.site_id
   JOIN catalog_variant v ON v.id = s.variant_id
   JOIN catalog_product p ON p.id = v.product_id
   WHERE b.cooperative_id = $1 AND (s.on_hand > 0 OR b.packed_on > $2::date - 30)
   GROUP BY v.id, p.id ORDER BY f_fold(p.name_vi), p.id, v.position`,
);
