import { statement } from '#platform/database';

/**
 * Group, orders, lines and their first history in one sentence and one round trip: while it runs, the rows it holds keep others waiting.
 * $1 the group as JSON, $2 orders, $3 lines (both arrays), $4 the state all orders begin in.
 */
export const insertGroup = statement<never, [group: string, orders: string, lines: string, state: string]>(
  'ordering.insert-group',
  `WITH g AS (SELECT * FROM jsonb_to_record($1::jsonb) AS g(id uuid, code text, key text, "attemptKey" text, "personId" uuid,
       "buyerName" text, "buyerPhone" text, "buyerEmail" text, "communeCode" text, "addressLine" text, note text, locale text,
       "paymentMethod" text, "goodsTotal" bigint, "deliveryTotal" bigint, discount bigint, total bigint, "placedAt" timestamptz, "takenBy" uuid)),
   made AS (INSERT INTO ordering_group (id, code, key, attempt_key, person_id, buyer_name, buyer_phone, buyer_email, commune_code,
       address_line, note, locale, payment_method, goods_total, delivery_total, discount, total, placed_at, taken_by) SELECT * FROM g),
   o AS (SELECT * FROM jsonb_to_recordset($2::jsonb) AS o(id uuid, number text, "cooperativeId" uuid,
       "goodsTotal" bigint, "deliveryFee" bigint, discount bigint, total bigint, way text, "pickupPointId" uuid, "marketId" uuid, "marketDay" date, "routeId" uuid,
       "packBy" date, "promisedFrom" date, "promisedTo" date, "addedTo" uuid)),
   orders AS (INSERT INTO ordering_order (id, group_id, number, cooperative_id, state, goods_total, delivery_fee, discount, total, placed_at, confirmed_at,
       way, pickup_point_id, market_id, market_day, route_id, pack_by, promised_from, promised_to, added_to)
     SELECT o.id, g.id, o.number, o."cooperativeId", $4, o."goodsTotal", o."deliveryFee", o.discount, o.total, g."placedAt",
       CASE WHEN $4 = 'confirmed' THEN g."placedAt" END, o.way, o."pickupPointId", o."marketId", o."marketDay", o."routeId",
       o."packBy", o."promisedFrom", o."promisedTo", o."addedTo" FROM o, g),
   lines AS (INSERT INTO ordering_line (id, order_id, position, variant_id, name_vi, name_en, unit_price, quantity, total, discount, discount_id)
     SELECT * FROM jsonb_to_recordset($3::jsonb) AS l(id uuid, "orderId" uuid, position int, "variantId" uuid, "nameVi" text, "nameEn" text,
       "unitPrice" bigint, quantity int, total bigint, discount bigint, "discountId" uuid))
   INSERT INTO ordering_history (order_id, event, person_id, happened_at)
   SELECT o.id, e.event, COALESCE(g."takenBy", g."personId"), g."placedAt"
   FROM o, g, unnest(ARRAY[CASE WHEN g."takenBy" IS NULL THEN 'placed' ELSE 'phoned' END, 'confirmed']) WITH ORDINALITY AS e(event, step)
   WHERE e.step = 1 OR $4 = 'confirmed' ORDER BY o.id, e.step`,
);

export interface GroupFound {
  id: string;
  key: string;
  code: string;
  paymentMethod: 'cod' | 'vietqr' | 'card' | 'wallet';
}

export const groupOfAttempt = statement<GroupFound, [attemptKey: string]>(
  'ordering.group-of-attempt',
  'SELECT id, key, code, payment_method AS "paymentMethod" FROM ordering_group WHERE attempt_key = $1',
);

/** In id order, like every verb that locks the orders of a group: two at once would otherwise wait for each other. */
export const lockWaitingOrders = statement<{ id: string }, [groupId: string]>(
  'ordering.lock-waiting-orders',
  `SELECT id FROM ordering_order WHERE group_id = $1 AND state = 'placed' ORDER BY id FOR UPDATE`,
);

/** Both endings of a wait are conditional on it: whichever comes first, the other finds nothing to change. */
export const confirmOrders = statement<{ id: string }, [ids: string[], at: Date]>(
  'ordering.confirm-orders',
  `UPDATE ordering_order SET state = 'confirmed', confirmed_at = $2 WHERE id = ANY ($1) AND state = 'placed' RETURNING id`,
);
export const cancelOrders = statement<{ id: string }, [ids: string[], at: Date, reason: string]>(
  'ordering.cancel-orders',
  `UPDATE ordering_order SET state = 'cancelled', cancelled_at = $2, cancel_reason = $3 WHERE id = ANY ($1) AND state = 'placed' RETURNING id`,
);

export const linesOfOrders = statement<{ id: string }, [orderIds: string[]]>(
  'ordering.lines-of-orders',
  'SELECT id FROM ordering_line WHERE order_id = ANY ($1) ORDER BY id',
);

export const addHistory = statement<
  never,
  [orderIds: string[], event: string, personId: string | null, note: string, at: Date]
>(
  'ordering.add-history',
  `INSERT INTO ordering_history (order_id, event, person_id, note, happened_at)
   SELECT id, $2, $3, $4, $5 FROM unnest($1::uuid[]) AS id`,
);
