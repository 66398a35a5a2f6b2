import { notToPack } from '#libs/ordering';
import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import { TOGETHER, type AtDeskTogether } from './additions-sql.js';
import { receiverIsShown } from './desk-sql.js';
import { PICKUP, type PickupRow } from './pickup.js';

export interface PackingLine {
  nameVi: string;
  nameEn: string;
  netQuantity: number;
  netUnit: 'g' | 'ml' | 'piece' | 'night';
  quantity: number;
  /** The lots held for it, first to expire first. */
  lots: { lot: string; bestBefore: Day | null; quantity: number }[];
}

export interface OrderToPack {
  number: string;
  placedAt: Date;
  receiver: string | null;
  place: string;
  note: string;
  /** Null when it is brought to the door. */
  pickup: PickupRow | null;
  lines: PackingLine[];
  /** In the same parcel. */
  together: AtDeskTogether[];
}

/** Orders with what goes into their parcels: the lots they were packed from, or those that are held for them. `now`: which parameter says it. */
export const ordersToPack = (
  now: '$2' | '$3',
): string => `SELECT o.number, o.placed_at AS "placedAt", CASE WHEN ${receiverIsShown(`${now}::timestamptz`)} THEN g.buyer_name END AS receiver,
     m.full_name || ', ' || t.full_name AS place, g.note, ${PICKUP} AS pickup, ${TOGETHER} AS together,
     (SELECT json_agg(json_build_object('nameVi', l.name_vi, 'nameEn', l.name_en, 'netQuantity', v.net_quantity, 'netUnit', v.net_unit,
        'quantity', l.quantity, 'lots', COALESCE((
          SELECT json_agg(json_build_object('lot', b.lot, 'bestBefore', b.best_before, 'quantity', k.quantity) ORDER BY b.lot)
          FROM ordering_packing k JOIN traceability_batch b ON b.id = k.batch_id WHERE k.line_id = l.id), (
          SELECT json_agg(json_build_object('lot', b.lot, 'bestBefore', s.best_before, 'quantity', h.quantity) ORDER BY s.best_before NULLS LAST, b.lot)
          FROM inventory_hold h JOIN inventory_stock s ON s.id = h.stock_id JOIN traceability_batch b ON b.id = s.batch_id
          WHERE h.line_id = l.id AND h.state = 'held' AND NOT s.frozen), '[]')) ORDER BY l.position)
      FROM ordering_line l JOIN catalog_variant v ON v.id = l.variant_id WHERE l.order_id = o.id) AS lines
   FROM ordering_order o
   JOIN ordering_group g ON g.id = o.group_id
   JOIN places_unit m ON m.code = g.commune_code
   JOIN places_unit t ON t.code = m.parent_code`;

/** Everything a co-op has to pack, what is due first before the rest, with the batches to take from. */
export const packingList = statement<OrderToPack, [cooperativeId: string, now: Date]>(
  'server.packing-list',
  `${ordersToPack('$2')}
   WHERE o.cooperative_id = $1 AND o.state = 'confirmed' AND NOT ${notToPack('o.id')}
   ORDER BY o.pack_by NULLS FIRST, o.placed_at, o.id LIMIT 500`,
);
