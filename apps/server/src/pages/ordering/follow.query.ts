import type { PromisedDays, ShipmentState } from '#libs/delivery';
import type { OrderState } from '#libs/ordering';
import type { PaymentMethod, PaymentState } from '#libs/payments';
import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import type { Dong } from '#platform/money';
import { INVOICES, type InvoiceLink } from '../invoices/invoice-links.view.js';
import { AHEAD, type AheadRow } from './ahead-part.js';
import { BOOKED, type BookedRow } from './booked-part.js';
import { ADDITIONS, JOINS, type TogetherRow } from './additions-sql.js';
import {
  DISCOUNTS,
  EDITS,
  HISTORY,
  LINES,
  RECALLED,
  type DiscountRow,
  type EditRow,
  type HistoryRow,
  type OrderLineRow,
  type RecalledPacks,
  type Refund,
} from './order-sql.js';
import { PICKUP, type PickupRow } from './pickup.js';
import { isLate, POSTPONEMENTS, PROMISED, type PostponementRow } from './promised-text.js';

export interface FollowedOrder {
  number: string;
  state: OrderState;
  cooperative: string;
  cooperativeSlug: string;
  cooperativePhone: string;
  deliveryFee: string;
  discounts: DiscountRow[];
  total: string;
  carrier: string | null;
  trackingNumber: string | null;
  /** Null until it is packed. */
  shipment: ShipmentState | null;
  cancelReason: string | null;
  lines: OrderLineRow[];
  recalled: RecalledPacks[];
  /** Ids of the lines of which the buyer has written. */
  reviewed: string[];
  /** Complaints that are not over. */
  complaints: number;
  /** What goes back of a paid group for this order, since it was cancelled alone. */
  refund: Refund | null;
  history: HistoryRow[];
  edits: EditRow[];
  /** Null when it is brought to the door. */
  pickup: PickupRow | null;
  /** Null where nobody promised anything. */
  promised: PromisedDays | null;
  postponements: PostponementRow[];
  invoices: InvoiceLink[];
  isLate: boolean;
  /** Null when it waits for no harvest. */
  ahead: AheadRow | null;
  /** Null when it has no places on days. */
  booked: BookedRow | null;
  /** What was added to it. */
  additions: TogetherRow[];
  /** The order in whose parcel it travels. */
  joins: TogetherRow | null;
}

export interface FollowedGroup {
  code: string;
  key: string;
  buyerName: string;
  buyerPhone: string;
  address: string;
  note: string;
  isErased: boolean;
  paymentMethod: PaymentMethod;
  paymentState: PaymentState | null;
  payBefore: Date | null;
  goodsTotal: Dong;
  deliveryTotal: Dong;
  discount: Dong;
  total: Dong;
  placedAt: Date;
  orders: FollowedOrder[];
}

/** All that a buyer may know about what they placed, by the secret of the link. */
export const followPage = statement<FollowedGroup, [key: string, today: Day]>(
  'server.follow-page',
  `SELECT g.code, g.key, g.buyer_name AS "buyerName", g.buyer_phone AS "buyerPhone", g.note, g.erased_at IS NOT NULL AS "isErased",
     concat_ws(', ', NULLIF(g.address_line, ''), m.full_name, t.full_name) AS address,
     g.payment_method AS "paymentMethod", y.state AS "paymentState", y.expires_at AS "payBefore",
     g.goods_total AS "goodsTotal", g.delivery_total AS "deliveryTotal", g.discount, g.total, g.placed_at AS "placedAt",
     (SELECT json_agg(json_build_object('number', o.number, 'state', o.state, 'cooperative', c.name, 'cooperativeSlug', c.slug,
        'cooperativePhone', c.phone, 'deliveryFee', o.delivery_fee::text, 'discounts', ${DISCOUNTS}, 'total', o.total::text, 'carrier', s.carrier_name,
        'trackingNumber', s.tracking_code, 'shipment', s.state, 'cancelReason', o.cancel_reason, 'lines', ${LINES}, 'recalled', ${RECALLED}, 'history', ${HISTORY}, 'edits', ${EDITS}, 'pickup', ${PICKUP}, 'promised', ${PROMISED}, 'postponements', ${POSTPONEMENTS}, 'invoices', ${INVOICES}, 'isLate', ${isLate('$2::date')}, 'ahead', ${AHEAD}, 'booked', ${BOOKED}, 'additions', ${ADDITIONS}, 'joins', ${JOINS},
        'reviewed', COALESCE((SELECT json_agg(v.line_id) FROM ordering_line l JOIN reviews_review v ON v.line_id = l.id WHERE l.order_id = o.id), '[]'),
        'complaints', (SELECT count(*) FROM complaints_complaint k WHERE k.order_id = o.id AND k.answer_by IS NOT NULL),
        'refund', (SELECT json_build_object('amount', r.amount::text, 'state', r.state) FROM payments_refund r WHERE r.order_id = o.id))
        ORDER BY length(o.number), o.number)
      FROM ordering_order o JOIN cooperatives_cooperative c ON c.id = o.cooperative_id LEFT JOIN delivery_shipment s ON s.order_id = o.id WHERE o.group_id = g.id) AS orders
   FROM ordering_group g
   JOIN places_unit m ON m.code = g.commune_code
   JOIN places_unit t ON t.code = m.parent_code
   LEFT JOIN payments_payment y ON y.group_id = g.id
   WHERE g.key = $1`,
);

/** Which order a number means, for whoever holds the key of its group. */
export const orderOfKey = statement<{ id: string }, [key: string, number: string]>(
  'server.order-of-key',
  'SELECT o.id FROM ordering_order o JOIN ordering_group g ON g.id = o.group_id WHERE g.key = $1 AND o.number = $2',
);
