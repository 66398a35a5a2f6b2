import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import { waitsForHarvest } from './pre-orders.query.js';

/** SQL: whether an order has places on days. */
const isBooked = (orderId: string): string =>
  `EXISTS (SELECT FROM ordering_line own JOIN inventory_booking b ON b.line_id = own.id WHERE own.order_id = ${orderId} AND b.state <> 'released')`;

/** SQL: of such a confirmed order nothing is to be packed: its goods are to come, or its guests. */
export const notToPack = (orderId: string): string => `(${waitsForHarvest(orderId)} OR ${isBooked(orderId)})`;

/** The first day on which its guests come; nothing where it is no booking. */
export const firstDayOf = statement<{ day: Day | null }, [orderId: string]>(
  'ordering.first-day-of',
  `SELECT min(b.day)::text AS day FROM ordering_line l JOIN inventory_booking b ON b.line_id = l.id WHERE l.order_id = $1 AND b.state <> 'released'`,
);

export interface StayRow {
  cooperativeId: string;
  communeCode: string;
}

export const stayOf = statement<StayRow, [variantId: string]>(
  'ordering.stay-of',
  `SELECT c.id AS "cooperativeId", c.commune_code AS "communeCode" FROM catalog_variant v JOIN catalog_product p ON p.id = v.product_id
   JOIN cooperatives_cooperative c ON c.id = p.cooperative_id WHERE v.id = $1 AND v.net_unit = 'night'`,
);

/** Orders with places on a day that was called off, and why; those that are not paid yet end by themselves. */
export const ordersCalledOff = statement<{ id: string; reason: string }, []>(
  'ordering.orders-called-off',
  `SELECT DISTINCT ON (o.id) o.id, s.called_off_reason AS reason
   FROM inventory_slot s JOIN inventory_booking b ON b.variant_id = s.variant_id AND b.day = s.day AND b.state <> 'released'
   JOIN ordering_line l ON l.id = b.line_id JOIN ordering_order o ON o.id = l.order_id
   WHERE s.called_off_at IS NOT NULL AND o.state = 'confirmed' ORDER BY o.id, s.day LIMIT 500`,
);
