import { addDays, dayOf, type Day } from '#platform/clock';
import type { Answers } from './answers.js';

/** A treatment that was recorded in the batch. */
export interface Treatment {
  happenedAt: Date;
  answers: Answers;
}

/**
 * The first day on which goods may be gathered after all treatments before that time: the withdrawal of a drug, the interval after
 * spraying. Undefined when nothing forbids it.
 */
export function waitUntil(treatments: readonly Treatment[], gatheredAt: Date): Day | undefined {
  const until = treatments
    .filter(({ happenedAt }) => happenedAt <= gatheredAt)
    .map(({ happenedAt, answers }) => addDays(dayOf(happenedAt), Number(answers['withdrawalDays'] ?? 0)))
    .toSorted()
    .at(-1);
  return until !== undefined && until > dayOf(gatheredAt) ? until : undefined;
}
