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
}

const COLUMNS = `id, from_batch_id AS "fromBatchId", from_cooperative_id AS "fromCooperativeId", ship_task_id AS "shipTaskId", amount, unit,
  cancelled_at AS "cancelledAt", receive_task_id AS "receiveTaskId", to_batch_id AS "toBatchId"`;

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

/** The number of the next load of a co-op, and the prefix its SSCC is made of. The co-op's row is locked: two loads at once count on. */
export const nextLoad = statement<{ number: number; prefix: string }, [cooperativeId: string]>(
  'traceability.next-load',
  `SELECT gs1_prefix AS prefix, (SELECT COALESCE(max(number), 0) + 1 FROM traceability_hand_over WHERE from_cooperative_id = c.id)::int AS number
   FROM cooperatives_cooperative c WHERE id = $1 FOR NO KEY UPDATE`,
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
