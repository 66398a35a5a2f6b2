import { statement } from '#platform/database';
import type { Step } from './recipes/recipe.js';

export interface TaskToCorrect {
  batchId: string;
  kind: string;
  step: Step;
  output: bigint;
  stage: number | null;
  variantId: string | null;
  packs: number | null;
  siteId: string;
  /** All batches whose goods it moved: its own, and those it took from. */
  touched: string[];
  correctedBy: string | null;
  replacedBy: string | null;
  isCorrected: boolean;
}

export const taskToCorrect = statement<TaskToCorrect, [taskId: string]>(
  'traceability.task-to-correct',
  `SELECT t.batch_id AS "batchId", t.kind, t.step, t.output, t.stage, t.variant_id AS "variantId", t.packs, t.site_id AS "siteId",
     ARRAY(SELECT t.batch_id UNION SELECT k.batch_id FROM traceability_take k WHERE k.task_id = t.id) AS touched,
     c.replaced_by AS "replacedBy", c.task_id IS NOT NULL AS "isCorrected"
   FROM traceability_task t LEFT JOIN traceability_correction c ON c.task_id = t.id WHERE t.id = $1`,
);

/** What the task moved is moved back; the row that says why is written. No row comes back when some batch no longer holds what came of it. */
export const undoTask = statement<
  { id: string },
  [
    taskId: string,
    reason: string,
    note: string,
    correctedBy: string,
    correctedAt: Date,
    replacedBy: string | null,
    grace: bigint,
  ]
>(
  'traceability.undo-task',
  `WITH change AS (
     SELECT id, sum(amount) AS amount FROM (
       SELECT batch_id AS id, -output AS amount FROM traceability_task WHERE id = $1
       UNION ALL SELECT batch_id, amount FROM traceability_take WHERE task_id = $1) told GROUP BY id
   ), moved AS (
     -- The task that takes its place brings $7 back at once: the balance may dip below what is there only by so much.
     UPDATE traceability_batch b SET balance = b.balance + c.amount
       + CASE WHEN b.id = (SELECT batch_id FROM traceability_task WHERE id = $1) THEN $7 ELSE 0 END
     FROM change c WHERE b.id = c.id
       AND b.balance + c.amount + CASE WHEN b.id = (SELECT batch_id FROM traceability_task WHERE id = $1) THEN $7 ELSE 0 END >= 0
     RETURNING b.id
   )
   INSERT INTO traceability_correction (task_id, reason, note, corrected_by, corrected_at, replaced_by)
   SELECT $1, $2, $3, $4, $5, $6 WHERE (SELECT count(*) FROM moved) = (SELECT count(*) FROM change) RETURNING task_id AS id`,
);

export const nameReplacement = statement<never, [taskId: string, replacedBy: string]>(
  'traceability.name-replacement',
  `UPDATE traceability_correction SET replaced_by = $2, reason = 'incorrect_data' WHERE task_id = $1`,
);

/** Gives back what undoTask lent. */
export const takeGrace = statement<never, [batchId: string, grace: bigint]>(
  'traceability.take-grace',
  'UPDATE traceability_batch SET balance = balance - $2 WHERE id = $1',
);

export const eventIdsOf = statement<{ eventId: string }, [taskId: string]>(
  'traceability.event-ids-of',
  `SELECT event_id AS "eventId" FROM traceability_event WHERE task_id = $1 AND NOT is_correction ORDER BY position`,
);
