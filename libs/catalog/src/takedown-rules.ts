import type { Day } from '#platform/clock';

interface TakedownRule {
  /** Hours in which an order that names no end must be carried out. */
  carryOutHours: number;
  /** Days in which the co-op may appeal. */
  appealDays: number;
  /** Days in which the department answers an appeal. */
  answerDays: number;
  validFrom: Day;
  validTo?: Day;
  source: string;
}

/** Until the guiding decree of Law 122/2025/QH15 is known, the terms are the market's own. */
const RULES: readonly TakedownRule[] = [
  {
    carryOutHours: 24,
    appealDays: 15,
    answerDays: 10,
    validFrom: '2025-01-01',
    source: 'operating rules of the market: a term of its own, not of a law',
  },
];

/** The terms in force on a day. */
export function takedownRule(day: Day): TakedownRule {
  const rule = RULES.find(({ validFrom, validTo }) => validFrom <= day && (!validTo || day <= validTo));
  if (!rule) throw new Error(`no terms for takedowns on ${day}`);
  return rule;
}
