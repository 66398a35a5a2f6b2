import type { Day } from '#platform/clock';
import { statement } from '#platform/database';

// As with packs (holds.query.ts): slots are locked first, in the order of (variant_id, day), and what was read under the lock is written.

export interface Booked {
  /** Places promised by this call. */
  booked: number;
  short: { variantId: string; day: Day; available: number }[];
}

/** Promises places to order lines, all or nothing. What was asked for twice counts twice. */
export const holdSlots = statement<
  Booked,
  [lineIds: string[], variantIds: string[], days: Day[], quantities: number[], today: Day, now: Date]
>(
  'inventory.hold-slots',
  `WITH asked AS (
     SELECT line_id, variant_id, day, sum(quantity)::int AS quantity
     FROM unnest($1::uuid[], $2::uuid[], $3::date[], $4::int[]) AS a(line_id, variant_id, day, quantity) GROUP BY 1, 2, 3
   ), needed AS (
     SELECT variant_id, day, sum(quantity)::int AS quantity FROM asked GROUP BY 1, 2
   ), locked AS MATERIALIZED (
     SELECT variant_id, day, capacity, held, sold FROM inventory_slot
     WHERE variant_id = ANY ($2) AND day = ANY ($3) AND day >= $5 AND called_off_at IS NULL AND (variant_id, day) IN (SELECT variant_id, day FROM needed)
     ORDER BY variant_id, day FOR UPDATE
   ), short AS (
     SELECT n.variant_id, n.day, COALESCE(l.capacity - l.held - l.sold, 0) AS available
     FROM needed n LEFT JOIN locked l USING (variant_id, day) WHERE n.quantity > COALESCE(l.capacity - l.held - l.sold, 0)
   ), moved AS (
     UPDATE inventory_slot s SET held = l.held + n.quantity FROM locked l JOIN needed n USING (variant_id, day)
     WHERE s.variant_id = l.variant_id AND s.day = l.day AND NOT EXISTS (SELECT FROM short) RETURNING s.variant_id, s.day
   ), promised AS (
     INSERT INTO inventory_booking (id, line_id, variant_id, day, quantity, created_at)
     SELECT uuidv7(), a.line_id, a.variant_id, a.day, a.quantity, $6 FROM asked a JOIN moved USING (variant_id, day) RETURNING quantity
   )
   SELECT (SELECT COALESCE(sum(quantity), 0)::int FROM promised) AS booked,
     (SELECT COALESCE(json_agg(json_build_object('variantId', variant_id, 'day', day, 'available', available) ORDER BY variant_id, day), '[]') FROM short) AS short`,
);

/** Bookings of these lines go from one of the states to another, and the counters of their slots with them; done again, nothing moves. */
const moving = (from: string, set: string, counters: string) => `
  WITH open AS (
    SELECT id, variant_id, day FROM inventory_booking WHERE line_id = ANY ($1) AND state IN (${from})
  ), locked AS MATERIALIZED (
    SELECT variant_id, day, held, sold FROM inventory_slot WHERE (variant_id, day) IN (SELECT variant_id, day FROM open)
    ORDER BY variant_id, day FOR UPDATE
  ), ended AS (
    UPDATE inventory_booking b SET ${set} FROM open JOIN locked USING (variant_id, day)
    WHERE b.id = open.id AND b.state IN (${from}) RETURNING b.variant_id, b.day, b.quantity, old.state AS was
  ), counted AS (
    SELECT variant_id, day, COALESCE(sum(quantity) FILTER (WHERE was = 'held'), 0)::int AS held,
      COALESCE(sum(quantity) FILTER (WHERE was = 'sold'), 0)::int AS sold FROM ended GROUP BY 1, 2
  ), moved AS (
    UPDATE inventory_slot s SET ${counters} FROM locked l JOIN counted c USING (variant_id, day)
    WHERE s.variant_id = l.variant_id AND s.day = l.day
  )
  SELECT COALESCE(sum(quantity), 0)::int AS moved FROM ended`;

