import type { Day } from '#platform/clock';

/** Why a review may be removed, and what somebody may report it for. Nothing else is a reason: not that it is unfavourable. */
export const REMOVAL_GROUNDS = [
  'insult',
  'personal-data',
  'advertising',
  'other-goods',
  'not-a-buyer',
  'unlawful',
] as const;
export type RemovalGround = (typeof REMOVAL_GROUNDS)[number];

export const MOST_STARS = 5;
export const MOST_REVIEW_PHOTOS = 3;

interface ReviewRule {
  /** Days after the delivery in which a review may be written. */
  writeDays: number;
  /** Days after it was written in which it may be changed. */
  editDays: number;
  validFrom: Day;
  validTo?: Day;
  source: string;
}

/** No law we have seen names these terms. */
const RULES: readonly ReviewRule[] = [
  {
    writeDays: 180,
    editDays: 30,
    validFrom: '2025-01-01',
    source: 'operating rules of the market: terms of its own, not of a law',
  },
];

/** The terms in force on a day. */
export function reviewRule(day: Day): ReviewRule {
  const rule = RULES.find(({ validFrom, validTo }) => validFrom <= day && (!validTo || day <= validTo));
  if (!rule) throw new Error(`no terms for reviews on ${day}`);
  return rule;
}
