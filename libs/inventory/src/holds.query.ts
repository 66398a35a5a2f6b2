import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import { isHeld } from './shelves.query.js';

// Every sentence that changes stock rows locks them first, in the order of (variant_id, id): two baskets with the same goods the other
// way round then wait for each other instead of deadlocking. A row that another transaction changed meanwhile is read again after the wait.

export interface Held {
  /** Packs promised by this call. */
  held: number;
  /** The variants of which there were not enough, and how many there were. */
  short: { variantId: string; available: number }[];
}

/**
 * Promises packs to order lines, from the batches that expire first. Demand and shelf of a variant are laid side by side as intervals
 * (running sums); where two overlap, so many packs go from that shelf to that line. When one variant is short, nothing is promised.
 *
 * The update writes what was read under the lock. `held = held + n` would not do: PostgreSQL first computes and checks it on the row as it
 * was when the sentence began, before the wait for the lock, and so refuses what is right by now.
 */
export const holdPacks = statement<
  Held,
  [lineIds: string[], variantIds: string[], quantities: number[], today: Day, now: Date]
>(
  'inventory.hold-packs',
  `WITH demand AS (
     SELECT line_id, variant_id, quantity, sum(quantity) OVER (PARTITION BY variant_id ORDER BY line_id ROWS UNBOUNDED PRECEDING) AS upto
     FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS d(line_id, variant_id, quantity)
   ), locked AS MATERIALIZED (
     SELECT id, variant_id, best_before, on_hand, held, on_hand - held AS free FROM inventory_stock
     WHERE variant_id = ANY ($2) AND NOT frozen AND NOT ${isHeld('inventory_stock.batch_id')} AND on_hand > held AND (best_before IS NULL OR best_before > $4)
     ORDER BY variant_id, id FOR UPDATE
   ), shelf AS (
     SELECT id, variant_id, free, sum(free) OVER (PARTITION BY variant_id ORDER BY best_before NULLS LAST, id) AS upto FROM locked
   ), short AS (
     SELECT d.variant_id, COALESCE(s.free, 0)::int AS available
     FROM (SELECT variant_id, sum(quantity) AS asked FROM demand GROUP BY variant_id) d
     LEFT JOIN (SELECT variant_id, sum(free) AS free FROM locked GROUP BY variant_id) s USING (variant_id)
     WHERE d.asked > COALESCE(s.free, 0)
   ), pick AS (
     SELECT s.id AS stock_id, d.line_id, (LEAST(s.upto, d.upto) - GREATEST(s.upto - s.free, d.upto - d.quantity))::int AS quantity
     FROM demand d JOIN shelf s USING (variant_id)
     WHERE LEAST(s.upto, d.upto) > GREATEST(s.upto - s.free, d.upto - d.quantity) AND NOT EXISTS (SELECT FROM short)
   ), moved AS (
     UPDATE inventory_stock s SET on_hand = p.on_hand, held = p.held + p.quantity
     FROM (SELECT l.id, l.on_hand, l.held, sum(pick.quantity)::int AS quantity FROM pick JOIN locked l ON l.id = pick.stock_id
           GROUP BY l.id, l.on_hand, l.held) p
     WHERE s.id = p.id RETURNING s.id
   ), promised AS (
     INSERT INTO inventory_hold (id, stock_id, line_id, quantity, created_at)
     SELECT uuidv7(), p.stock_id, p.line_id, p.quantity, $5 FROM pick p JOIN moved m ON m.id = p.stock_id RETURNING stock_id, line_id, quantity
   ), journal AS (
     INSERT INTO inventory_journal (stock_id, reason, held_change, cause_id, happened_at)
     SELECT stock_id, 'held', quantity, line_id, $5 FROM promised
   )
   SELECT (SELECT COALESCE(sum(quantity), 0)::int FROM promised) AS held,
     (SELECT COALESCE(json_agg(json_build_object('variantId', variant_id, 'available', available) ORDER BY variant_id), '[]') FROM short) AS short`,
);

