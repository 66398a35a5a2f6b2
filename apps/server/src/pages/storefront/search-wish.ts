import { z } from 'zod';
import { paths } from '../../paths.js';
import { tidy } from '#platform/language';
import { SORTS, type Sort, type Wish } from './search.query.js';
import { searchWords, type SearchWords } from './search-words.js';

export const PER_PAGE = 24;
const LAST_PAGE = 1000;
const MOST_DONG = 99_999_999;

const asList = (value: unknown): unknown => (value === undefined || value === '' ? [] : [value].flat());
const choices = z.preprocess(asList, z.array(z.string().max(80)).max(30)).catch([]);
/** `120.000`, `120000`, `120 000đ` */
const dongs = z
  .string()
  .transform(text => text.replace(/[.,\sđ₫]/gi, ''))
  .pipe(z.string().regex(/^\d{1,8}$/))
  .transform(Number)
  .optional()
  .catch(undefined);

/** The address of a search. Whatever somebody makes of it by hand, a page comes: what cannot be read is not asked for. */
const address = z.object({
  q: z
    .string()
    .transform(text => tidy(text).slice(0, 200))
    .catch(''),
  commune: choices,
  group: choices,
  stars: choices,
  line: choices,
  cooperative: choices,
  from: dongs,
  to: dongs,
  sort: z.enum(SORTS).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(LAST_PAGE).catch(1),
});

export type SearchAddress = z.output<typeof address>;
export type Choosable = 'commune' | 'group' | 'stars' | 'line' | 'cooperative';

export const readAddress = (query: unknown): SearchAddress => address.parse(query ?? {});

const orNull = <T>(values: T[]): T[] | null => (values.length > 0 ? values : null);

export const sortOf = ({ sort, q }: Pick<SearchAddress, 'sort' | 'q'>): Sort =>
  sort ?? (searchWords(q) ? 'relevance' : 'newest');

/** What the database is asked. */
export function wishOf(asked: SearchAddress): { wish: Wish; words: SearchWords | undefined } {
  const wish: Wish = {
    communes: orNull(asked.commune),
    groups: orNull(asked.group),
    stars: orNull(asked.stars.map(Number).filter(stars => [3, 4, 5].includes(stars))),
    lines: orNull(asked.line),
    cooperatives: orNull(asked.cooperative),
    from: asked.from ?? null,
    to: asked.to === undefined ? null : Math.min(asked.to, MOST_DONG),
    sort: sortOf(asked),
    limit: PER_PAGE,
    offset: (asked.page - 1) * PER_PAGE,
  };
  return { wish, words: searchWords(asked.q) };
}

/** The address of the same search with something changed; a change of what is found begins at the first page again. */
export function addressOf(asked: SearchAddress, change: Partial<SearchAddress> = {}): string {
  const { page, ...rest } = { ...asked, page: 1, ...change };
  return paths.search({ ...rest, page: page > 1 ? page : undefined });
}

/** Takes a choice, or takes it back. */
export function toggled(asked: SearchAddress, filter: Choosable, value: string): string {
  const chosen = asked[filter];
  return addressOf(asked, {
    [filter]: chosen.includes(value) ? chosen.filter(one => one !== value) : [...chosen, value],
  });
}

/** How many filters are on; a range of prices is one. */
export const filtersOn = (asked: SearchAddress): number =>
  [asked.commune, asked.group, asked.stars, asked.line, asked.cooperative].flat().length +
  (asked.from !== undefined || asked.to !== undefined ? 1 : 0);

export const isFiltered = (asked: SearchAddress): boolean => filtersOn(asked) > 0;
