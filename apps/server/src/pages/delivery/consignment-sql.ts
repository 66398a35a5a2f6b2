import type { CarrierKind, CarrierState, ConsignmentState, Trouble } from '#libs/delivery';
import { statement } from '#platform/database';

export interface ConsignmentRow {
  state: ConsignmentState;
  carrier: CarrierKind;
  carrierName: string;
  trackingCode: string | null;
  /** đồng, as text; null where nobody asks for it parcel by parcel. */
  fee: string | null;
  trouble: Trouble | null;
  lastAnswer: string;
}

/** The carrier that was asked last for the parcel of the order `o`. */
export const CONSIGNMENT = `(SELECT json_build_object('state', k.state, 'carrier', k.carrier, 'carrierName', k.carrier_name, 'trackingCode', k.tracking_code,
       'fee', k.fee::text, 'trouble', CASE WHEN k.cleared_by IS NULL THEN k.trouble END, 'lastAnswer', k.last_answer)
     FROM delivery_consignment k WHERE k.order_id = o.id ORDER BY k.wished_at DESC, k.id DESC LIMIT 1)`;

export interface TroubleRow {
  id: string;
  number: string;
  cooperative: string;
  cooperativeSlug: string;
  carrier: CarrierKind;
  carrierName: string;
  trackingCode: string | null;
  trouble: Trouble;
  lastAnswer: string;
  since: Date;
}

const TROUBLES = `SELECT k.id, o.number, c.name AS cooperative, c.slug AS "cooperativeSlug", k.carrier, k.carrier_name AS "carrierName", k.tracking_code AS "trackingCode",
     k.trouble, k.last_answer AS "lastAnswer", k.troubled_at AS since
   FROM delivery_consignment k JOIN ordering_order o ON o.id = k.order_id JOIN cooperatives_cooperative c ON c.id = k.cooperative_id
   WHERE k.trouble IS NOT NULL AND k.cleared_by IS NULL`;
const MOST_TROUBLES = 200;

export const troublesOfCooperative = statement<TroubleRow, [cooperativeId: string]>(
  'server.troubles-of-cooperative',
  `${TROUBLES} AND k.cooperative_id = $1 ORDER BY k.troubled_at, k.id LIMIT ${MOST_TROUBLES}`,
);

export const troublesOfAll = statement<TroubleRow>(
  'server.troubles-of-all',
  `${TROUBLES} ORDER BY k.troubled_at, k.id LIMIT ${MOST_TROUBLES}`,
);

export interface CarriersPage {
  asked: number;
  consigned: number;
  over: number;
  /** News that could not be placed, the newest first. */
  sightings: { trackingCode: string; state: CarrierState; note: string; at: string }[];
}

/** A reaction that is under way is no matter of people's. */
const PATIENCE = `interval '1 minute'`;

export const carriersPage = statement<CarriersPage, [now: Date]>(
  'server.carriers',
  `SELECT count(*) FILTER (WHERE state = 'wished')::int AS asked, count(*) FILTER (WHERE state = 'consigned')::int AS consigned,
     count(*) FILTER (WHERE state = 'over')::int AS over,
     COALESCE((SELECT json_agg(json_build_object('trackingCode', x.tracking_code, 'state', x.state, 'note', x.note, 'at', x.happened_at) ORDER BY x.received_at DESC)
       FROM (SELECT * FROM delivery_sighting WHERE outcome = 'unknown' OR (settled_at IS NULL AND received_at < $1::timestamptz - ${PATIENCE})
         ORDER BY received_at DESC LIMIT ${MOST_TROUBLES}) x), '[]') AS sightings
   FROM delivery_consignment`,
);
