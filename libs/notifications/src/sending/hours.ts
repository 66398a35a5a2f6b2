import { addDays, dayOf, startOfDay } from '#platform/clock';

/** A span of the Vietnamese day in which a channel keeps quiet, in minutes; it may cross midnight. */
export interface QuietHours {
  fromMinute: number;
  toMinute: number;
}

const MINUTE_MS = 60_000;

/** The moment itself, or the end of the quiet hours it falls into. */
export function afterQuietHours(moment: Date, quiet: QuietHours | undefined): Date {
  if (!quiet) return moment;
  const midnight = startOfDay(dayOf(moment));
  const minute = (moment.getTime() - midnight.getTime()) / MINUTE_MS;
  const { fromMinute, toMinute } = quiet;
  const crosses = fromMinute > toMinute;
  const isQuiet = crosses ? minute >= fromMinute || minute < toMinute : minute >= fromMinute && minute < toMinute;
  if (!isQuiet) return moment;
  const end = crosses && minute >= fromMinute ? startOfDay(addDays(dayOf(moment), 1)) : midnight;
  return new Date(end.getTime() + toMinute * MINUTE_MS);
}

const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 6 * 3_600_000;

/** How long to wait after the nth attempt that failed: 30 s, 1 min, 2 min … at most 6 h. */
export const pauseAfter = (attempts: number): number =>
  Math.min(FIRST_PAUSE_MS * 2 ** Math.max(0, attempts - 1), LONGEST_PAUSE_MS);
