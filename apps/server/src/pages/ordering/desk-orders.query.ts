import type { PromisedDays } from '#libs/delivery';
import { notToPack, type OrderState } from '#libs/ordering';
import type { PaymentState } from '#libs/payments';
import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import { receiverIsShown } from './desk-sql.js';
import { PICKUP, type PickupRow } from './pickup.js';
import { isLate, PROMISED } from './promised-text.js';

export const DESK_TABS = ['topack', 'packed', 'shipped', 'all'] as const;
export type DeskTab = (typeof DESK_TABS)[number];
export const DESK_PAGE_SIZE = 50;

export const statesOf: Readonly<Record<DeskTab, readonly OrderState[]>> = {
  topack: ['confirmed'],
  packed: ['packed'],
  shipped: ['shipped'],
  all: ['placed', 'confirmed', 'packed', 'shipped', 'delivered', 'cancelled'],
};

export interface OrderedGoods {
  nameVi: string;
  nameEn: string;
  netQuantity: number;
  netUnit: 'g' | 'ml' | 'piece' | 'night';
  quantity: number;
}

export interface DeskOrderRow {
  number: string;
  state: OrderState;
  paymentState: PaymentState | null;
  placedAt: string;
  buyerName: string | null;
  place: string;
  /** Null when it is brought to the door. */
  pickup: PickupRow | null;
  promised: PromisedDays | null;
  /** The co-op is behind what the buyer was told. */
  isLate: boolean;
  goods: OrderedGoods[];
  /** đồng, as text. */
  total: string;
}

export interface DeskOrders {
  topack: number;
  packed: number;
  shipped: number;
  orders: DeskOrderRow[];
}

/** One page of a co-op's orders and what waits behind each tab. What is to be done comes oldest first, and what is late before it; what waits for a harvest, or for its guests, is nothing to pack. The archive newest first. */
export const deskOrders = statement<
  DeskOrders,
  [
    cooperativeId: string,
    states: readonly OrderState[],
    numberPrefix: string,
    oldestFirst: boolean,
    offset: number,
    now: Date,
    today: Day,
  ]
>(
  'server.desk-orders',
  `SELECT
     (SELECT count(*)::int FROM ordering_order o WHERE o.cooperative_id = $1 AND o.state = 'confirmed' AND NOT ${notToPack('o.id')}) AS topack,
     (SELECT count(*)::int FROM ordering_order WHERE cooperative_id = $1 AND state = 'packed') AS packed,
     (SELECT count(*)::int FROM ordering_order WHERE cooperative_id = $1 AND state = 'shipped') AS shipped,
     COALESCE((SELECT json_agg(json_build_object('number', x.number, 'state', x.state, 'paymentState', x.payment_state, 'placedAt', x.placed_at, 'total', x.total::text,
         'buyerName', x.buyer_name, 'place', x.place, 'pickup', x.pickup, 'promised', x.promised, 'isLate', x.late, 'goods', x.goods) ORDER BY x.at)
       FROM (
         SELECT o.number, o.state, y.state AS payment_state, o.placed_at, o.total, CASE WHEN ${receiverIsShown('$6::timestamptz')} THEN g.buyer_name END AS buyer_name,
           m.full_name || ', ' || t.full_name AS place, ${PICKUP} AS pickup, ${PROMISED} AS promised, ${isLate('$7::date')} AS late,
           row_number() OVER (ORDER BY $4 AND ${isLate('$7::date')} DESC, CASE WHEN $4 THEN extract(epoch FROM o.placed_at) ELSE -extract(epoch FROM o.placed_at) END, o.id) AS at,
           (SELECT json_agg(json_build_object('nameVi', l.name_vi, 'nameEn', l.name_en, 'netQuantity', v.net_quantity, 'netUnit', v.net_unit,
              'quantity', l.quantity) ORDER BY l.position)
            FROM ordering_line l JOIN catalog_variant v ON v.id = l.variant_id WHERE l.order_id = o.id) AS goods
         FROM ordering_order o
         JOIN ordering_group g ON g.id = o.group_id
         JOIN places_unit m ON m.code = g.commune_code
         JOIN places_unit t ON t.code = m.parent_code
         LEFT JOIN payments_payment y ON y.group_id = g.id
         WHERE o.cooperative_id = $1 AND o.state = ANY ($2) AND starts_with(o.number, $3) AND NOT ($4 AND ${notToPack('o.id')})
         ORDER BY at LIMIT ${DESK_PAGE_SIZE + 1} OFFSET $5
       ) x), '[]') AS orders`,
);
