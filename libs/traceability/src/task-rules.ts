import { addDays, type Day } from '#platform/clock';
import { canBatch, stageOf } from './batch-actions.js';
import {
  AmountNeeded,
  BatchAlreadyPacked,
  BatchRecalled,
  NotInTheRecipe,
  NotYetHappened,
  TooLongAgo,
  YieldTooHigh,
} from './refusals.js';
import type { BatchUnit, RecipeTask, Step } from './recipes/recipe.js';
import { taskOf } from './recipes/recipes.js';

/** Clocks of phones run ahead a little: that much is forgiven. */
const FORGIVEN_MS = 2 * 60_000;
const OLDEST_MS = 5 * 366 * 86_400_000;

/** What a batch was when its row was locked. */
export interface BatchFacts {
  line: string;
  unit: BatchUnit;
  recalledAt: Date | null;
  packedOn: Day | null;
  /** Of its recipe; the newest when it is left out. */
  recipeVersion?: number;
}

/** Whole base units taken out of the batch and put into it. */
export interface Amounts {
  input: bigint;
  output: bigint;
}

/** The task in the recipe. Throws NotInTheRecipe for a stranger or one of another step, BatchRecalled, BatchAlreadyPacked. */
export function allowedTask(batch: BatchFacts, kind: string, steps: readonly Step[]): RecipeTask {
  const stage = stageOf(batch);
  if (stage === 'recalled') throw new BatchRecalled();
  const task = taskOf(batch.line, kind, batch.recipeVersion);
  if (!task || !steps.includes(task.step)) throw new NotInTheRecipe();
  if (!canBatch(task.step, stage)) throw new BatchAlreadyPacked();
  return task;
}

/** Throws NotYetHappened or TooLongAgo. A task may be written down days later, but not before it is done. */
export function refuseOtherTimes(happenedAt: Date, now: Date): void {
  const age = now.getTime() - happenedAt.getTime();
  if (!(age >= -FORGIVEN_MS)) throw new NotYetHappened();
  if (age > OLDEST_MS) throw new TooLongAgo();
}

/** What a task moves: looking and moving nothing, a loss only takes. Throws AmountNeeded, and YieldTooHigh when more comes out than can. */
export function amountsOf(task: RecipeTask, unit: BatchUnit, { input = 0n, output = 0n }: Partial<Amounts>): Amounts {
  if (task.step === 'observe' || task.step === 'move') return { input: 0n, output: 0n };
  if (task.step !== 'gather' && task.step !== 'receive' && input <= 0n) throw new AmountNeeded('input');
  if (task.step === 'destroy' || task.step === 'ship') return { input, output: 0n };
  if (output <= 0n) throw new AmountNeeded('output');
  if (task.step !== 'make') return { input: 0n, output };
  const most = (input * BigInt(task.mostPercent)) / 100n;
  if (output > most) throw new YieldTooHigh(most, unit);
  return { input, output };
}

/** The last day of a batch made on this day; null for what does not expire. */
export const bestBeforeOf = (producedOn: Day, shelfLifeDays: number | null): Day | null =>
  shelfLifeDays === null ? null : addDays(producedOn, shelfLifeDays);
