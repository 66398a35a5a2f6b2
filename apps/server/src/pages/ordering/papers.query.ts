import { statement } from '#platform/database';
import type { Dong } from '#platform/money';
import { receiverIsShown } from './desk-sql.js';
import { PICKUP, type PickupRow } from './pickup.js';
import { ordersToPack, type OrderToPack } from './packing-list.query.js';

/** One order's slip. */
export const packingSlip = statement<OrderToPack, [cooperativeId: string, number: string, now: Date]>(
  'server.packing-slip',
  `${ordersToPack('$3')}
   WHERE o.cooperative_id = $1 AND o.number = $2`,
);

export interface LabelRow {
  number: string;
  seller: string;
  sellerPhone: string;
  sellerAddress: string;
  receiver: string;
  receiverPhone: string;
  address: string;
  note: string;
  /** Null when it is brought to the door. */
  pickup: PickupRow | null;
  grams: number;
  /** Whole dong at the door; 0 when it is paid. */
  toCollect: Dong;
  carrier: string;
  trackingCode: string;
}

/** What stands on the parcel of an order. Nothing before it is packed, or when the desk no longer needs to know the receiver. */
export const shippingLabel = statement<LabelRow, [cooperativeId: string, number: string, now: Date]>(
  'server.shipping-label',
  `SELECT o.number, c.name AS seller, c.phone AS "sellerPhone", concat_ws(', ', c.address_line, cm.full_name, ct.full_name) AS "sellerAddress",
     g.buyer_name AS receiver, g.buyer_phone AS "receiverPhone", concat_ws(', ', g.address_line, m.full_name, t.full_name) AS address, g.note, ${PICKUP} AS pickup,
     s.grams, s.to_collect AS "toCollect", s.carrier_name AS carrier, s.tracking_code AS "trackingCode"
   FROM ordering_order o
   JOIN ordering_group g ON g.id = o.group_id
   JOIN delivery_shipment s ON s.order_id = o.id
   JOIN cooperatives_cooperative c ON c.id = o.cooperative_id
   JOIN places_unit cm ON cm.code = c.commune_code
   JOIN places_unit ct ON ct.code = cm.parent_code
   JOIN places_unit m ON m.code = g.commune_code
   JOIN places_unit t ON t.code = m.parent_code
   WHERE o.cooperative_id = $1 AND o.number = $2 AND ${receiverIsShown('$3::timestamptz')}`,
);
