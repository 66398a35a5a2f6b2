import { statement } from '#platform/database';
import type { Day } from '#platform/clock';
import { card, GROUP_PATHS, LISTED, MAY_SELL, withStars } from './listing-sql.js';
import type { SearchWords } from './search-words.js';

export const SORTS = ['relevance', 'newest', 'price', 'price-down'] as const;
export type Sort = (typeof SORTS)[number];

/** Null: no such filter. Several values of one filter mean any of them; different filters must all hold. */
export interface Wish {
  communes: string[] | null;
  groups: string[] | null;
  stars: number[] | null;
  lines: string[] | null;
  /** Slugs. */
  cooperatives: string[] | null;
  /** Whole đồng, for the cheapest pack of a product. */
  from: number | null;
  to: number | null;
  sort: Sort;
  limit: number;
  offset: number;
}

type Filters = [
  today: Day,
  communes: string[] | null,
  groups: string[] | null,
  stars: number[] | null,
  lines: string[] | null,
  cooperatives: string[] | null,
  from: number | null,
  to: number | null,
  sort: Sort,
  limit: number,
  offset: number,
];
type Words = [folded: string, narrowing: string, plain: string[], marked: string[]];
interface Answer {
  /** JSON text in the shape `ProductList`: PostgreSQL writes it, so that nothing has to take it apart on its way to a program. */
  body: string;
}

/**
 * Where the words are found; what merely resembles them is looked for only when nothing holds them all. Both parts narrow by the
 * trigram index. `<%` asks for a word similarity of at least 0.6 (pg_trgm.word_similarity_threshold).
 */
const HITS = `
by_words AS MATERIALIZED (
  SELECT p.id FROM catalog_product p JOIN cooperatives_cooperative c ON c.id = p.cooperative_id
  WHERE ${LISTED} AND p.search_text LIKE $13 AND p.search_text ~ ALL ($14::text[])
),
hit AS MATERIALIZED (
  SELECT id FROM by_words
  UNION ALL
  SELECT p.id FROM catalog_product p WHERE p.state = 'approved' AND $12 <% p.search_text AND NOT EXISTS (SELECT FROM by_words)
),`;

/**
 * How well they are found; /about/ranking says the same in words. 3: every word as typed, tone marks included, begins a word of
 * the Vietnamese name. 2: the same without marks, in either name. 1: also counting the summary. 0: merely similar (a slip in typing).
 */
const TIER = `CASE
    WHEN lower(p.name_vi COLLATE "und-x-icu") ~ ALL ($15::text[]) THEN 3
    WHEN f_fold(p.name_vi || ' ' || p.name_en) ~ ALL ($14::text[]) THEN 2
    WHEN p.search_text ~ ALL ($14::text[]) THEN 1
    ELSE 0 END`;
const LIKENESS = `similarity(f_fold(p.name_vi), $12)`;

/** What can be asked for beside words. Each has a bit: `missed` of a row is the sum of those that it does not meet. */
const FILTERS = ['commune', 'group', 'stars', 'line', 'cooperative', 'price'] as const;
type Filter = (typeof FILTERS)[number];
const bit = (filter: Filter): number => 1 << FILTERS.indexOf(filter);

/** The facets and what they count by, in `asked`; `grouping()` has a bit for each, 0 where a row of `counted` is of that facet. */
const KEYS = {
  commune: 'commune_code',
  group: 'group_code',
  stars: 'stars',
  line: 'line',
  cooperative: 'cooperative_id',
};
const facets = Object.keys(KEYS) as (keyof typeof KEYS)[];
const keys = Object.values(KEYS);
const ALL = 2 ** keys.length - 1;
const facetBit = (of: keyof typeof KEYS): number => ALL - 2 ** (keys.length - 1 - facets.indexOf(of));

/**
 * All facets in one pass over what was asked for: how many have this commune, that group, these stars. What misses two filters counts for
 * no facet; what misses one counts for the facet of that filter, which ignores its own.
 */
const COUNTED = `counted AS MATERIALIZED (
  SELECT grouping(${keys.join(', ')}) AS facet, ${keys.join(', ')}, missed, count(*)::int AS n
  FROM asked WHERE missed & (missed - 1) = 0
  GROUP BY GROUPING SETS (${keys.map(key => `(${key}, missed)`).join(', ')}, (missed))
)`;

interface Facet {
  of: keyof typeof KEYS;
  /** What is counted, where that is not the key itself. */
  key?: string;
  from?: string;
  /** The choices already made. */
  chosen: string;
  /** Where a choice has its name. */
  join?: string;
  entry: string;
  order: string;
}

/** The choices of a facet with their counts; a choice made stays in the list with 0, or it could not be taken back. */
const facet = ({ of, key = KEYS[of], from = 'counted', chosen, join = '', entry, order }: Facet) => `
  COALESCE((SELECT json_agg(json_build_object(${entry}, 'count', t.n) ORDER BY ${order})
    FROM (SELECT key, sum(n)::int AS n FROM (
      SELECT ${key} AS key, n FROM ${from} WHERE facet = ${facetBit(of)} AND missed IN (0, ${bit(of)}) UNION ALL ${chosen}) counts
      WHERE key IS NOT NULL GROUP BY key) t ${join}), '[]')`;

