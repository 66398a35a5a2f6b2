import { mayAtDesk, type Seat } from '#libs/identity';
import { batchActions, canBatch, houseTasks, recipeOf, stageOf, type RecipeTask, type Step } from '#libs/traceability';
import type { BatchPage } from './batch-page.query.js';

type Batch = Pick<BatchPage, 'line' | 'recipeVersion' | 'balance' | 'recalledAt' | 'packedOn' | 'tasks'>;

/** The tasks of the recipe that this person may record now. */
export function tasksFor(seat: Seat, batch: Batch): RecipeTask[] {
  const stage = stageOf(batch);
  const tasks = [...(recipeOf(batch.line, batch.recipeVersion)?.tasks ?? []), ...houseTasks];
  return tasks
    .filter(({ step }) => step !== 'ship' && step !== 'receive')
    .filter(task => canBatch(task.step, stage) && mayAtDesk(seat, batchActions[task.step].roles));
}

/** What comes next as a rule: gathering while the batch is empty, then the task after the one that was recorded last. */
export function suggested(batch: Batch, tasks: readonly RecipeTask[]): RecipeTask | undefined {
  const last = batch.tasks.findLast(task => task.wrong === null && isWay(task.step));
  const recipe = (recipeOf(batch.line, batch.recipeVersion)?.tasks ?? []).filter(
    task => isWay(task.step) && !task.blends,
  );
  const at = recipe.findIndex(task => task.kind === last?.kind);
  const following = batch.balance === 0n ? recipe : recipe.slice(at + 1);
  return following.find(task => tasks.includes(task)) ?? tasks.findLast(task => isWay(task.step)) ?? tasks.at(-1);
}

/** The way from the field to the pack, as against what is only looked at, moved or lost on it. */
export const isWay = (step: Step): boolean => step === 'gather' || step === 'make' || step === 'pack';