/** Paid for, or to be paid on arrival: no longer given back by itself. */
export const sellSlots = statement<{ moved: number }, [lineIds: string[]]>(
  'inventory.sell-slots',
  moving(`'held'`, `state = 'sold'`, 'held = l.held - c.held, sold = l.sold + c.held'),
);

export const releaseSlots = statement<{ moved: number }, [lineIds: string[], now: Date]>(
  'inventory.release-slots',
  moving(`'held', 'sold'`, `state = 'released', ended_at = $2`, 'held = l.held - c.held, sold = l.sold - c.sold'),
);

export const slotOwner = statement<{ cooperativeId: string; isNight: boolean }, [variantId: string]>(
  'inventory.slot-owner',
  `SELECT p.cooperative_id AS "cooperativeId", v.net_unit = 'night' AS "isNight"
   FROM catalog_variant v JOIN catalog_product p ON p.id = v.product_id WHERE v.id = $1`,
);

/** Days are opened, or their capacity changes; what was called off stays so. Days that have more booked than that come back and stay as they were. */
export const openSlots = statement<
  { day: Day },
  [variantId: string, from: Day, to: Day, capacity: number, weekdays: number[]]
>(
  'inventory.open-slots',
  `WITH wished AS (
     SELECT d::date AS day FROM generate_series($2::date, $3::date, interval '1 day') d WHERE extract(isodow FROM d) = ANY ($5::int[])
       AND NOT EXISTS (SELECT FROM inventory_slot off WHERE off.variant_id = $1 AND off.day = d::date AND off.called_off_at IS NOT NULL)
   ), opened AS (
     INSERT INTO inventory_slot (variant_id, day, capacity) SELECT $1, day, $4 FROM wished ORDER BY day
     ON CONFLICT (variant_id, day) DO UPDATE SET capacity = excluded.capacity
       WHERE inventory_slot.held + inventory_slot.sold <= excluded.capacity
     RETURNING day
   )
   SELECT day::text AS day FROM wished WHERE day NOT IN (SELECT day FROM opened) ORDER BY day`,
);

/** Once: nothing comes back when it is called off already, or was never open. */
export const callOffSlot = statement<
  { day: Day },
  [variantId: string, day: Day, reason: string, personId: string, now: Date]
>(
  'inventory.call-off-slot',
  `UPDATE inventory_slot SET called_off_reason = $3, called_off_by = $4, called_off_at = $5
   WHERE variant_id = $1 AND day = $2 AND called_off_at IS NULL RETURNING day::text AS day`,
);

export interface CancellationStep {
  daysBefore: number;
  refundPercent: number;
}

export const setCancellation = statement<never, [variantId: string, days: number[], percents: number[]]>(
  'inventory.set-cancellation',
  `WITH steps AS (SELECT days, percent FROM unnest($2::int[], $3::int[]) AS s(days, percent)),
     gone AS (DELETE FROM inventory_cancellation WHERE variant_id = $1 AND days_before <> ALL (SELECT days FROM steps))
   INSERT INTO inventory_cancellation (variant_id, days_before, refund_percent) SELECT $1, days, percent FROM steps
   ON CONFLICT (variant_id, days_before) DO UPDATE SET refund_percent = excluded.refund_percent`,
);

/** Slots whose counters are not what their bookings add up to: none, or somebody wrote past this lib. */
export const unbalancedSlots = statement<{ variantId: string; day: Day }, []>(
  'inventory.unbalanced-slots',
  `SELECT s.variant_id AS "variantId", s.day::text AS day FROM inventory_slot s
   LEFT JOIN (SELECT variant_id, day, sum(quantity) FILTER (WHERE state = 'held') AS held, sum(quantity) FILTER (WHERE state = 'sold') AS sold
     FROM inventory_booking GROUP BY 1, 2) b USING (variant_id, day)
   WHERE (s.held, s.sold) IS DISTINCT FROM (COALESCE(b.held, 0)::int, COALESCE(b.sold, 0)::int)`,
);
