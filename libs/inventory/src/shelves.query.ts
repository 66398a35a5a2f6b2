import type { Day } from '#platform/clock';
import { statement } from '#platform/database';

/**
 * Whether a batch must not move: its numbers wait for a countersigned explanation (libs/balance), or its recall is proposed and waits for the
 * second person (libs/recalls). None of its packs is then promised or taken.
 */
export const isHeld = (batchId: string): string =>
  `(EXISTS (SELECT FROM balance_flag flag WHERE flag.batch_id = ${batchId} AND flag.state <> 'countersigned')
    OR EXISTS (SELECT FROM recalls_batch part JOIN recalls_recall recall ON recall.id = part.recall_id
      WHERE part.batch_id = ${batchId} AND recall.state = 'proposed' AND NOT recall.is_drill))`;

/** Packs from packing; a second packing of the same batch into the same store joins the first. */
export const addPacked = statement<
  { id: string },
  [
    id: string,
    variantId: string,
    batchId: string,
    siteId: string,
    bestBefore: Day | null,
    packs: number,
    taskId: string,
    now: Date,
  ]
>(
  'inventory.add-packed',
  `WITH moved AS (
     INSERT INTO inventory_stock AS s (id, variant_id, batch_id, site_id, best_before, on_hand, frozen)
     VALUES ($1, $2, $3, $4, $5, $6, ${isHeld('$3')})
     ON CONFLICT (variant_id, batch_id, site_id) DO UPDATE SET on_hand = s.on_hand + excluded.on_hand RETURNING s.id
   ), journal AS (
     INSERT INTO inventory_journal (stock_id, reason, on_hand_change, cause_id, happened_at) SELECT id, 'packed', $6, $7, $8 FROM moved
   )
   SELECT id FROM moved`,
);

export const freezeShelves = statement<{ id: string }, [batchId: string]>(
  'inventory.freeze-shelves',
  `UPDATE inventory_stock SET frozen = true WHERE id IN (
     SELECT id FROM inventory_stock WHERE batch_id = $1 AND NOT frozen ORDER BY variant_id, id FOR UPDATE) RETURNING id`,
);

export const lockFlagged = statement<{ id: string }, [flagId: string]>(
  'inventory.lock-flagged',
  `SELECT id FROM inventory_stock WHERE batch_id = (SELECT batch_id FROM balance_flag WHERE id = $1) ORDER BY variant_id, id FOR UPDATE`,
);

export const lockOfBatches = statement<{ id: string }, [batchIds: string[]]>(
  'inventory.lock-of-batches',
  'SELECT id FROM inventory_stock WHERE batch_id = ANY ($1) ORDER BY variant_id, id FOR UPDATE',
);

/** Asked after the lock, so that of two changes of a flag the later one decides. */
export const followFlag = statement<{ id: string }, [stockIds: string[]]>(
  'inventory.follow-flag',
  `UPDATE inventory_stock s SET frozen = w.frozen FROM (
     SELECT b.id, b.recalled_at IS NOT NULL OR ${isHeld('b.id')} AS frozen FROM traceability_batch b) w
   WHERE s.id = ANY ($1) AND w.id = s.batch_id AND s.frozen <> w.frozen RETURNING s.id`,
);

export interface LockedStock {
  cooperativeId: string;
  onHand: number;
  held: number;
}

export const lockStock = statement<LockedStock, [stockId: string]>(
  'inventory.lock-stock',
  `SELECT b.cooperative_id AS "cooperativeId", s.on_hand AS "onHand", s.held FROM inventory_stock s JOIN traceability_batch b ON b.id = s.batch_id
   WHERE s.id = $1 FOR UPDATE OF s`,
);

export const setCounted = statement<
  { id: string },
  [stockId: string, onHand: number, countId: string, personId: string, reason: string, now: Date]
>(
  'inventory.set-counted',
  `WITH before AS (
     SELECT id, on_hand FROM inventory_stock WHERE id = $1
   ), moved AS (
     UPDATE inventory_stock s SET on_hand = $2 FROM before WHERE s.id = before.id AND s.held <= $2 RETURNING s.id, $2 - before.on_hand AS change
   )
   INSERT INTO inventory_journal (stock_id, reason, on_hand_change, cause_id, recorded_by, note, happened_at)
   SELECT id, 'counted', change, $3, $4, $5, $6 FROM moved RETURNING stock_id AS id`,
);

export interface Unbalanced {
  stockId: string;
  onHand: number;
  held: number;
  journalOnHand: number;
  journalHeld: number;
}

/** Rows whose counters are not the sum of their journal. */
export const unbalanced = statement<Unbalanced>(
  'inventory.unbalanced',
  `SELECT s.id AS "stockId", s.on_hand AS "onHand", s.held, COALESCE(j.on_hand, 0) AS "journalOnHand", COALESCE(j.held, 0) AS "journalHeld"
   FROM inventory_stock s
   LEFT JOIN (SELECT stock_id, sum(on_hand_change)::int AS on_hand, sum(held_change)::int AS held FROM inventory_journal GROUP BY stock_id) j
     ON j.stock_id = s.id
   WHERE (s.on_hand, s.held) IS DISTINCT FROM (COALESCE(j.on_hand, 0), COALESCE(j.held, 0)) ORDER BY s.id`,
);
