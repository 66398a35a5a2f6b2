import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import { isHeld } from './shelves.query.js';
import type { Shelf } from './lay-out-picks.js';

export const variantHeldFor = statement<{ variantId: string }, [lineId: string]>(
  'inventory.variant-held-for',
  `SELECT s.variant_id AS "variantId" FROM inventory_hold h JOIN inventory_stock s ON s.id = h.stock_id
   WHERE h.line_id = $1 AND h.state = 'held' LIMIT 1`,
);

/** Locks the rows a packer may touch, in the order of all stock locks: those chosen, and those that hold packs for the line. */
export const lockShelves = statement<{ id: string }, [lineId: string, variantId: string, batchIds: string[]]>(
  'inventory.lock-shelves',
  `SELECT id FROM inventory_stock WHERE variant_id = $2
     AND (batch_id = ANY ($3) OR id IN (SELECT stock_id FROM inventory_hold WHERE line_id = $1 AND state = 'held'))
   ORDER BY variant_id, id FOR UPDATE`,
);

/** What stands on the locked shelves, FEFO. Asked after the lock, so that it is what the packer really finds. */
export const lockedShelves = statement<Shelf, [lineId: string, stockIds: string[], today: Day]>(
  'inventory.locked-shelves',
  `SELECT s.id AS "stockId", s.batch_id AS "batchId", b.lot, s.on_hand - s.held AS free, COALESCE(own.quantity, 0) AS own,
     s.frozen OR ${isHeld('s.batch_id')} OR COALESCE(s.best_before < $3, false) AS "isBlocked"
   FROM inventory_stock s JOIN traceability_batch b ON b.id = s.batch_id
   LEFT JOIN LATERAL (SELECT sum(quantity)::int AS quantity FROM inventory_hold h WHERE h.stock_id = s.id AND h.line_id = $1 AND h.state = 'held') own
     ON true
   WHERE s.id = ANY ($2) ORDER BY s.best_before NULLS LAST, s.id`,
);

/**
 * Takes packs off the shelves for a line: `want` leaves each shelf and the line's promises there (`own`) end. Where more or less was
 * promised than is taken, the journal first shows the promise move.
 */
export const takePacks = statement<
  { moved: number },
  [lineId: string, stockIds: string[], owns: number[], wants: number[], now: Date]
>(
  'inventory.take-packs',
  `WITH plan AS (
     SELECT * FROM unnest($2::uuid[], $3::int[], $4::int[]) AS p(stock_id, own, want)
   ), moved AS (
     UPDATE inventory_stock s SET on_hand = s.on_hand - p.want, held = s.held - p.own FROM plan p
     WHERE s.id = p.stock_id AND s.on_hand - s.held + p.own >= p.want AND (p.want = 0 OR NOT s.frozen) RETURNING s.id
   ), ended AS (
     UPDATE inventory_hold h SET state = CASE WHEN p.own = p.want THEN 'taken' ELSE 'released' END, ended_at = $5
     FROM plan p JOIN moved m ON m.id = p.stock_id WHERE h.line_id = $1 AND h.stock_id = p.stock_id AND h.state = 'held'
   ), taken AS (
     INSERT INTO inventory_hold (id, stock_id, line_id, quantity, state, created_at, ended_at)
     SELECT uuidv7(), p.stock_id, $1, p.want, 'taken', $5, $5 FROM plan p JOIN moved m ON m.id = p.stock_id WHERE p.own <> p.want AND p.want > 0
   ), journal AS (
     INSERT INTO inventory_journal (stock_id, reason, on_hand_change, held_change, cause_id, happened_at)
     SELECT p.stock_id, c.reason, c.on_hand_change, c.held_change, $1, $5 FROM plan p JOIN moved m ON m.id = p.stock_id
     CROSS JOIN LATERAL (VALUES (1, 'released', 0, LEAST(p.want - p.own, 0)), (2, 'held', 0, GREATEST(p.want - p.own, 0)),
       (3, 'taken', -p.want, -p.want)) AS c(step, reason, on_hand_change, held_change)
     WHERE c.held_change <> 0 ORDER BY p.stock_id, c.step
   )
   SELECT count(*)::int AS moved FROM moved`,
);

/**
 * The other way round: what was taken for these lines stands on its shelf again and is promised to them, as before the packing. The shelves are
 * locked in the order of all stock locks. Done again, it finds nothing taken.
 */
export const putPacksBack = statement<{ id: string }, [lineIds: string[], now: Date]>(
  'inventory.put-packs-back',
  `WITH locked AS (
     SELECT s.id FROM inventory_stock s WHERE s.id IN (SELECT stock_id FROM inventory_hold WHERE line_id = ANY ($1) AND state = 'taken')
     ORDER BY s.variant_id, s.id FOR UPDATE
   ), back AS (
     UPDATE inventory_hold h SET state = 'held', ended_at = NULL FROM locked WHERE h.stock_id = locked.id AND h.line_id = ANY ($1) AND h.state = 'taken'
     RETURNING h.stock_id, h.line_id, h.quantity
   ), moved AS (
     UPDATE inventory_stock s SET on_hand = s.on_hand + b.packs, held = s.held + b.packs
     FROM (SELECT stock_id, sum(quantity)::int AS packs FROM back GROUP BY stock_id) b WHERE s.id = b.stock_id
   )
   INSERT INTO inventory_journal (stock_id, reason, on_hand_change, held_change, cause_id, happened_at)
   SELECT stock_id, 'unpacked', quantity, quantity, line_id, $2 FROM back RETURNING stock_id AS id`,
);
