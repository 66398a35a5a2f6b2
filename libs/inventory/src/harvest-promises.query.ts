import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import { isHeld } from './shelves.query.js';

// A harvest is locked first, then shelves (holds.query.ts), in the order of (variant_id, id). Whoever promises, fills or gives back holds its lock, so what
// a later sentence reads of its pre-orders nobody changes meanwhile.

const OPEN = `state = 'open' AND gathered_at IS NULL AND expected_to >= $3`;

/** One sentence decides whether there are packs left: nobody reads the counter before. */
export const promiseAhead = statement<
  { id: string },
  [harvestId: string, quantity: number, today: Day, variantId: string]
>(
  'inventory.promise-ahead',
  `UPDATE inventory_harvest SET promised = promised + $2 WHERE id = $1 AND variant_id = $4 AND ${OPEN} AND promised + $2 <= ahead RETURNING id`,
);

export const whatIsLeftAhead = statement<
  { left: number; isOpen: boolean },
  [harvestId: string, quantity: number, today: Day]
>(
  'inventory.what-is-left-ahead',
  `SELECT ahead - promised AS left, (${OPEN} AND $2::int IS NOT NULL) AS "isOpen" FROM inventory_harvest WHERE id = $1`,
);

export const insertPreorder = statement<
  never,
  [id: string, harvestId: string, lineId: string, quantity: number, now: Date]
>(
  'inventory.insert-preorder',
  'INSERT INTO inventory_preorder (id, harvest_id, line_id, quantity, created_at) VALUES ($1, $2, $3, $4, $5)',
);

export const lockHarvestsOfLines = statement<{ id: string }, [lineIds: string[]]>(
  'inventory.lock-harvests-of-lines',
  `SELECT id FROM inventory_harvest WHERE id IN (SELECT harvest_id FROM inventory_preorder WHERE line_id = ANY ($1) AND state <> 'released')
   ORDER BY id FOR UPDATE`,
);

export const lockHarvestsOfPacking = statement<{ id: string }, [variantId: string, batchId: string]>(
  'inventory.lock-harvests-of-packing',
  `SELECT h.id FROM inventory_harvest h JOIN inventory_harvest_batch b ON b.harvest_id = h.id
   WHERE h.variant_id = $1 AND b.batch_id = $2 AND h.state = 'open' ORDER BY h.id FOR UPDATE OF h`,
);

/** What is still promised to these lines is promised to nobody. Done again, it changes nothing. */
export const releaseAhead = statement<never, [lineIds: string[], now: Date]>(
  'inventory.release-ahead',
  `WITH ended AS (
     UPDATE inventory_preorder SET state = 'released', ended_at = $2 WHERE line_id = ANY ($1) AND state <> 'released' RETURNING harvest_id, quantity
   )
   UPDATE inventory_harvest h SET promised = h.promised - e.quantity
   FROM (SELECT harvest_id, sum(quantity)::int AS quantity FROM ended GROUP BY harvest_id) e WHERE h.id = e.harvest_id`,
);

/**
 * Free packs of the batches of a harvest go to its pre-orders: who ordered first is served first, and what comes short of a whole one waits on the shelf for
 * it, so that nobody buys it meanwhile. Turns and shelves are laid side by side as intervals, as where packs are held. Says which are whole now.
 */
export const fillAhead = statement<{ id: string }, [harvestId: string, today: Day, now: Date]>(
  'inventory.fill-ahead',
  `WITH demand AS (
     SELECT id, line_id, quantity - filled AS missing, sum(quantity - filled) OVER (ORDER BY turn) AS upto
     FROM inventory_preorder WHERE harvest_id = $1 AND state = 'waiting'
   ), locked AS MATERIALIZED (
     SELECT id, best_before, on_hand, held, on_hand - held AS free FROM inventory_stock
     WHERE variant_id = (SELECT variant_id FROM inventory_harvest WHERE id = $1)
       AND batch_id IN (SELECT batch_id FROM inventory_harvest_batch WHERE harvest_id = $1)
       AND NOT frozen AND NOT ${isHeld('inventory_stock.batch_id')} AND on_hand > held AND (best_before IS NULL OR best_before > $2)
     ORDER BY variant_id, id FOR UPDATE
   ), shelf AS (
     SELECT id, free, sum(free) OVER (ORDER BY best_before NULLS LAST, id) AS upto FROM locked
   ), pick AS (
     SELECT s.id AS stock_id, d.id AS preorder_id, d.line_id,
       (LEAST(s.upto, d.upto) - GREATEST(s.upto - s.free, d.upto - d.missing))::int AS quantity
     FROM demand d JOIN shelf s ON LEAST(s.upto, d.upto) > GREATEST(s.upto - s.free, d.upto - d.missing)
   ), moved AS (
     UPDATE inventory_stock s SET on_hand = p.on_hand, held = p.held + p.quantity
     FROM (SELECT l.id, l.on_hand, l.held, sum(pick.quantity)::int AS quantity FROM pick JOIN locked l ON l.id = pick.stock_id
           GROUP BY l.id, l.on_hand, l.held) p
     WHERE s.id = p.id
   ), held AS (
     INSERT INTO inventory_hold (id, stock_id, line_id, quantity, created_at) SELECT uuidv7(), stock_id, line_id, quantity, $3 FROM pick
   ), journal AS (
     INSERT INTO inventory_journal (stock_id, reason, held_change, cause_id, happened_at) SELECT stock_id, 'held', quantity, line_id, $3 FROM pick
   ), filled AS (
     UPDATE inventory_preorder o SET filled = o.filled + p.quantity, state = CASE WHEN o.filled + p.quantity = o.quantity THEN 'filled' ELSE 'waiting' END,
       ended_at = CASE WHEN o.filled + p.quantity = o.quantity THEN $3 END
     FROM (SELECT preorder_id, sum(quantity)::int AS quantity FROM pick GROUP BY preorder_id) p WHERE o.id = p.preorder_id RETURNING o.id, o.state, o.turn
   )
   SELECT id FROM filled WHERE state = 'filled' ORDER BY turn`,
);

/** Harvests whose counter is not what their pre-orders add up to, or whose filled ones hold other than they say: none, or somebody wrote past this lib. */
export const unbalancedHarvests = statement<{ code: string }>(
  'inventory.unbalanced-harvests',
  `SELECT h.code FROM inventory_harvest h LEFT JOIN inventory_preorder p ON p.harvest_id = h.id AND p.state <> 'released'
   GROUP BY h.id HAVING h.promised <> COALESCE(sum(p.quantity), 0)
     OR COALESCE(sum(p.filled) FILTER (WHERE p.state = 'waiting'), 0) <> COALESCE((SELECT sum(o.quantity) FROM inventory_hold o
          JOIN inventory_preorder w ON w.line_id = o.line_id WHERE w.harvest_id = h.id AND w.state = 'waiting' AND o.state = 'held'), 0)
   ORDER BY h.code`,
);
