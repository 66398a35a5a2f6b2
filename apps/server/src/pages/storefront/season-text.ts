import { returnsIn, stretchesOf, type Month } from '#libs/catalog';
import type { Day } from '#platform/clock';
import type { Writer } from './shown.js';

export const MONTHS: readonly Month[] = Array.from({ length: 12 }, (_, at) => at + 1);

export const monthOf = (day: Day): Month => Number(day.slice(5, 7));

/** `tháng 3 – tháng 5`, in English `March to May`; all year round when there is none. */
export function seasonText(
  { words: { seasons: words } }: Pick<Writer, 'words'>,
  season: readonly Month[] | null,
): string {
  if (!season) return words.allYear;
  const text = stretchesOf(season)
    .map(({ from, to }) => (from === to ? words.month(from) : words.stretch(words.month(from), words.month(to))))
    .join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** When it comes back, in a sentence; undefined while it is in season. */
export function returnText(
  { words }: Pick<Writer, 'words'>,
  season: readonly Month[] | null,
  today: Day,
): string | undefined {
  const month = returnsIn(season, monthOf(today));
  return month === null ? undefined : words.seasons.returns(words.seasons.month(month));
}