/** All shelves of a variant, as every hold locks them: who gives back and takes again in one transaction then waits for nobody in between. */
export const lockShelvesOf = statement<never, [variantIds: string[]]>(
  'inventory.lock-shelves-of',
  'SELECT id FROM inventory_stock WHERE variant_id = ANY ($1) ORDER BY variant_id, id FOR UPDATE',
);

/** Gives back what is still held for these lines; what is not held any more stays as it is. */
export const releaseHolds = statement<{ released: number }, [lineIds: string[], now: Date]>(
  'inventory.release-holds',
  `WITH open AS (
     SELECT id, stock_id FROM inventory_hold WHERE line_id = ANY ($1) AND state = 'held'
   ), locked AS MATERIALIZED (
     SELECT id FROM inventory_stock WHERE id IN (SELECT stock_id FROM open) ORDER BY variant_id, id FOR UPDATE
   ), ended AS (
     UPDATE inventory_hold h SET state = 'released', ended_at = $2 FROM open JOIN locked ON locked.id = open.stock_id
     WHERE h.id = open.id AND h.state = 'held' RETURNING h.stock_id, h.line_id, h.quantity
   ), moved AS (
     UPDATE inventory_stock s SET held = s.held - e.quantity FROM (SELECT stock_id, sum(quantity)::int AS quantity FROM ended GROUP BY stock_id) e
     WHERE s.id = e.stock_id
   ), journal AS (
     INSERT INTO inventory_journal (stock_id, reason, held_change, cause_id, happened_at)
     SELECT stock_id, 'released', -quantity, line_id, $2 FROM ended
   )
   SELECT COALESCE(sum(quantity), 0)::int AS released FROM ended`,
);

/**
 * Gives back a part of what lines hold: first what could not be packed anyway (frozen), then what expires last. Asked for more than a line holds, it
 * gives back what there is.
 */
export const lessenHolds = statement<{ released: number }, [lineIds: string[], by: number[], now: Date]>(
  'inventory.lessen-holds',
  `WITH asked AS (
     SELECT * FROM unnest($1::uuid[], $2::int[]) AS a(line_id, by)
   ), locked AS MATERIALIZED (
     SELECT id, on_hand, held, frozen, best_before FROM inventory_stock
     WHERE id IN (SELECT stock_id FROM inventory_hold WHERE line_id = ANY ($1) AND state = 'held') ORDER BY variant_id, id FOR UPDATE
   ), open AS (
     SELECT h.id, h.stock_id, h.line_id, h.quantity, a.by,
       sum(h.quantity) OVER (PARTITION BY h.line_id ORDER BY s.frozen DESC, s.best_before DESC NULLS FIRST, h.id) AS upto
     FROM inventory_hold h JOIN asked a USING (line_id) JOIN locked s ON s.id = h.stock_id WHERE h.state = 'held'
   ), cut AS (
     SELECT id, stock_id, line_id, quantity, (LEAST(upto, by) - (upto - quantity))::int AS less FROM open WHERE upto - quantity < by
   ), ended AS (
     UPDATE inventory_hold h SET state = 'released', ended_at = $3 FROM cut WHERE h.id = cut.id AND cut.less = cut.quantity
   ), lessened AS (
     UPDATE inventory_hold h SET quantity = h.quantity - cut.less FROM cut WHERE h.id = cut.id AND cut.less < cut.quantity
   ), moved AS (
     UPDATE inventory_stock s SET on_hand = p.on_hand, held = p.held - p.less
     FROM (SELECT l.id, l.on_hand, l.held, sum(cut.less)::int AS less FROM cut JOIN locked l ON l.id = cut.stock_id GROUP BY l.id, l.on_hand, l.held) p
     WHERE s.id = p.id
   ), journal AS (
     INSERT INTO inventory_journal (stock_id, reason, held_change, cause_id, happened_at)
     SELECT stock_id, 'released', -less, line_id, $3 FROM cut
   )
   SELECT COALESCE(sum(less), 0)::int AS released FROM cut`,
);
