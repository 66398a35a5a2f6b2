import { statement } from '#platform/database';
import type { BatchUnit } from './recipes/recipe.js';

export interface HandOverRow {
  id: string;
  fromBatchId: string;
  fromCooperativeId: string;
  shipTaskId: string;
  amount: bigint;
  unit: BatchUnit;
  cancelledAt: Date | null;
  receiveTaskId: string | null;
  toBatchId: string | null;
  /** When the goods were handed out. */
  givenAt: Date;
}

const COLUMNS = `id, from_batch_id AS "fromBatchId", from_cooperative_id AS "fromCooperativeId", ship_task_id AS "shipTaskId", amount, unit,
  cancelled_at AS "cancelledAt", receive_task_id AS "receiveTaskId", to_batch_id AS "toBatchId",
  (SELECT happened_at FROM traceability_task WHERE id = ship_task_id) AS "givenAt"`;

/** One of two phones that scan the same code at once comes first. */
export const lockByCode = statement<HandOverRow, [code: string]>(
  'traceability.lock-hand-over-by-code',
  `SELECT ${COLUMNS} FROM traceability_hand_over WHERE code = $1 FOR UPDATE`,
);

export const lockById = statement<HandOverRow, [id: string]>(
  'traceability.lock-hand-over-by-id',
  `SELECT ${COLUMNS} FROM traceability_hand_over WHERE id = $1 FOR UPDATE`,
);

export const knownHandOver = statement<{ code: string; fromBatchId: string }, [id: string]>(
  'traceability.known-hand-over',
  'SELECT code, from_batch_id AS "fromBatchId" FROM traceability_hand_over WHERE id = $1',
);

/**
 * Loads are counted under a company prefix, which several co-ops may share: their rows are locked, in id order. In a sentence of its own,
 * since a sentence that waited for a lock still counts what was there before it waited.
 */
export const lockPrefix = statement<{ id: string }, [cooperativeId: string]>(
  'traceability.lock-prefix',
  `SELECT id FROM cooperatives_cooperative WHERE gs1_prefix = (SELECT gs1_prefix FROM cooperatives_cooperative WHERE id = $1)
   ORDER BY id FOR NO KEY UPDATE`,
);

/** The number of the next load of a co-op, and the prefix its SSCC is made of. */
export const nextLoad = statement<{ number: number; prefix: string }, [cooperativeId: string]>(
  'traceability.next-load',
  `SELECT c.gs1_prefix AS prefix, (SELECT COALESCE(max(h.number), 0) + 1 FROM cooperatives_cooperative o
     JOIN traceability_hand_over h ON h.from_cooperative_id = o.id WHERE o.gs1_prefix = c.gs1_prefix)::int AS number
   FROM cooperatives_cooperative c WHERE c.id = $1`,
);

export const insertHandOver = statement<
  never,
  [
    id: string,
    code: string,
    fromBatchId: string,
    fromCooperativeId: string,
    sscc: string,
    number: number,
    shipTaskId: string,
    amount: bigint,
    unit: string,
    preparedBy: string,
    preparedAt: Date,
  ]
>(
  'traceability.insert-hand-over',
  `INSERT INTO traceability_hand_over (id, code, from_batch_id, from_cooperative_id, sscc, number, ship_task_id, amount, unit, prepared_by, prepared_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);

export const takeOver = statement<
  { id: string },
  [id: string, cooperativeId: string, batchId: string, taskId: string, received: bigint, by: string, at: Date]
>(
  'traceability.take-over',
  `UPDATE traceability_hand_over SET to_cooperative_id = $2, to_batch_id = $3, receive_task_id = $4, received = $5, received_by = $6, received_at = $7
   WHERE id = $1 AND received_at IS NULL AND cancelled_at IS NULL RETURNING id`,
);

export const cancelHandOver = statement<{ id: string }, [id: string, at: Date]>(
  'traceability.cancel-hand-over',
  'UPDATE traceability_hand_over SET cancelled_at = $2 WHERE id = $1 AND received_at IS NULL AND cancelled_at IS NULL RETURNING id',
);
