// Which task of a recipe comes next: one rule for the page at the desk and for the phone, which carries this file. No imports but types.
import type { Step } from '#libs/traceability';

export interface TaskOnTheWay {
  kind: string;
  step: Step;
  blends?: true;
}

/** The way from the field to the pack, as against what is only looked at, moved or lost on it. */
export const isWay = (step: Step): boolean => step === 'gather' || step === 'make' || step === 'pack';

export interface WaySoFar {
  /** Nothing is in the batch: it begins with what brings goods in. */
  isEmpty: boolean;
  /** The kind of the last task on the way that stands. */
  last: string | undefined;
}

/** What comes next as a rule: gathering while the batch is empty, then the task after the last one. `may`: what may be recorded now. */
export function nextTask<Task extends TaskOnTheWay>(
  recipe: readonly Task[],
  may: readonly Task[],
  { isEmpty, last }: WaySoFar,
): Task | undefined {
  const way = recipe.filter(task => isWay(task.step) && !task.blends);
  const at = way.findIndex(task => task.kind === last);
  const following = isEmpty ? way : way.slice(at + 1);
  const inReach = may.filter(task => isWay(task.step));
  return following.find(task => may.includes(task)) ?? inReach[inReach.length - 1] ?? may[may.length - 1];
}
