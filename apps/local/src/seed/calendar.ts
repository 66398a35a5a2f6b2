import { startOfDay, type Day } from '#platform/clock';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const MINUTE = 60_000;

export const later = (at: Date, milliseconds: number): Date => new Date(at.getTime() + milliseconds);

/** A moment of a Vietnamese day, in minutes after its beginning. */
export const momentOf = (day: Day, minutes: number): Date => later(startOfDay(day), minutes * MINUTE);

/** A moment at which people work: what falls into the night is done the next morning. */
export function atWork(at: Date): Date {
  const minutes = Math.floor(((at.getTime() + 7 * HOUR) % DAY) / MINUTE);
  if (minutes < 7.5 * 60) return later(at, (7.5 * 60 - minutes + (minutes % 50)) * MINUTE);
  if (minutes > 17 * 60) return later(at, (24 * 60 - minutes + 7.5 * 60 + (minutes % 50)) * MINUTE);
  return at;
}
