import { statement } from '#platform/database';
import type { Step } from './recipes/recipe.js';

/** Batches with tasks that no event tells of: from the time before there were events, or of a seeded past. The oldest first. */
export const untoldBatches = statement<{ id: string }>(
  'traceability.untold-batches',
  `SELECT t.batch_id AS id FROM traceability_task t WHERE NOT EXISTS (SELECT FROM traceability_event e WHERE e.task_id = t.id)
   GROUP BY t.batch_id ORDER BY min(t.happened_at), t.batch_id`,
);

export interface UntoldTask {
  id: string;
  batchId: string;
  kind: string;
  step: Step;
  happenedAt: Date;
  input: bigint;
  output: bigint;
  isLaidOut: boolean;
}

export const untoldTasks = statement<UntoldTask, [batchId: string]>(
  'traceability.untold-tasks',
  `SELECT t.id, t.batch_id AS "batchId", t.kind, t.step, t.happened_at AS "happenedAt", t.input, t.output,
     t.stage IS NOT NULL OR EXISTS (SELECT FROM traceability_take k WHERE k.task_id = t.id) AS "isLaidOut"
   FROM traceability_task t WHERE t.batch_id = $1 AND NOT EXISTS (SELECT FROM traceability_event e WHERE e.task_id = t.id)
   ORDER BY t.happened_at, t.position`,
);

/** Fills in what older rows did not say: the bulk item of the batch, the stages, what each task took, and the task as typed. */
export const layOutBatch = statement<never, [batchId: string, bulkGtin: string | null, stages: string, takes: string]>(
  'traceability.lay-out-batch',
  `WITH item AS (UPDATE traceability_batch SET bulk_gtin = COALESCE(bulk_gtin, $2) WHERE id = $1),
   staged AS (
     UPDATE traceability_task t SET stage = s.stage, typed = COALESCE(t.typed, s.typed)
     FROM jsonb_to_recordset($3::jsonb) AS s(id uuid, stage int, typed text) WHERE t.id = s.id
   )
   INSERT INTO traceability_take (task_id, batch_id, stage, amount)
   SELECT "taskId", $1, stage, amount FROM jsonb_to_recordset($4::jsonb) AS k("taskId" uuid, stage int, amount bigint)
   ON CONFLICT DO NOTHING`,
);

export const addEventRows = statement<never, [rows: string]>(
  'traceability.add-event-rows',
  `INSERT INTO traceability_event (task_id, position, event_id)
   SELECT "taskId", position, "eventId" FROM jsonb_to_recordset($1::jsonb) AS e("taskId" uuid, position int, "eventId" text)`,
);
