import type { BatchUnit, Step } from '#libs/traceability';
import { statement } from '#platform/database';

export interface TaskToDeclare {
  id: string;
  batchId: string;
  kind: string;
  step: Step;
  happenedAt: Date;
  siteId: string;
  input: bigint;
  output: bigint;
  note: string;
  answers: Record<string, string>;
  line: string;
  lot: string;
  unit: BatchUnit;
  isCorrected: boolean;
  /** It took from other batches: then only the whole of it can be declared wrong. */
  blends: boolean;
}

export const taskToDeclare = statement<TaskToDeclare, [taskId: string, batchId: string, cooperativeId: string]>(
  'traceability.task-to-declare',
  `SELECT t.id, t.batch_id AS "batchId", t.kind, t.step, t.happened_at AS "happenedAt", t.site_id AS "siteId", t.input, t.output, t.note, t.answers,
     p.line, b.lot, b.unit, EXISTS (SELECT FROM traceability_correction c WHERE c.task_id = t.id) AS "isCorrected",
     EXISTS (SELECT FROM traceability_take k WHERE k.task_id = t.id AND k.batch_id <> t.batch_id) AS blends
   FROM traceability_task t JOIN traceability_batch b ON b.id = t.batch_id JOIN catalog_product p ON p.id = b.product_id
   WHERE t.id = $1 AND b.id = $2 AND b.cooperative_id = $3`,
);
