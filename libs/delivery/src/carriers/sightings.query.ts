import { statement } from '#platform/database';
import type { ConsignmentState, Trouble } from './consignments.query.js';
import type { CarrierState } from './sighting.js';

/** One row per thing that happened, however often and by whichever road it is told. Nothing when it was told before. */
export const storeSighting = statement<
  { id: string },
  [
    id: string,
    eventId: string,
    reference: string | null,
    trackingCode: string,
    state: CarrierState,
    note: string,
    happenedAt: Date,
    receivedAt: Date,
    source: 'webhook' | 'look',
  ]
>(
  'delivery.store-sighting',
  `INSERT INTO delivery_sighting (id, event_id, consignment_id, tracking_code, state, note, happened_at, received_at, source)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT ON CONSTRAINT delivery_sighting_once DO NOTHING RETURNING id`,
);

export interface OpenSighting {
  consignmentId: string | null;
  trackingCode: string;
  state: CarrierState;
  note: string;
  happenedAt: Date;
}

/** Nothing when its consequence was drawn before. */
export const lockOpenSighting = statement<OpenSighting, [id: string]>(
  'delivery.lock-open-sighting',
  `SELECT consignment_id AS "consignmentId", tracking_code AS "trackingCode", state, note, happened_at AS "happenedAt"
   FROM delivery_sighting WHERE id = $1 AND settled_at IS NULL FOR UPDATE`,
);

export type Outcome = 'moved' | 'noted' | 'older' | 'closed' | 'unknown';

export const settleSighting = statement<never, [id: string, outcome: Outcome, at: Date, consignmentId: string | null]>(
  'delivery.settle-sighting',
  `UPDATE delivery_sighting SET outcome = $2, settled_at = $3, consignment_id = COALESCE($4, consignment_id) WHERE id = $1`,
);

/** By our number, else by the carrier's. */
export const consignmentSeen = statement<
  { id: string; orderId: string },
  [reference: string | null, trackingCode: string]
>(
  'delivery.consignment-seen',
  `SELECT id, order_id AS "orderId" FROM delivery_consignment WHERE id = $1 OR (tracking_code = $2 AND carrier = 'hired') ORDER BY (id = $1) DESC NULLS LAST LIMIT 1`,
);

export interface LockedConsignment {
  id: string;
  carrier: 'own' | 'hired';
  carrierName: string;
  state: ConsignmentState;
  trackingCode: string | null;
  wishedBy: string;
  seenState: CarrierState | null;
  seenAt: Date | null;
}

export const lockConsignment = statement<LockedConsignment, [id: string]>(
  'delivery.lock-consignment',
  `SELECT id, carrier, carrier_name AS "carrierName", state, tracking_code AS "trackingCode", wished_by AS "wishedBy", seen_state AS "seenState", seen_at AS "seenAt"
   FROM delivery_consignment WHERE id = $1 FOR UPDATE`,
);

export const noteSeen = statement<
  never,
  [
    id: string,
    state: CarrierState,
    at: Date,
    trackingCode: string,
    to: ConsignmentState | null,
    lookAt: Date,
    trouble: Trouble | null,
    now: Date,
  ]
>(
  'delivery.note-seen',
  `UPDATE delivery_consignment SET seen_state = $2, seen_at = $3, tracking_code = COALESCE(tracking_code, $4), state = COALESCE($5, state),
     look_at = CASE WHEN $5::text IS NULL THEN $6::timestamptz END,
     trouble = COALESCE($7, trouble), troubled_at = CASE WHEN $7::text IS NULL THEN troubled_at ELSE $8::timestamptz END,
     cleared_by = CASE WHEN $7::text IS NULL THEN cleared_by END
   WHERE id = $1`,
);