const FACETS = `json_build_object(
    'communes', ${facet({
      of: 'commune',
      chosen: 'SELECT unnest($2), 0',
      join: 'JOIN places_unit u ON u.code = t.key',
      entry: `'code', u.code, 'name', u.full_name`,
      order: 't.n DESC, u.code',
    })},
    'groups', ${facet({
      of: 'group',
      key: 'unnest(path)',
      from: 'counted JOIN group_path ON code = group_code',
      chosen: 'SELECT unnest($3), 0',
      join: 'JOIN catalog_group g ON g.code = t.key',
      entry: `'code', g.code, 'parentCode', g.parent_code, 'nameVi', g.name_vi, 'nameEn', g.name_en`,
      order: 'g.position, g.code',
    })},
    'stars', ${facet({ of: 'stars', chosen: 'SELECT unnest($4), 0', entry: `'stars', t.key`, order: 't.key DESC' })},
    'lines', ${facet({ of: 'line', chosen: 'SELECT unnest($5), 0', entry: `'line', t.key`, order: 't.n DESC, t.key' })},
    'cooperatives', ${facet({
      of: 'cooperative',
      chosen: 'SELECT id, 0 FROM cooperatives_cooperative WHERE slug = ANY ($6)',
      join: 'JOIN cooperatives_cooperative c ON c.id = t.key',
      entry: `'slug', c.slug, 'name', c.name`,
      order: 't.n DESC, c.name',
    })})`;

/** Which filter is not met, as SQL of its bit. */
const misses = (filter: Filter, met: string): string => `CASE WHEN ${met} THEN 0 ELSE ${bit(filter)} END`;

/** The price of a product is that of its cheapest pack: looked up for each one found, or worked out at once for the whole market. */
const PRICE_OF_EACH = `CROSS JOIN LATERAL (SELECT min(w.price) AS price FROM catalog_variant w
    WHERE w.product_id = p.id AND w.withdrawn_at IS NULL HAVING count(*) > 0) cheapest`;
const PRICE_OF_ALL = `JOIN (SELECT product_id, min(price) AS price FROM catalog_variant WHERE withdrawn_at IS NULL GROUP BY 1) cheapest
    ON cheapest.product_id = p.id`;

const searchSql = (matching?: { hits: string; tier: string; likeness: string }): string => `
WITH RECURSIVE ${GROUP_PATHS},${matching?.hits ?? ''}
asked AS MATERIALIZED (
  SELECT p.id, p.created_at, p.line, p.group_code, c.id AS cooperative_id, c.commune_code, o.stars, cheapest.price,
    ${matching?.tier ?? '0'} AS tier, ${matching?.likeness ?? '0'} AS likeness,
    ${[
      misses('commune', '$2::text[] IS NULL OR c.commune_code = ANY ($2)'),
      misses('group', '$3::text[] IS NULL OR g.path && $3'),
      misses('stars', '$4::int[] IS NULL OR COALESCE(o.stars = ANY ($4), false)'),
      misses('line', '$5::text[] IS NULL OR p.line = ANY ($5)'),
      misses('cooperative', '$6::text[] IS NULL OR c.slug = ANY ($6)'),
      misses('price', 'cheapest.price BETWEEN COALESCE($7::bigint, 0) AND COALESCE($8::bigint, 99999999)'),
    ].join(' + ')} AS missed
  FROM ${matching ? 'hit JOIN catalog_product p ON p.id = hit.id' : 'catalog_product p'}
  JOIN cooperatives_cooperative c ON c.id = p.cooperative_id
  JOIN group_path g ON g.code = p.group_code
  ${matching ? PRICE_OF_EACH : PRICE_OF_ALL}
  ${withStars('$1')}
  WHERE p.state = 'approved' AND ${MAY_SELL}
),
shown AS (
  SELECT id, row_number() OVER () AS place FROM (
    SELECT id FROM asked WHERE missed = 0
    ORDER BY CASE WHEN $9 = 'price' THEN price END, CASE WHEN $9 = 'price-down' THEN price END DESC,
      CASE WHEN $9 = 'relevance' THEN tier END DESC, CASE WHEN $9 = 'relevance' THEN likeness END DESC, created_at DESC, id
    LIMIT $10 OFFSET $11) in_order
),
${COUNTED}
SELECT json_build_object(
  'isGuess', ${matching ? 'NOT EXISTS (SELECT FROM by_words)' : 'false'},
  'total', COALESCE((SELECT n FROM counted WHERE facet = ${ALL} AND missed = 0), 0),
  'products', COALESCE((SELECT json_agg(${card('$1')} ORDER BY shown.place)
    FROM shown JOIN catalog_product p ON p.id = shown.id JOIN cooperatives_cooperative c ON c.id = p.cooperative_id), '[]'),
  'facets', ${FACETS})::text AS body`;

const browse = statement<Answer, Filters>('storefront.browse', searchSql());
const search = statement<Answer, [...Filters, ...Words]>(
  'storefront.search',
  searchSql({ hits: HITS, tier: TIER, likeness: LIKENESS }),
);

type Question =
  | { words: false; statement: typeof browse; values: Filters }
  | { words: true; statement: typeof search; values: [...Filters, ...Words] };

/** The one SQL for a wish: with words, or for looking around without. */
export function productsFor(wish: Wish, words: SearchWords | undefined, today: Day): Question {
  const { communes, groups, stars, lines, cooperatives, from, to, sort, limit, offset } = wish;
  const filters: Filters = [today, communes, groups, stars, lines, cooperatives, from, to, sort, limit, offset];
  if (!words) return { words: false, statement: browse, values: filters };
  const { folded, narrowing, plain, marked } = words;
  return { words: true, statement: search, values: [...filters, folded, narrowing, plain, marked] };
}
