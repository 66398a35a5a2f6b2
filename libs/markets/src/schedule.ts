import { addDays, type Day } from '#platform/clock';
import { branchOf, lunarOf } from './lunar.js';

export const RULE_KINDS = ['weekly', 'lunar', 'zodiac'] as const;

/** On which days a market meets, within its own days of validity. Several rules of one market add up. */
export interface MarketRule {
  kind: (typeof RULE_KINDS)[number];
  /** Weekly: 1 Monday to 7 Sunday. Lunar: days of the month, 1 to 30. Zodiac: branches, 0 Rat to 11 Pig; two that are opposite make a cycle of six days. */
  marks: readonly number[];
  validFrom: Day;
  /** The last day; null means until further notice. */
  validTo: Day | null;
}

export const RANGE: Record<MarketRule['kind'], readonly [min: number, max: number]> = {
  weekly: [1, 7],
  lunar: [1, 30],
  zodiac: [0, 11],
};

/** Nobody plans further; and a market that never meets must not be looked for for ever. */
const HORIZON_DAYS = 400;

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

const markOf: Record<MarketRule['kind'], (day: Day) => number> = {
  weekly: weekdayOf,
  lunar: day => lunarOf(day).day,
  zodiac: branchOf,
};

export const meetsOn = (rules: readonly MarketRule[], day: Day): boolean =>
  rules.some(
    ({ kind, marks, validFrom, validTo }) =>
      validFrom <= day && (validTo === null || day <= validTo) && marks.includes(markOf[kind](day)),
  );

/** The next market days from this day on, at most `count`. A month of 29 days has no 30th: that market is left out. */
export function nextDays(rules: readonly MarketRule[], from: Day, count: number): Day[] {
  const days: Day[] = [];
  for (let at = 0; at < HORIZON_DAYS && days.length < count; at += 1) {
    const day = addDays(from, at);
    if (meetsOn(rules, day)) days.push(day);
  }
  return days;
}
