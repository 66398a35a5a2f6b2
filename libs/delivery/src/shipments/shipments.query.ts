import { statement } from '#platform/database';
import type { Dong } from '#platform/money';
import type { ShipmentState } from './shipment-actions.js';

/** Nothing when the order has one already. */
export const prepareShipment = statement<
  { id: string },
  [id: string, orderId: string, cooperativeId: string, grams: number, toCollect: Dong, at: Date]
>(
  'delivery.prepare-shipment',
  `INSERT INTO delivery_shipment (id, order_id, cooperative_id, state, carrier, grams, to_collect, cod_state, prepared_at)
   VALUES ($1, $2, $3, 'waiting', 'other', $4, $5, CASE WHEN $5::bigint > 0 THEN 'to-collect' ELSE 'none' END, $6)
   ON CONFLICT ON CONSTRAINT delivery_shipment_order DO NOTHING RETURNING id`,
);

export const forgetShipment = statement<never, [orderId: string]>(
  'delivery.forget-shipment',
  `DELETE FROM delivery_shipment WHERE order_id = $1 AND state = 'waiting'`,
);

export interface MovedShipment {
  id: string;
  state: ShipmentState;
  carrierName: string;
  trackingCode: string;
  /** Money was taken at the door just now. */
  isCollected: boolean;
}

/**
 * One step and its line in the history, in one sentence: of two who take the same step at once, one finds nothing to move. What is taken at
 * the door is taken with the delivery; of what came back nothing is.
 */
export const moveShipment = statement<
  MovedShipment,
  [
    orderId: string,
    from: string[],
    to: string,
    action: string,
    personId: string | null,
    note: string,
    at: Date,
    carrier: string | null,
  ]
>(
  'delivery.move-shipment',
  `WITH moved AS (
     UPDATE delivery_shipment SET state = $3,
       carrier = COALESCE($8::jsonb ->> 'carrier', carrier), carrier_name = COALESCE($8::jsonb ->> 'name', carrier_name),
       tracking_code = COALESCE($8::jsonb ->> 'trackingCode', tracking_code),
       handed_over_at = CASE WHEN $3 = 'handed-over' THEN $7 ELSE handed_over_at END,
       delivered_at = CASE WHEN $3 = 'delivered' THEN $7 END,
       cod_state = CASE WHEN to_collect = 0 OR $3 = 'returned' THEN 'none' WHEN $3 = 'delivered' THEN 'collected' ELSE 'to-collect' END,
       collected_at = CASE WHEN to_collect > 0 AND $3 = 'delivered' THEN $7 END
     WHERE order_id = $1 AND state = ANY ($2)
     RETURNING id, state, carrier_name AS "carrierName", tracking_code AS "trackingCode", cod_state = 'collected' AS "isCollected"
   ), told AS (
     INSERT INTO delivery_history (shipment_id, action, person_id, note, happened_at) SELECT id, $4, $5, $6, $7 FROM moved
   )
   SELECT * FROM moved`,
);

export const stateOfShipment = statement<{ state: ShipmentState }, [orderId: string]>(
  'delivery.state-of-shipment',
  'SELECT state FROM delivery_shipment WHERE order_id = $1',
);
