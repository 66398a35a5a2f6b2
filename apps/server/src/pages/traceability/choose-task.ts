import { mayAtDesk, type Seat } from '#libs/identity';
import { batchActions, canBatch, recipeOf, stageOf, type RecipeTask } from '#libs/traceability';
import type { BatchPage } from './batch-page.query.js';

type Batch = Pick<BatchPage, 'line' | 'balance' | 'recalledAt' | 'packedOn' | 'tasks'>;

/** The tasks of the recipe that this person may record now. */
export function tasksFor(seat: Seat, batch: Batch): RecipeTask[] {
  const stage = stageOf(batch);
  const tasks = recipeOf(batch.line)?.tasks ?? [];
  return tasks
    .filter(({ step }) => step === 'gather' || step === 'make' || step === 'pack')
    .filter(task => canBatch(task.step, stage) && mayAtDesk(seat, batchActions[task.step].roles));
}

/** What comes next as a rule: gathering while the batch is empty, then the task after the one that was recorded last. */
export function suggested(batch: Batch, tasks: readonly RecipeTask[]): RecipeTask | undefined {
  const last = batch.tasks.at(-1);
  const recipe = recipeOf(batch.line)?.tasks ?? [];
  const at = recipe.findIndex(task => task.kind === last?.kind);
  const following = batch.balance === 0n ? recipe : recipe.slice(at + 1);
  return following.find(task => tasks.includes(task)) ?? tasks.at(-1);
}
