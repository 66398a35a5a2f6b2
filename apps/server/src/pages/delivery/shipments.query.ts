import type { PromisedDays, ShipmentState } from '#libs/delivery';
import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import { receiverIsShown } from '../ordering/desk-sql.js';
import { PICKUP, type PickupRow } from '../ordering/pickup.js';
import { isLate, PROMISED } from '../ordering/promised-text.js';

/** What is delivered is in the list of orders. */
export const OPEN_STATES = ['waiting', 'handed-over', 'on-the-way', 'failed', 'returned'] as const;
export type OpenState = (typeof OPEN_STATES)[number];
export const MOST_SHIPMENTS = 500;

export interface ShipmentRow {
  number: string;
  state: ShipmentState;
  carrier: 'own' | 'hired' | 'other';
  carrierName: string;
  trackingCode: string;
  grams: number;
  /** đồng, as text. */
  toCollect: string;
  receiver: string | null;
  place: string;
  pickup: PickupRow | null;
  promised: PromisedDays | null;
  isLate: boolean;
  /** The note of the last step. */
  note: string | null;
}

export interface ShipmentsPage {
  counts: Partial<Record<OpenState, number>>;
  late: number;
  /** As they were written down. */
  carriers: string[];
  shipments: ShipmentRow[];
}

/** A co-op's parcels that are not with their buyers, narrowed by state, carrier or lateness; troubles first, then the longest on their way. */
export const shipmentsPage = statement<
  ShipmentsPage,
  [
    cooperativeId: string,
    states: readonly OpenState[],
    carrier: string | null,
    lateOnly: boolean,
    now: Date,
    today: Day,
  ]
>(
  'server.shipments',
  `WITH open AS MATERIALIZED (
     SELECT s.*, o.number, ${isLate('$6::date')} AS late, ${PROMISED} AS promised, ${PICKUP} AS pickup, m.full_name || ', ' || t.full_name AS place,
       CASE WHEN ${receiverIsShown('$5::timestamptz')} THEN g.buyer_name END AS receiver
     FROM delivery_shipment s JOIN ordering_order o ON o.id = s.order_id JOIN ordering_group g ON g.id = o.group_id
     JOIN places_unit m ON m.code = g.commune_code JOIN places_unit t ON t.code = m.parent_code
     WHERE s.cooperative_id = $1 AND s.state <> 'delivered' AND o.state <> 'cancelled'
   )
   SELECT
     COALESCE((SELECT json_object_agg(state, parcels) FROM (SELECT state, count(*)::int AS parcels FROM open GROUP BY state) c), '{}') AS counts,
     (SELECT count(*)::int FROM open WHERE late) AS late,
     ARRAY(SELECT DISTINCT carrier_name FROM open WHERE carrier_name <> '' ORDER BY 1) AS carriers,
     COALESCE((SELECT json_agg(json_build_object('number', x.number, 'state', x.state, 'carrier', x.carrier, 'carrierName', x.carrier_name,
         'trackingCode', x.tracking_code, 'grams', x.grams, 'toCollect', CASE WHEN x.cod_state = 'to-collect' THEN x.to_collect ELSE 0 END::text, 'receiver', x.receiver,
         'place', x.place, 'pickup', x.pickup, 'promised', x.promised, 'isLate', x.late,
         'note', (SELECT h.note FROM delivery_history h WHERE h.shipment_id = x.id ORDER BY h.id DESC LIMIT 1))
         ORDER BY x.state <> 'failed', NOT x.late, x.prepared_at, x.id)
       FROM (SELECT * FROM open WHERE state = ANY ($2) AND ($3::text IS NULL OR carrier_name = $3) AND (NOT $4 OR late)
         ORDER BY state <> 'failed', NOT late, prepared_at, id LIMIT ${MOST_SHIPMENTS}) x), '[]') AS shipments`,
);
