import { startOfDay, type Day } from '#platform/clock';

/** What is ordered until this hour can still be packed on the same day. */
export const CUT_OFF_HOUR = 15;
const HOUR_MS = 3_600_000;
const HOURS_A_DAY = 24;

/** Goods for a market day are packed the day before: until then they may be ordered. */
export const orderedUntil = (marketDay: Day): Date =>
  new Date(startOfDay(marketDay).getTime() - (HOURS_A_DAY - CUT_OFF_HOUR) * HOUR_MS);

export const isInTimeFor = (marketDay: Day, now: Date): boolean => now < orderedUntil(marketDay);
