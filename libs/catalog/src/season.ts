/** 1 for January to 12 for December. */
export type Month = number;

const YEAR: Month = 12;
const after = (month: Month): Month => (month % YEAR) + 1;
const before = (month: Month): Month => ((month + YEAR - 2) % YEAR) + 1;

/** The months as they are stored: each once, rising; null when it is to be had all year round. Throws a RangeError for what is no month. */
export function seasonOf(months: readonly Month[]): Month[] | null {
  if (months.some(month => !Number.isInteger(month) || month < 1 || month > YEAR))
    throw new RangeError('a month is 1 to 12');
  const once = [...new Set(months)].sort((a, b) => a - b);
  return once.length === 0 || once.length === YEAR ? null : once;
}

export const isInSeason = (season: readonly Month[] | null, month: Month): boolean => !season || season.includes(month);

/** The month in which it comes back, or null when it is in season. */
export function returnsIn(season: readonly Month[] | null, month: Month): Month | null {
  if (!season || isInSeason(season, month)) return null;
  return season.find(one => one > month) ?? season[0] ?? null;
}

/** Months that follow each other as one stretch, over the turn of the year too: 1, 2, 6, 11, 12 are 11 to 2 and 6. */
export function stretchesOf(season: readonly Month[]): { from: Month; to: Month }[] {
  const has = new Set(season);
  return season
    .filter(month => !has.has(before(month)))
    .map(from => {
      let to = from;
      while (has.has(after(to)) && after(to) !== from) to = after(to);
      return { from, to };
    });
}
