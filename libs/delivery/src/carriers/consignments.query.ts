import { statement } from '#platform/database';
import type { Dong } from '#platform/money';
import type { CarrierKind } from './carrier.js';

export type ConsignmentState = 'wished' | 'consigned' | 'refused' | 'cancelling' | 'cancelled' | 'over';
export type Trouble = 'refused' | 'unreachable' | 'lost' | 'dropped' | 'not-cancelled';

/** The order of locks: order, shipment, consignment. Who needs the latter two takes the first of them here. */
export const lockShipment = statement<{ state: string }, [orderId: string]>(
  'delivery.lock-shipment',
  'SELECT state FROM delivery_shipment WHERE order_id = $1 FOR UPDATE',
);

export const cooperativeOfOrder = statement<{ cooperativeId: string }, [orderId: string]>(
  'delivery.cooperative-of-order',
  'SELECT cooperative_id AS "cooperativeId" FROM ordering_order WHERE id = $1',
);

/** Nothing when a carrier is asked already. What went wrong before is thereby seen to. */
export const wishConsignment = statement<
  { id: string },
  [id: string, orderId: string, cooperativeId: string, carrier: CarrierKind, name: string, by: string, at: Date]
>(
  'delivery.wish-consignment',
  `WITH cleared AS (
     UPDATE delivery_consignment SET cleared_by = $6 WHERE order_id = $2 AND trouble IS NOT NULL AND cleared_by IS NULL AND state NOT IN ('wished', 'consigned')
   )
   INSERT INTO delivery_consignment (id, order_id, cooperative_id, carrier, carrier_name, state, due_at, wished_by, wished_at)
   VALUES ($1, $2, $3, $4, $5, 'wished', $7, $6, $7)
   ON CONFLICT (order_id) WHERE state IN ('wished', 'consigned') DO NOTHING RETURNING id`,
);

/** What no carrier was asked for yet is called off at once; of the rest the carrier is told, once whoever asks it has certainly ended. */
export const withdrawConsignments = statement<{ id: string; state: ConsignmentState }, [orderId: string, at: Date]>(
  'delivery.withdraw-consignments',
  `UPDATE delivery_consignment SET state = CASE WHEN attempts = 0 THEN 'cancelled' ELSE 'cancelling' END,
     due_at = CASE WHEN state = 'wished' THEN GREATEST(due_at, $2::timestamptz) ELSE $2 END, look_at = NULL
   WHERE order_id = $1 AND state IN ('wished', 'consigned') RETURNING id, state`,
);

export interface TakenConsignment {
  id: string;
  orderId: string;
  carrier: CarrierKind;
  carrierName: string;
  state: 'wished' | 'cancelling';
  attempts: number;
}

const TAKEN = `SET attempts = c.attempts + 1, due_at = $2`;
const AS_TAKEN = `RETURNING c.id, c.order_id AS "orderId", c.carrier, c.carrier_name AS "carrierName", c.state, c.attempts`;

/** Counts the attempt and keeps others away until $2; nothing when it is not due, or somebody else has it. */
export const takeConsignment = statement<TakenConsignment, [id: string, until: Date, now: Date]>(
  'delivery.take-consignment',
  `UPDATE delivery_consignment c ${TAKEN} WHERE c.id = $1 AND c.state IN ('wished', 'cancelling') AND c.due_at <= $3 ${AS_TAKEN}`,
);
/** The one that has waited longest, of those that nobody else is taking at this moment. */
export const takeDueConsignment = statement<TakenConsignment, [now: Date, until: Date]>(
  'delivery.take-due-consignment',
  `UPDATE delivery_consignment c ${TAKEN} WHERE c.id = (
     SELECT d.id FROM delivery_consignment d WHERE d.state IN ('wished', 'cancelling') AND d.due_at <= $1 ORDER BY d.due_at LIMIT 1 FOR UPDATE SKIP LOCKED) ${AS_TAKEN}`,
);

export interface ParcelRow {
  number: string;
  grams: number;
  toCollect: Dong;
  seller: string;
  sellerPhone: string;
  sellerCommune: string;
  sellerAddress: string;
  receiver: string;
  receiverPhone: string;
  receiverCommune: string;
  receiverAddress: string;
}

/** Nothing when the parcel was opened again. */
export const parcelToCarry = statement<ParcelRow, [orderId: string]>(
  'delivery.parcel-to-carry',
  `SELECT o.number, s.grams, s.to_collect AS "toCollect", c.name AS seller, c.phone AS "sellerPhone", c.commune_code AS "sellerCommune", c.address_line AS "sellerAddress",
     g.buyer_name AS receiver, g.buyer_phone AS "receiverPhone", g.commune_code AS "receiverCommune", g.address_line AS "receiverAddress"
   FROM delivery_shipment s JOIN ordering_order o ON o.id = s.order_id JOIN ordering_group g ON g.id = o.group_id
   JOIN cooperatives_cooperative c ON c.id = s.cooperative_id WHERE s.order_id = $1`,
);

