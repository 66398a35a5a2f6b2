import type { BatchOnShelf } from '#libs/inventory';
import type { PromisedDays, ShipmentState } from '#libs/delivery';
import type { OrderState, Way } from '#libs/ordering';
import type { PaymentMethod, PaymentState } from '#libs/payments';
import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import type { Dong } from '#platform/money';
import { CONSIGNMENT, type ConsignmentRow } from '../delivery/consignment-sql.js';
import { AHEAD, type AheadRow } from './ahead-part.js';
import { BOOKED, type BookedRow } from './booked-part.js';
import { TOGETHER, type AtDeskTogether } from './additions-sql.js';
import { receiverIsShown } from './desk-sql.js';
import {
  DISCOUNTS,
  EDITS,
  HISTORY_AT_DESK,
  LINES,
  type DiscountRow,
  type EditRow,
  type HistoryRow,
  type OrderLineRow,
} from './order-sql.js';
import { PICKUP, type PickupRow } from './pickup.js';
import { isLate, POSTPONEMENTS, PROMISED, type PostponementRow } from './promised-text.js';

export interface LineShelf {
  lineId: string;
  batches: (BatchOnShelf & { lot: string; bestBefore: Day | null })[];
}

/** A label that was scanned into the parcel. */
export interface LabelInParcel {
  gtin: string;
  serial: string;
  lot: string;
  state: 'active' | 'sold' | 'void';
}

export interface DeskOrder {
  id: string;
  number: string;
  state: OrderState;
  goodsTotal: Dong;
  deliveryFee: Dong;
  discounts: DiscountRow[];
  total: Dong;
  carrier: string | null;
  trackingNumber: string | null;
  /** Null until it is packed. */
  shipment: ShipmentState | null;
  /** The carrier that was asked last. */
  consignment: ConsignmentRow | null;
  /** In the same parcel. */
  together: AtDeskTogether[];
  cancelReason: string | null;
  isByPhone: boolean;
  /** By a promotion: it is not edited then. */
  hasSomethingOff: boolean;
  paymentMethod: PaymentMethod;
  paymentState: PaymentState | null;
  /** Null when the desk no longer needs to know. */
  receiver: { name: string; phone: string; address: string; note: string } | null;
  way: Way;
  /** Null when it is brought to the door. */
  pickup: PickupRow | null;
  /** Null where nobody promised anything. */
  promised: PromisedDays | null;
  postponements: PostponementRow[];
  isLate: boolean;
  /** Null when it waits for no harvest. */
  ahead: AheadRow | null;
  /** Null when it has no places on days. */
  booked: BookedRow | null;
  lines: OrderLineRow[];
  history: HistoryRow[];
  edits: EditRow[];
  /** In the order of the lines. */
  labels: (LabelInParcel & { lineId: string })[];
  /** Only while the order is to be packed: per line the batches on the shelf, first to expire first. */
  shelf: LineShelf[];
}

export const deskOrder = statement<DeskOrder, [cooperativeId: string, number: string, now: Date, today: Day]>(
  'server.desk-order',
  `SELECT o.id, o.number, o.state, o.goods_total AS "goodsTotal", o.delivery_fee AS "deliveryFee", o.total, s.carrier_name AS carrier,
     s.tracking_code AS "trackingNumber", s.state AS shipment, ${CONSIGNMENT} AS consignment, ${TOGETHER} AS together, o.cancel_reason AS "cancelReason", g.taken_by IS NOT NULL AS "isByPhone", o.discount > 0 AS "hasSomethingOff", g.payment_method AS "paymentMethod", y.state AS "paymentState",
     CASE WHEN ${receiverIsShown('$3::timestamptz')} THEN json_build_object('name', g.buyer_name, 'phone', g.buyer_phone,
       'address', concat_ws(', ', g.address_line, m.full_name, t.full_name), 'note', g.note) END AS receiver,
     ${DISCOUNTS} AS discounts, ${LINES} AS lines, ${HISTORY_AT_DESK} AS history, ${EDITS} AS edits, o.way, ${PICKUP} AS pickup, ${PROMISED} AS promised, ${POSTPONEMENTS} AS postponements, ${isLate('$4::date')} AS "isLate", ${AHEAD} AS ahead, ${BOOKED} AS booked,
     CASE WHEN o.packed_at IS NOT NULL THEN COALESCE((SELECT json_agg(json_build_object('lineId', l.id, 'gtin', q.gtin, 'serial', q.serial, 'lot', b.lot, 'state', q.state)
         ORDER BY l.position, b.lot, q.serial)
       FROM ordering_line l JOIN labels_label q ON q.order_line_id = l.id JOIN traceability_batch b ON b.id = q.batch_id WHERE l.order_id = o.id), '[]')
       ELSE '[]' END AS labels,
     CASE WHEN o.state = 'confirmed' THEN COALESCE((SELECT json_agg(json_build_object('lineId', l.id, 'batches', COALESCE((
         SELECT json_agg(json_build_object('batchId', s.batch_id, 'lot', s.lot, 'bestBefore', s.best_before, 'own', s.own, 'free', s.free)
           ORDER BY s.best_before NULLS LAST, s.lot)
         FROM (
           SELECT k.batch_id, b.lot, min(k.best_before) AS best_before, sum(k.on_hand - k.held)::int AS free,
             sum(COALESCE((SELECT sum(h.quantity) FROM inventory_hold h WHERE h.stock_id = k.id AND h.line_id = l.id AND h.state = 'held'), 0))::int AS own
           FROM inventory_stock k JOIN traceability_batch b ON b.id = k.batch_id
           WHERE k.variant_id = l.variant_id AND NOT k.frozen AND k.on_hand > 0 AND (k.best_before IS NULL OR k.best_before >= $4)
           GROUP BY k.batch_id, b.lot
         ) s WHERE s.own + s.free > 0), '[]')) ORDER BY l.position)
       FROM ordering_line l WHERE l.order_id = o.id), '[]') ELSE '[]' END AS shelf
   FROM ordering_order o
   JOIN ordering_group g ON g.id = o.group_id
   JOIN places_unit m ON m.code = g.commune_code
   JOIN places_unit t ON t.code = m.parent_code
   LEFT JOIN delivery_shipment s ON s.order_id = o.id
   LEFT JOIN payments_payment y ON y.group_id = g.id
   WHERE o.cooperative_id = $1 AND o.number = $2`,
);

/** Which order a number means at this co-op. */
export const orderAtDesk = statement<{ id: string }, [cooperativeId: string, number: string]>(
  'server.order-at-desk',
  'SELECT id FROM ordering_order WHERE cooperative_id = $1 AND number = $2',
);
