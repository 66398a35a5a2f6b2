import type { ShipmentAction } from '#libs/delivery';
import { paidForPacks, type EditKind } from '#libs/ordering';
import type { Bearer } from '#libs/promotions';

/** Fragments of SQL that the pages about orders share. Each is a JSON value for the order `o`. Sums travel as text: JSON has no bigint. */

/** The lines with the batches they were packed from. */
export const LINES = `COALESCE((SELECT json_agg(json_build_object('id', l.id, 'nameVi', l.name_vi, 'nameEn', l.name_en, 'slug', p.slug,
       'netQuantity', v.net_quantity, 'netUnit', v.net_unit, 'isSent', v.shipping_grams > 0, 'unitPrice', l.unit_price::text, 'quantity', l.quantity, 'total', l.total::text,
       'tolerancePercent', v.tolerance_percent, 'weighedGrams', l.weighed_grams,
       'batches', COALESCE((SELECT json_agg(json_build_object('gtin', v.gtin, 'lot', b.lot, 'bestBefore', b.best_before, 'quantity', k.quantity)
         ORDER BY b.best_before, b.lot) FROM ordering_packing k JOIN traceability_batch b ON b.id = k.batch_id WHERE k.line_id = l.id), '[]'))
       ORDER BY l.position)
     FROM ordering_line l JOIN catalog_variant v ON v.id = l.variant_id JOIN catalog_product p ON p.id = v.product_id
     WHERE l.order_id = o.id), '[]')`;

/** What promotions took off the order, and who bears it. */
export const DISCOUNTS = `COALESCE((SELECT json_agg(json_build_object('nameVi', m.name_vi, 'nameEn', m.name_en, 'bearer', m.bearer, 'amount', (d.goods + d.delivery)::text)
       ORDER BY d.id) FROM promotions_discount d JOIN promotions_use u ON u.id = d.use_id JOIN promotions_promotion m ON m.id = u.promotion_id
     WHERE d.order_id = o.id), '[]')`;

/** Packs of recalled batches that have left, with what goes back for each: no state yet means that the money is not in. */
export const RECALLED = `COALESCE((SELECT json_agg(json_build_object('lot', b.lot, 'amount', COALESCE(r.amount, ${paidForPacks('l', 'k')})::text, 'refund', r.state)
       ORDER BY l.position, b.lot)
     FROM ordering_line l JOIN ordering_packing k ON k.line_id = l.id JOIN traceability_batch b ON b.id = k.batch_id
     LEFT JOIN payments_refund r ON r.line_id = k.line_id AND r.batch_id = k.batch_id
     WHERE l.order_id = o.id AND o.state IN ('shipped', 'delivered') AND b.recalled_at IS NOT NULL), '[]')`;

/**
 * What happened to the order and, once it has left, to its parcel. The step of a parcel that is told at the same moment as one of the order
 * (it leaves, it is there) is one and the same.
 */
const WAY = `(SELECT event, note, happened_at, person_id, 0 AS book, id FROM ordering_history WHERE order_id = o.id
     UNION ALL SELECT d.action, d.note, d.happened_at, d.person_id, 1, d.id
     FROM delivery_shipment z JOIN delivery_history d ON d.shipment_id = z.id WHERE z.order_id = o.id
       AND NOT (d.action IN ('handOver', 'deliver') AND EXISTS (SELECT FROM ordering_history same
         WHERE same.order_id = o.id AND same.event IN ('shipped', 'delivered') AND same.happened_at = d.happened_at)))`;

/** What happened, oldest first. */
export const HISTORY = `COALESCE((SELECT json_agg(json_build_object('event', h.event, 'note', h.note, 'at', h.happened_at)
       ORDER BY h.happened_at, h.book, h.id) FROM ${WAY} h), '[]')`;

/** The same with who did it: for the desk only. The buyer's own steps stay without a name, which the desk may no longer be allowed to see. */
export const HISTORY_AT_DESK = `COALESCE((SELECT json_agg(json_build_object('event', h.event, 'note', h.note, 'at', h.happened_at,
       'by', CASE WHEN h.person_id IS DISTINCT FROM g.person_id THEN w.full_name END) ORDER BY h.happened_at, h.book, h.id)
     FROM ${WAY} h LEFT JOIN identity_person w ON w.id = h.person_id), '[]')`;

/** What was taken off before the packing or at it, oldest first, and what of it goes back to who had paid. */
export const EDITS = `COALESCE((SELECT json_agg(json_build_object('kind', e.kind, 'reason', e.reason, 'less', (-e.goods_change - e.fee_change)::text, 'at', e.happened_at,
       'refund', (SELECT json_build_object('amount', r.amount::text, 'state', r.state) FROM payments_refund r WHERE r.edit_id = e.id),
       'lines', (SELECT json_agg(json_build_object('nameVi', n.name_vi, 'nameEn', n.name_en, 'netQuantity', v.net_quantity, 'netUnit', v.net_unit,
           'before', n.quantity_before, 'after', n.quantity_after,
           'orderedGrams', n.ordered_grams, 'weighedGrams', n.weighed_grams) ORDER BY n.name_vi, n.line_id)
         FROM ordering_edit_line n JOIN catalog_variant v ON v.id = n.variant_id WHERE n.edit_id = e.id)) ORDER BY e.happened_at, e.id)
     FROM ordering_edit e WHERE e.order_id = o.id), '[]')`;

export interface EditRow {
  kind: EditKind;
  reason: string;
  /** đồng, as text. */
  less: string;
  at: string;
  /** What goes back, since it had been paid. */
  refund: Refund | null;
  lines: {
    nameVi: string;
    nameEn: string;
    netQuantity: number;
    netUnit: 'g' | 'ml' | 'piece' | 'night';
    before: number;
    after: number;
    /** What was weighed instead of what was ordered. */
    orderedGrams: number | null;
    weighedGrams: number | null;
  }[];
}

/** A part of what was paid. */
export interface Refund {
  /** đồng, as text. */
  amount: string;
  state: 'owed' | 'returned';
}

export interface PackedFrom {
  gtin: string;
  lot: string;
  bestBefore: string | null;
  quantity: number;
}

export interface OrderLineRow {
  id: string;
  nameVi: string;
  nameEn: string;
  slug: string;
  netQuantity: number;
  netUnit: 'g' | 'ml' | 'piece' | 'night';
  /** A night is not. */
  isSent: boolean;
  /** đồng, as text. */
  unitPrice: string;
  quantity: number;
  total: string;
  /** Null: it is not sold by weight. */
  tolerancePercent: number | null;
  /** Of all its packs together, once it is packed. */
  weighedGrams: number | null;
  batches: PackedFrom[];
}

export interface DiscountRow {
  nameVi: string;
  nameEn: string;
  bearer: Bearer;
  /** đồng, as text. */
  amount: string;
}

export interface RecalledPacks {
  lot: string;
  /** đồng, as text. */
  amount: string;
  refund: 'owed' | 'returned' | null;
}

export type OrderEvent =
  | ShipmentAction
  | 'placed'
  | 'phoned'
  | 'confirmed'
  | 'edited'
  | 'postponed'
  | 'packed'
  | 'unpacked'
  | 'shipped'
  | 'delivered'
  | 'cancelled'
  | 'withdrawn'
  | 'lapsed';

export interface HistoryRow {
  event: OrderEvent;
  note: string;
  at: string;
  by?: string | null;
}
