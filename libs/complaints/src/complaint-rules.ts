import type { LineCode } from '#libs/catalog';
import type { Day } from '#platform/clock';

/** Why somebody complains. */
export const REASONS = ['defect', 'wrong-goods', 'missing', 'info-mismatch', 'changed-mind', 'other'] as const;
export type Reason = (typeof REASONS)[number];

export const MOST_COMPLAINT_PHOTOS = 3;

interface Term {
  reason: Reason;
  /** Days after the goods came. */
  days: number;
  /** Of goods that cannot be sold again: none. */
  isForFresh: boolean;
  /** The whole order with its delivery, whatever was ticked. */
  isWhole: boolean;
  validFrom: Day;
  validTo?: Day;
  source: string;
}

const OWN = 'operating rules of the market: terms of its own, published to buyers (Law 19/2023/QH15 Art. 39)';
const LAW = 'Law 19/2023/QH15 Art. 38: wrong or missing information, the contract may be ended within 30 days';

/** As dated data: by when a buyer may complain, and of what. */
const TERMS: readonly Term[] = [
  { reason: 'info-mismatch', days: 30, isForFresh: true, isWhole: true, validFrom: '2024-07-01', source: LAW },
  { reason: 'defect', days: 7, isForFresh: true, isWhole: false, validFrom: '2024-07-01', source: OWN },
  { reason: 'wrong-goods', days: 7, isForFresh: true, isWhole: false, validFrom: '2024-07-01', source: OWN },
  { reason: 'missing', days: 7, isForFresh: true, isWhole: false, validFrom: '2024-07-01', source: OWN },
  { reason: 'changed-mind', days: 7, isForFresh: false, isWhole: false, validFrom: '2024-07-01', source: OWN },
  { reason: 'other', days: 30, isForFresh: true, isWhole: false, validFrom: '2024-07-01', source: OWN },
];

/** How long each side has, in days. */
export const TURN_DAYS = { answer: 3, sendBack: 14, goToDepartment: 7, decide: 10 } as const;

/** What is eaten fresh, wilts, or is a night that has passed. */
const FRESH: ReadonlySet<LineCode> = new Set(['fish', 'livestock', 'fruit', 'flowers', 'tourism']);
export const isFresh = (line: LineCode): boolean => FRESH.has(line);

const DAY = 24 * 3_600_000;
export const daysAfter = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY);

/** The term of a reason on the day of the delivery. */
export function termOf(reason: Reason, day: Day): Term {
  const term = TERMS.find(one => one.reason === reason && one.validFrom <= day && (!one.validTo || day <= one.validTo));
  if (!term) throw new Error(`no term for complaints of ${reason} on ${day}`);
  return term;
}

/** Until when somebody may still complain of anything. */
export const lastTerm = (day: Day): number => Math.max(...REASONS.map(reason => termOf(reason, day).days));
