import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import type { Answers } from './answers.js';
import type { BatchUnit } from './recipes/recipe.js';
import type { StageMove } from './stages.js';

/** What went into the stages of these batches and out of them; tasks that were declared wrong do not count. */
export const stageMoves = statement<StageMove, [batchIds: string[]]>(
  'traceability.stage-moves',
  `SELECT t.batch_id AS "batchId", t.stage, t.kind, t.happened_at AS "happenedAt", t.output AS amount
   FROM traceability_task t WHERE t.batch_id = ANY ($1) AND t.stage IS NOT NULL
     AND NOT EXISTS (SELECT FROM traceability_correction c WHERE c.task_id = t.id)
   UNION ALL
   SELECT k.batch_id, k.stage, t.kind, t.happened_at, -k.amount
   FROM traceability_take k JOIN traceability_task t ON t.id = k.task_id WHERE k.batch_id = ANY ($1)
     AND NOT EXISTS (SELECT FROM traceability_correction c WHERE c.task_id = t.id)`,
);

/** Moves the balances and writes the task with what it took, or does nothing: no row comes back when some batch holds too little. */
export const insertTask = statement<{ id: string }, [task: string, takes: string]>(
  'traceability.insert-task',
  `WITH task AS (
     SELECT * FROM jsonb_to_record($1::jsonb) AS t(id uuid, "batchId" uuid, kind text, step text, "happenedAt" timestamptz, "siteId" uuid,
       input bigint, output bigint, stage int, "byProduct" bigint, "variantId" uuid, packs int, answers jsonb, present jsonb, typed text, note text,
       "recordedBy" uuid, "recordedAt" timestamptz)
   ), take AS (
     SELECT * FROM jsonb_to_recordset($2::jsonb) AS k("batchId" uuid, stage int, amount bigint)
   ), change AS (
     SELECT id, sum(amount) AS amount FROM (
       SELECT "batchId" AS id, output AS amount FROM task UNION ALL SELECT "batchId", -amount FROM take) told GROUP BY id
   ), moved AS (
     UPDATE traceability_batch b SET balance = b.balance + c.amount FROM change c
     WHERE b.id = c.id AND b.balance + c.amount >= 0 RETURNING b.id
   ), written AS (
     INSERT INTO traceability_task (id, batch_id, position, kind, step, happened_at, site_id, input, output, stage, by_product, variant_id, packs,
       answers, present, typed, note, recorded_by, recorded_at)
     SELECT t.id, t."batchId", (SELECT COALESCE(max(position), 0) + 1 FROM traceability_task WHERE batch_id = t."batchId"), t.kind, t.step,
       t."happenedAt", t."siteId", t.input, t.output, t.stage, t."byProduct", t."variantId", t.packs, t.answers, t.present, t.typed, t.note, t."recordedBy",
       t."recordedAt"
     FROM task t WHERE (SELECT count(*) FROM moved) = (SELECT count(*) FROM change) RETURNING id
   ), taken AS (
     INSERT INTO traceability_take (task_id, batch_id, stage, amount)
     SELECT w.id, k."batchId", k.stage, k.amount FROM written w, take k
   )
   SELECT id FROM written`,
);

/** The bulk item of a batch is fixed before its first task, and never after. */
export const fixBulkGtin = statement<{ gtin: string }, [batchId: string, gtin: string]>(
  'traceability.fix-bulk-gtin',
  `UPDATE traceability_batch SET bulk_gtin = $2 WHERE id = $1 AND bulk_gtin IS NULL
     AND NOT EXISTS (SELECT FROM traceability_task WHERE batch_id = $1) RETURNING bulk_gtin AS gtin`,
);

export const addEventIds = statement<never, [taskId: string, eventIds: string[], isCorrection: boolean]>(
  'traceability.add-event-ids',
  `INSERT INTO traceability_event (task_id, position, event_id, is_correction)
   SELECT $1, position, id, $3 FROM unnest($2::text[]) WITH ORDINALITY AS e(id, position) ON CONFLICT DO NOTHING`,
);

