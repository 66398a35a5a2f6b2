import { waitsForHarvest } from '#libs/ordering';
import { statement } from '#platform/database';
import type { Locale } from '#platform/language';

export interface OrderOfGroup {
  id: string;
  number: string;
  state: string;
  /** Whole đồng. */
  total: number;
  wasConfirmed: boolean;
  carrier: string | null;
  trackingNumber: string | null;
  cancelReason: string | null;
  /** It has goods that are not harvested yet: nothing is to be packed. */
  waitsForHarvest: boolean;
  /** Places on days; nothing is packed for them. */
  booked: { from: string; nights: number; places: number } | null;
  /** When it is with the buyer, as they were told. */
  promisedFrom: string | null;
  promisedTo: string | null;
  /** Where and when the buyer comes for it; null when it is brought. */
  pickup: {
    nameVi: string;
    nameEn: string;
    place: string;
    hours: string;
    day: string | null;
    stall: string | null;
  } | null;
  cooperative: string;
  cooperativeSlug: string;
  cooperativeEmail: string | null;
  cooperativePhone: string;
  /** Not sent: a night. */
  lines: { nameVi: string; nameEn: string; quantity: number; total: number; isSent: boolean }[];
}

export interface OrderFacts {
  groupId: string;
  code: string;
  key: string;
  locale: Locale;
  /** The buyer's account, where they have one. */
  personId: string | null;
  buyerName: string;
  buyerPhone: string;
  buyerEmail: string | null;
  isErased: boolean;
  paymentMethod: 'cod' | 'vietqr' | 'card' | 'wallet';
  /** Null where there is no payment yet. */
  paymentState: string | null;
  payBefore: Date | null;
  deliveryTotal: bigint;
  discount: bigint;
  total: bigint;
  orders: OrderOfGroup[];
}

// Sums inside JSON are numbers: a whole order is far below 2^53 đồng.
const FACTS = `SELECT g.id AS "groupId", g.code, g.key, g.locale, g.person_id AS "personId", g.buyer_name AS "buyerName", g.buyer_phone AS "buyerPhone", g.buyer_email AS "buyerEmail",
    g.erased_at IS NOT NULL AS "isErased", g.payment_method AS "paymentMethod", p.state AS "paymentState", p.expires_at AS "payBefore",
    g.delivery_total AS "deliveryTotal", g.discount, g.total,
    COALESCE((SELECT json_agg(json_build_object('id', o.id, 'number', o.number, 'state', o.state, 'total', o.total, 'wasConfirmed', o.confirmed_at IS NOT NULL,
       'carrier', s.carrier_name, 'trackingNumber', s.tracking_code, 'cancelReason', o.cancel_reason, 'waitsForHarvest', ${waitsForHarvest('o.id')},
       'booked', (
         SELECT json_build_object('from', min(k.day), 'nights', count(DISTINCT k.day), 'places', max(k.quantity))
         FROM ordering_line w JOIN inventory_booking k ON k.line_id = w.id WHERE w.order_id = o.id HAVING count(*) > 0),
       'promisedFrom', o.promised_from, 'promisedTo', o.promised_to, 'pickup', (SELECT w.said FROM ordering_pickup w WHERE w.order_id = o.id), 'cooperative', c.name, 'cooperativeSlug', c.slug,
       'cooperativeEmail', c.email, 'cooperativePhone', c.phone, 'lines', (
         SELECT json_agg(json_build_object('nameVi', l.name_vi, 'nameEn', l.name_en, 'quantity', l.quantity, 'total', l.total, 'isSent', v.shipping_grams > 0) ORDER BY l.position)
         FROM ordering_line l JOIN catalog_variant v ON v.id = l.variant_id WHERE l.order_id = o.id)) ORDER BY o.number)
     FROM ordering_order o JOIN cooperatives_cooperative c ON c.id = o.cooperative_id LEFT JOIN delivery_shipment s ON s.order_id = o.id WHERE o.group_id = g.id), '[]') AS orders
  FROM ordering_group g LEFT JOIN payments_payment p ON p.group_id = g.id`;

/** What a buyer placed, as it stands now. */
export const factsOfGroup = statement<OrderFacts, [groupId: string]>(
  'notifications.facts-of-group',
  `${FACTS} WHERE g.id = $1`,
);
/** The same, by one of its orders. */
export const factsOfOrder = statement<OrderFacts, [orderId: string]>(
  'notifications.facts-of-order',
  `${FACTS} WHERE g.id = (SELECT group_id FROM ordering_order WHERE id = $1)`,
);
