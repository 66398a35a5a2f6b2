import { lunarOf } from '#libs/markets';
import { addDays, type Day } from '#platform/clock';
import { DAYS_AHEAD } from './promised-days.js';

/** Days of every year on which the country rests, as delivery_holiday has them: by the sun or by the moon, with days around them. */
export interface HolidayRule {
  calendar: 'solar' | 'lunar';
  month: number;
  day: number;
  daysBefore: number;
  daysAfter: number;
  validFrom: Day;
  validTo: Day | null;
}

/** No rule has more days around it: the table sees to it. */
const MOST_AROUND = 10;

/** The days off from `day` as far ahead as anything is promised. */
export function holidaysFrom(day: Day, rules: readonly HolidayRule[]): Set<Day> {
  const found = new Set<Day>();
  for (let ahead = -MOST_AROUND; ahead <= 2 * DAYS_AHEAD + MOST_AROUND; ahead += 1) {
    const at = addDays(day, ahead);
    for (const rule of rules.filter(one => isOf(one, at)))
      for (let off = -rule.daysBefore; off <= rule.daysAfter; off += 1) found.add(addDays(at, off));
  }
  return found;
}

function isOf({ calendar, month, day, validFrom, validTo }: HolidayRule, at: Day): boolean {
  if (at < validFrom || (validTo !== null && at > validTo)) return false;
  if (calendar === 'solar') return Number(at.slice(5, 7)) === month && Number(at.slice(8)) === day;
  const lunar = lunarOf(at);
  // A second month of the same number has no feasts of its own.
  return lunar.month === month && lunar.day === day && !lunar.isLeap;
}
