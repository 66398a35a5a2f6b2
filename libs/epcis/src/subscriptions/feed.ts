import type { Place } from '../search-sql.js';

/** What is told at once. */
export interface Batch {
  /** Rows of events, oldest first. */
  events: readonly bigint[];
  /** Up to here all has been told then. */
  until: Place;
  /** Nothing more is known by now. */
  isEnd: boolean;
}

/** A document of more bytes is parted, unless it is one event. */
const MOST_BYTES = 1024 * 1024;

/** As text to the microsecond: two of them compare as the moments do. */
export const exactTime = (at: Date): string => at.toISOString().replace('Z', '000Z');

const laterOf = (a: Place, b: Place): Place => (a.at > b.at || (a.at === b.at && a.id > b.id) ? a : b);

/** The first `most` of what has come since `from`; `news` has one more when there is more, and is complete up to `horizon`. */
export function batchOf(
  news: readonly (Place & { bytes: number })[],
  { from, most, horizon }: { from: Place; most: number; horizon: Date },
): Batch {
  let bytes = 0;
  const fits = news.slice(0, most).filter((one, at) => (bytes += one.bytes) <= MOST_BYTES || at === 0);
  const last = fits.at(-1);
  const isEnd = fits.length === news.length;
  const until = isEnd || !last ? laterOf(from, { at: exactTime(horizon), id: 0n }) : { at: last.at, id: last.id };
  return { events: fits.map(one => one.id), until, isEnd };
}
