import { mayAtDesk, type Seat } from '#libs/identity';
import { batchActions, canBatch, houseTasks, recipeOf, stageOf, type RecipeTask } from '#libs/traceability';
import type { BatchPage } from './batch-page.query.js';
import { isWay, nextTask } from './next-task.js';

type Batch = Pick<BatchPage, 'line' | 'recipeVersion' | 'balance' | 'recalledAt' | 'packedOn' | 'tasks'>;

/** The tasks of a recipe that this person may record at all, whatever has become of the batch; handing over is among them. */
export const tasksOfSeat = (seat: Seat, line: string, version?: number): RecipeTask[] =>
  [...(recipeOf(line, version)?.tasks ?? []), ...houseTasks].filter(({ step }) =>
    mayAtDesk(seat, batchActions[step].roles),
  );

/** Those that may be recorded now. Handing over has pages of its own. */
export function tasksFor(seat: Seat, batch: Batch): RecipeTask[] {
  const stage = stageOf(batch);
  return tasksOfSeat(seat, batch.line, batch.recipeVersion).filter(
    ({ step }) => step !== 'ship' && step !== 'receive' && canBatch(step, stage),
  );
}

/** What comes next as a rule. */
export function suggested(batch: Batch, tasks: readonly RecipeTask[]): RecipeTask | undefined {
  const last = batch.tasks.findLast(task => task.wrong === null && isWay(task.step))?.kind;
  return nextTask(recipeOf(batch.line, batch.recipeVersion)?.tasks ?? [], tasks, {
    isEmpty: batch.balance === 0n,
    last,
  });
}