/**
 * The carrier has said yes. A wish that was withdrawn meanwhile, also one that counted as called off since the carrier did not know it yet, is called off at the carrier now.
 */
export const noteConsigned = statement<
  { state: ConsignmentState },
  [id: string, trackingCode: string, fee: Dong | null, at: Date, lookAt: Date | null]
>(
  'delivery.note-consigned',
  `UPDATE delivery_consignment SET state = CASE state WHEN 'wished' THEN 'consigned' WHEN 'cancelled' THEN 'cancelling' ELSE state END,
     tracking_code = $2, fee = $3, consigned_at = $4, due_at = $4, look_at = CASE WHEN state = 'wished' THEN $5::timestamptz END, last_answer = '',
     trouble = CASE WHEN trouble = 'unreachable' THEN NULL ELSE trouble END, troubled_at = CASE WHEN trouble = 'unreachable' THEN NULL ELSE troubled_at END
   WHERE id = $1 RETURNING state`,
);

/** The parcel waits for this carrier from now on, under its number. */
export const assignShipment = statement<
  never,
  [orderId: string, carrier: CarrierKind, name: string, trackingCode: string]
>(
  'delivery.assign-shipment',
  `UPDATE delivery_shipment SET carrier = $2, carrier_name = $3, tracking_code = $4 WHERE order_id = $1 AND state = 'waiting'`,
);

/** It waits for nobody in particular again. */
export const unassignShipment = statement<never, [orderId: string]>(
  'delivery.unassign-shipment',
  `UPDATE delivery_shipment SET carrier = 'other', carrier_name = '', tracking_code = '' WHERE order_id = $1 AND state = 'waiting'`,
);

/** It has not said yes, or not that it need not come: it is asked again, or somebody has to look. */
export const noteNotTaken = statement<
  never,
  [id: string, answer: string, state: ConsignmentState | null, dueAt: Date, trouble: Trouble | null, at: Date]
>(
  'delivery.note-not-taken',
  `UPDATE delivery_consignment SET state = COALESCE($3, state), last_answer = $2, due_at = $4,
     trouble = COALESCE($5, trouble), troubled_at = CASE WHEN $5::text IS NULL THEN troubled_at ELSE COALESCE(troubled_at, $6::timestamptz) END,
     cleared_by = CASE WHEN $5::text IS NULL THEN cleared_by END
   WHERE id = $1 AND state IN ('wished', 'cancelling')`,
);

export const noteCancelled = statement<never, [id: string]>(
  'delivery.note-cancelled',
  `UPDATE delivery_consignment SET state = 'cancelled', last_answer = '' WHERE id = $1 AND state = 'cancelling'`,
);

/** The one that has been silent longest; nobody else looks for it until $2. */
export const takeSilent = statement<
  { id: string; carrier: CarrierKind; trackingCode: string },
  [now: Date, until: Date]
>(
  'delivery.take-silent',
  `UPDATE delivery_consignment c SET look_at = $2 WHERE c.id = (
     SELECT d.id FROM delivery_consignment d WHERE d.state = 'consigned' AND d.look_at <= $1 ORDER BY d.look_at LIMIT 1 FOR UPDATE SKIP LOCKED)
   RETURNING c.id, c.carrier, c.tracking_code AS "trackingCode"`,
);

/** Somebody has looked; again, it changes nothing. */
export const clearTrouble = statement<{ id: string }, [id: string, cooperativeId: string | null, by: string]>(
  'delivery.clear-trouble',
  `WITH cleared AS (
     UPDATE delivery_consignment SET cleared_by = $3 WHERE id = $1 AND trouble IS NOT NULL AND cleared_by IS NULL AND ($2::uuid IS NULL OR cooperative_id = $2)
   )
   SELECT id FROM delivery_consignment WHERE id = $1 AND trouble IS NOT NULL AND ($2::uuid IS NULL OR cooperative_id = $2)`,
);

export const consignedParcel = statement<
  { carrier: CarrierKind; trackingCode: string },
  [orderId: string, cooperativeId: string]
>(
  'delivery.consigned-parcel',
  `SELECT carrier, tracking_code AS "trackingCode" FROM delivery_consignment
   WHERE order_id = $1 AND cooperative_id = $2 AND state = 'consigned' ORDER BY wished_at DESC LIMIT 1`,
);
