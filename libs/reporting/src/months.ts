import { addMonths, daysBetween, type Day } from '#platform/clock';

/** A Vietnamese calendar month by its first day: `2026-11-01`. */
export type Month = Day;

export const monthOf = (day: Day): Month => `${day.slice(0, 7)}-01`;

/** `2026-11` as the month inputs of browsers send it; undefined for anything else. */
export function readMonth(text: string | undefined): Month | undefined {
  return text !== undefined && /^20\d{2}-(0[1-9]|1[0-2])$/.test(text) ? `${text}-01` : undefined;
}

/** A run of months, both ends included. */
export interface Period {
  from: Month;
  to: Month;
}

/** How many months a period has. */
export function lengthOf({ from, to }: Period): number {
  const at = (month: Month): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return at(to) - at(from) + 1;
}

/** As many months, just before. */
export function periodBefore(period: Period): Period {
  return { from: addMonths(period.from, -lengthOf(period)), to: addMonths(period.from, -1) };
}

/** The longest period that is shown and exported at once. */
export const LONGEST_PERIOD = 36;

/** What was asked for, put right: ends in order, no later than this month, not longer than three years; half a year when nothing was asked. */
export function periodOf(asked: { from?: Month; to?: Month }, today: Day): Period {
  const now = monthOf(today);
  const to = earlier(asked.to ?? now, now);
  const from = earlier(asked.from ?? addMonths(to, -5), now);
  const [first, last] = daysBetween(from, to) < 0 ? [to, from] : [from, to];
  const earliest = addMonths(last, 1 - LONGEST_PERIOD);
  return { from: first < earliest ? earliest : first, to: last };
}

const earlier = (a: Month, b: Month): Month => (a < b ? a : b);
