import type { Day } from '#platform/clock';
import type { CancellationStep } from './slots.query.js';

const DAY = 86_400_000;

/** Whole days from one day to another. */
const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** What of the price goes back, in percent, to who calls off on a day what begins on another: the step with most days that fit. */
export function refundPercent(steps: readonly CancellationStep[], calledOff: Day, firstDay: Day): number {
  const before = daysBetween(calledOff, firstDay);
  const [step] = steps.filter(({ daysBefore }) => daysBefore <= before).sort((a, b) => b.daysBefore - a.daysBefore);
  return step?.refundPercent ?? 0;
}
