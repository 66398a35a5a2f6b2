import { statement } from '#platform/database';

/** Whether an order has goods that are not harvested yet: it is not packed, and nothing is taken out of it or added to it. */
export const waitsForHarvest = (orderId: string): string =>
  `EXISTS (SELECT FROM ordering_line waits JOIN inventory_preorder ahead ON ahead.line_id = waits.id
     WHERE waits.order_id = ${orderId} AND ahead.state = 'waiting')`;

export const isWaiting = statement<{ waits: boolean }, [orderId: string]>(
  'ordering.is-waiting-for-harvest',
  `SELECT ${waitsForHarvest('$1')} AS waits`,
);

/** Orders that wait for a harvest of which nothing more comes, and why: in turn, since what one gives back may be enough for the next. Those that are not paid yet end by themselves. */
export const ordersInVain = statement<{ id: string; reason: string | null }, [harvestId: string | null]>(
  'ordering.orders-in-vain',
  `SELECT o.id, h.call_off_reason AS reason
   FROM inventory_harvest h JOIN inventory_preorder p ON p.harvest_id = h.id JOIN ordering_line l ON l.id = p.line_id JOIN ordering_order o ON o.id = l.order_id
   WHERE ($1::uuid IS NULL OR h.id = $1) AND h.state <> 'open' AND p.state = 'waiting' AND o.state = 'confirmed' ORDER BY p.turn LIMIT 500`,
);
