import type { Pickup } from '#libs/delivery';
import type { PaymentMethod } from '#libs/payments';
import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import type { Locale } from '#platform/language';
import type { Dong } from '#platform/money';
import type { OrderState } from './order-actions.js';
import { notToPack } from './bookings.query.js';

/** An order that somebody may add to, as far as an addition takes it over. */
export interface OrderToJoin {
  cooperativeId: string;
  personId: string | null;
  name: string;
  phone: string;
  email: string | null;
  communeCode: string;
  addressLine: string;
  note: string;
  locale: Locale;
  paymentMethod: PaymentMethod;
  /** Null when it is brought. */
  pickup: Pickup | null;
}

/** By whoever holds the follow link; nothing of an order that was added itself, whose buyer is forgotten, or that has nothing to pack. */
export const orderToJoin = statement<OrderToJoin, [orderId: string, followKey: string]>(
  'ordering.order-to-join',
  `SELECT o.cooperative_id AS "cooperativeId", g.person_id AS "personId", g.buyer_name AS name, g.buyer_phone AS phone, g.buyer_email AS email,
     g.commune_code AS "communeCode", g.address_line AS "addressLine", g.note, g.locale, g.payment_method AS "paymentMethod",
     CASE WHEN o.way <> 'door' THEN json_strip_nulls(json_build_object('cooperativeId', o.cooperative_id, 'way', o.way,
       'placeId', COALESCE(o.pickup_point_id, o.market_id, o.route_id), 'day', o.market_day)) END AS pickup
   FROM ordering_order o JOIN ordering_group g ON g.id = o.group_id
   WHERE o.id = $1 AND g.key = $2 AND g.erased_at IS NULL AND o.added_to IS NULL AND NOT ${notToPack('o.id')}`,
);

export interface JoinedOrder {
  state: OrderState;
  packBy: Day | null;
  promisedFrom: Day | null;
  promisedTo: Day | null;
}

const JOINED = `SELECT state, pack_by AS "packBy", promised_from AS "promisedFrom", promised_to AS "promisedTo" FROM ordering_order WHERE id = $1`;

export const joinedOrder = statement<JoinedOrder, [orderId: string]>('ordering.joined-order', JOINED);

/** Whoever packs or cancels it waits, and so does a second addition: it would count with a parcel that is lighter than the one it joins. */
export const lockJoinedOrder = statement<JoinedOrder, [orderId: string]>(
  'ordering.lock-joined-order',
  `${JOINED} FOR UPDATE`,
);

export interface ParcelSoFar {
  grams: number;
  mm3: number;
  goods: Dong;
  fee: Dong;
}

/** The order and what was added to it, as it stands now. */
export const parcelSoFar = statement<ParcelSoFar, [orderId: string]>(
  'ordering.parcel-so-far',
  `WITH of AS (SELECT id, delivery_fee FROM ordering_order WHERE (id = $1 OR added_to = $1) AND state <> 'cancelled')
   SELECT COALESCE(sum(l.quantity * v.shipping_grams), 0)::int AS grams,
     COALESCE(sum(l.quantity * COALESCE(v.length_mm::float8 * v.width_mm * v.height_mm, 0)), 0) AS mm3,
     COALESCE(sum(l.total), 0)::bigint AS goods, (SELECT COALESCE(sum(delivery_fee), 0)::bigint FROM of) AS fee
   FROM of JOIN ordering_line l ON l.order_id = of.id JOIN catalog_variant v ON v.id = l.variant_id`,
);

/** Something travels in its parcel that its buyer has not taken back. */
export const openAdditions = statement<{ id: string }, [orderId: string]>(
  'ordering.open-additions',
  `SELECT id FROM ordering_order WHERE added_to = $1 AND state <> 'cancelled' LIMIT 1`,
);