export const treatmentsIn = statement<{ happenedAt: Date; answers: Answers }, [batchId: string]>(
  'traceability.treatments-in',
  `SELECT happened_at AS "happenedAt", answers FROM traceability_task t WHERE batch_id = $1 AND answers ? 'withdrawalDays'
     AND NOT EXISTS (SELECT FROM traceability_correction c WHERE c.task_id = t.id)`,
);

/** What the events of a task must say and the task itself does not. */
export interface TaskFactsRow {
  id: string;
  batchId: string;
  cooperativeId: string;
  productId: string;
  line: string;
  recipeVersion: number;
  kind: string;
  step: string;
  happenedAt: Date;
  recordedAt: Date;
  recordedBy: string;
  siteId: string;
  input: bigint;
  output: bigint;
  stage: number | null;
  byProduct: bigint | null;
  answers: Answers;
  present: { stage: number; amount: string }[];
  typed: string | null;
  note: string;
  variantId: string | null;
  packs: number | null;
  packGtin: string | null;
  lot: string;
  unit: BatchUnit;
  bulkGtin: string | null;
  producedOn: Day | null;
  bestBefore: Day | null;
  gln: string;
  extension: string;
  takes: PartRow[];
  /** Of a hand-over: the shipping's own, or that of the goods taken over. */
  handOver: { id: string; sscc: string; fromGln: string; toGln: string | null; shipTaskId: string } | null;
  sent: PartRow[];
}

export interface PartRow {
  batchId: string;
  gtin: string | null;
  lot: string;
  unit: BatchUnit;
  stage: number;
  /** bigint as text: JSON has no such number. */
  amount: string;
}

const parts = (
  taskId: string,
): string => `COALESCE((SELECT json_agg(json_build_object('batchId', k.batch_id, 'gtin', kb.bulk_gtin, 'lot', kb.lot,
    'unit', kb.unit, 'stage', k.stage, 'amount', k.amount::text) ORDER BY k.batch_id, k.stage)
  FROM traceability_take k JOIN traceability_batch kb ON kb.id = k.batch_id WHERE k.task_id = ${taskId}), '[]')`;

/** In the order in which things happened. */
export const taskFacts = statement<TaskFactsRow, [taskIds: string[]]>(
  'traceability.task-facts',
  `SELECT t.id, t.batch_id AS "batchId", b.cooperative_id AS "cooperativeId", b.product_id AS "productId", p.line,
     b.recipe_version AS "recipeVersion", t.kind, t.step, t.happened_at AS "happenedAt", t.recorded_at AS "recordedAt",
     t.recorded_by AS "recordedBy", t.site_id AS "siteId", t.input, t.output, t.stage, t.by_product AS "byProduct", t.answers, t.present, t.typed, t.note,
     t.variant_id AS "variantId", t.packs, v.gtin AS "packGtin", b.lot, b.unit, b.bulk_gtin AS "bulkGtin", b.produced_on AS "producedOn",
     b.best_before AS "bestBefore", c.gln, s.extension, ${parts('t.id')} AS takes,
     CASE WHEN h.id IS NOT NULL THEN json_build_object('id', h.id, 'sscc', h.sscc, 'fromGln', giver.gln,
       'toGln', CASE WHEN h.receive_task_id = t.id THEN c.gln END, 'shipTaskId', h.ship_task_id) END AS "handOver",
     CASE WHEN h.id IS NOT NULL THEN ${parts('h.ship_task_id')} ELSE '[]' END AS sent
   FROM traceability_task t
   JOIN traceability_batch b ON b.id = t.batch_id
   JOIN catalog_product p ON p.id = b.product_id
   JOIN cooperatives_cooperative c ON c.id = b.cooperative_id
   JOIN traceability_site s ON s.id = t.site_id
   LEFT JOIN catalog_variant v ON v.id = t.variant_id
   LEFT JOIN traceability_hand_over h ON h.ship_task_id = t.id OR h.receive_task_id = t.id
   LEFT JOIN cooperatives_cooperative giver ON giver.id = h.from_cooperative_id
   WHERE t.id = ANY ($1) ORDER BY t.happened_at, t.position`,
);
