import type { PromisedDays } from '#libs/delivery';
import { notToPack, type OrderState, type Way } from '#libs/ordering';
import type { PaymentMethod } from '#libs/payments';
import { statement } from '#platform/database';
import { PROMISED } from './promised-text.js';

/** An order that travels in the same parcel as another one. */
export interface TogetherRow {
  number: string;
  state: OrderState;
  /** Whoever holds the link of one may open the other. */
  key: string;
  /** đồng, as text. */
  total: string;
}

const ROW = `json_build_object('number', a.number, 'state', a.state, 'key', b.key, 'total', a.total::text)`;

/** What was added to the order `o` and not taken back. */
export const ADDITIONS = `COALESCE((SELECT json_agg(${ROW} ORDER BY a.placed_at, a.id) FROM ordering_order a JOIN ordering_group b ON b.id = a.group_id
     WHERE a.added_to = o.id AND a.state <> 'cancelled'), '[]')`;

/** To which order `o` was added; null when to none. */
export const JOINS = `(SELECT ${ROW} FROM ordering_order a JOIN ordering_group b ON b.id = a.group_id WHERE a.id = o.added_to)`;

/** All that share the parcel of the order `o`, without itself, for the desk: the keys are the buyer's. */
export const TOGETHER = `COALESCE((SELECT json_agg(json_build_object('number', a.number, 'state', a.state) ORDER BY a.placed_at, a.id) FROM ordering_order a
     WHERE COALESCE(o.added_to, o.id) IN (a.id, a.added_to) AND a.id <> o.id AND a.state <> 'cancelled'), '[]')`;

export type AtDeskTogether = Pick<TogetherRow, 'number' | 'state'>;

export interface OrderToAddTo {
  id: string;
  state: OrderState;
  way: Way;
  cooperativeId: string;
  cooperative: string;
  paymentMethod: PaymentMethod;
  promised: PromisedDays | null;
}

/** Nothing of an order that was added itself, or whose buyer is forgotten. */
export const orderToAddTo = statement<OrderToAddTo, [key: string, number: string]>(
  'server.order-to-add-to',
  `SELECT o.id, o.state, o.way, o.cooperative_id AS "cooperativeId", c.name AS cooperative, g.payment_method AS "paymentMethod", ${PROMISED} AS promised
   FROM ordering_order o JOIN ordering_group g ON g.id = o.group_id JOIN cooperatives_cooperative c ON c.id = o.cooperative_id
   WHERE g.key = $1 AND o.number = $2 AND o.added_to IS NULL AND g.erased_at IS NULL AND NOT ${notToPack('o.id')}`,
);
