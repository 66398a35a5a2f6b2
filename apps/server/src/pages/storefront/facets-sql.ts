// The counts beside a list, as SQL. Alias: l what is listed.
import {
  communesOf,
  cooperativesOf,
  filtersOf,
  groupsOf,
  linesOf,
  starred,
  starsOf,
  whereMet,
  type Bound,
  type Filter,
  type Wish,
} from './wish-sql.js';

/** Enough to choose from; whoever looks for another finds it in the list of co-operatives. */
export const MOST_SELLERS = 20;

/** Names of what is counted. */
export interface Sources {
  /** Everything that is listed, or what the words found of it. */
  among: 'catalog_listed' | 'named';
  /** What of that meets all filters. */
  found: 'catalog_listed' | 'named' | 'found';
}

interface Facet {
  filter: Filter;
  /** What is counted by, of `l`. */
  key: string;
  /** What is shown of `counted`, where a row of it counts for several choices. */
  keys?: string;
  /** The values already chosen, one a row: each stays in the list with 0, or it could not be taken back. */
  chosen: (wish: Wish, bound: Bound) => string;
  /** Where a choice has its name. */
  join?: string;
  entry: string;
  order: string;
  /** No more than so many, beside those already chosen. */
  most?: number;
}

const FACETS: Record<string, Facet> = {
  communes: {
    filter: 'commune',
    key: 'commune_code',
    chosen: (wish, bound) => `unnest(${communesOf(wish, bound)})`,
    join: 'JOIN places_unit u ON u.code = t.key',
    entry: `'code', u.code, 'name', u.full_name`,
    order: 't.n DESC, u.code',
  },
  groups: {
    filter: 'group',
    key: 'group_code',
    keys: '(SELECT unnest(path) AS key, n FROM counted JOIN group_path ON code = key) lain_in',
    chosen: (wish, bound) => `unnest(${groupsOf(wish, bound)})`,
    join: 'JOIN catalog_group g ON g.code = t.key',
    entry: `'code', g.code, 'parentCode', g.parent_code, 'nameVi', g.name_vi, 'nameEn', g.name_en`,
    order: 'g.position, g.code',
  },
  stars: {
    filter: 'stars',
    key: 'stars',
    chosen: (wish, bound) => `unnest(${starsOf(wish, bound)})`,
    entry: `'stars', t.key`,
    order: 't.key DESC',
  },
  lines: {
    filter: 'line',
    key: 'line',
    chosen: (wish, bound) => `unnest(${linesOf(wish, bound)})`,
    entry: `'line', t.key`,
    order: 't.n DESC, t.key',
  },
  cooperatives: {
    filter: 'cooperative',
    key: 'cooperative_id',
    chosen: (wish, bound) => `id FROM cooperatives_cooperative WHERE slug = ANY (${cooperativesOf(wish, bound)})`,
    join: 'JOIN cooperatives_cooperative c ON c.id = t.key',
    entry: `'slug', c.slug, 'name', c.name`,
    order: 't.n DESC, c.name',
    most: MOST_SELLERS,
  },
};

/** Rows (key, n). Where nothing narrows, the sums that are kept answer; otherwise as many rows are read as are counted. */
function counted({ filter, key }: Facet, wish: Wish, bound: Bound, { among, found }: Sources): string {
  const isChosen = filtersOf(wish).includes(filter);
  const where = isChosen ? whereMet(wish, bound, filter) : '';
  const source = isChosen ? among : found;
  const isWhole = source === 'catalog_listed' && where === '';
  if (filter !== 'stars')
    return isWhole
      ? `SELECT ${key} AS key, sum(products) AS n FROM catalog_listed_count WHERE products > 0 GROUP BY 1`
      : `SELECT l.${key} AS key, count(*) AS n FROM ${source} l ${where} GROUP BY 1`;
  const those = isWhole ? '' : `AND s.product_id IN (SELECT l.product_id FROM ${source} l ${where})`;
  return `SELECT s.stars AS key, count(*) AS n FROM ${starred(bound)} ${those} GROUP BY 1`;
}

function choices(facet: Facet, wish: Wish, bound: Bound, sources: Sources): string {
  const { filter, keys = 'counted', join = '', entry, order, most } = facet;
  const chosen = filtersOf(wish).includes(filter)
    ? `UNION ALL SELECT key, 0, true FROM (SELECT ${facet.chosen(wish, bound)}) made (key)`
    : '';
  const few = most === undefined ? '' : `WHERE place <= ${most} OR is_chosen`;
  return `COALESCE((WITH counted AS (${counted(facet, wish, bound, sources)})
    SELECT json_agg(entry ORDER BY place) FROM (
      SELECT json_build_object(${entry}, 'count', t.n) AS entry, row_number() OVER (ORDER BY ${order}) AS place, t.is_chosen
      FROM (SELECT key, sum(n)::int AS n, bool_or(is_chosen) AS is_chosen
        FROM (SELECT key, n, false AS is_chosen FROM ${keys} ${chosen}) every GROUP BY key) t ${join}
    ) ordered ${few}), '[]')`;
}

/** For each choice of each facet how many there would be: a facet ignores its own filter and keeps the others. */
export const facetsSql = (wish: Wish, bound: Bound, sources: Sources): string =>
  `json_build_object(${Object.entries(FACETS)
    .map(([name, facet]) => `'${name}', ${choices(facet, wish, bound, sources)}`)
    .join(',\n    ')})`;
