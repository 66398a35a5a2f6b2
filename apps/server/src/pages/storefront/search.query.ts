import { statement, type Statement } from '#platform/database';
import type { Day } from '#platform/clock';
import { facetsSql } from './facets-sql.js';
import { card, GROUP_PATHS } from './listing-sql.js';
import type { SearchWords } from './search-words.js';
import { Bound, filtersOf, whereMet, type Wish } from './wish-sql.js';

export { SORTS, type Sort, type Wish } from './wish-sql.js';

interface Answer {
  /** JSON text in the shape `ProductList`: PostgreSQL writes it, so that nothing has to take it apart on its way to a program. */
  body: string;
}

interface Words {
  folded: () => string;
  narrowing: () => string;
  plain: () => string;
  marked: () => string;
}

/**
 * Where the words are found; what merely resembles them is looked for only when nothing holds them all. Both parts narrow by the
 * trigram index. `<%` asks for a word similarity of at least 0.6 (pg_trgm.word_similarity_threshold).
 */
const namedSql = ({ folded, narrowing, plain }: Words): string => `
by_words AS MATERIALIZED (
  SELECT l.* FROM catalog_listed l WHERE l.search_text LIKE ${narrowing()} AND l.search_text ~ ALL (${plain()})
),
named AS MATERIALIZED (
  SELECT * FROM by_words
  UNION ALL
  SELECT l.* FROM catalog_listed l WHERE ${folded()} <% l.search_text AND NOT EXISTS (SELECT FROM by_words)
),`;

/**
 * How well they are found; /about/ranking says the same in words. 3: every word as typed, tone marks included, begins a word of
 * the Vietnamese name. 2: the same without marks, in either name. 1: also counting the summary. 0: merely similar (a slip in typing).
 */
const tierSql = ({ plain, marked }: Words): string => `CASE
    WHEN l.marked_text ~ ALL (${marked()}) THEN 3
    WHEN l.names_text ~ ALL (${plain()}) THEN 2
    WHEN l.search_text ~ ALL (${plain()}) THEN 1
    ELSE 0 END`;
/** Of names that hold all the words the one is nearest that says least beside them; comparing trigrams, which costs more, is for slips in typing. */
const likenessSql = ({ folded }: Words): string => `CASE WHEN EXISTS (SELECT FROM by_words) THEN -length(l.marked_text)
    ELSE similarity(f_fold(l.marked_text), ${folded()}) END`;

/** Without words all are equally relevant: the newest come first. */
function orderSql({ sort }: Wish, words: Words | undefined): string {
  const newest = 'l.created_at DESC, l.product_id';
  if (sort === 'price') return `l.price, ${newest}`;
  if (sort === 'price-down') return `l.price DESC, ${newest}`;
  return sort === 'relevance' && words ? `${tierSql(words)} DESC, ${likenessSql(words)} DESC, ${newest}` : newest;
}

function searchSql(wish: Wish, bound: Bound, words: Words | undefined): string {
  const { day } = bound;
  const among = words ? 'named' : 'catalog_listed';
  const isFiltered = filtersOf(wish).length > 0;
  const found = isFiltered ? 'found' : among;
  return `
WITH RECURSIVE ${GROUP_PATHS},${words ? namedSql(words) : ''}
${isFiltered ? `found AS MATERIALIZED (SELECT l.* FROM ${among} l ${whereMet(wish, bound)}),` : ''}
shown AS (
  SELECT product_id AS id, row_number() OVER () AS place FROM (
    SELECT l.product_id FROM ${found} l
    ORDER BY ${orderSql(wish, words)} LIMIT ${bound.at('limit', wish.limit, 'int')} OFFSET ${bound.at('offset', wish.offset, 'int')}) in_order
)
SELECT json_build_object(
  'isGuess', ${words ? 'NOT EXISTS (SELECT FROM by_words)' : 'false'},
  'total', ${found === 'catalog_listed' ? 'COALESCE((SELECT sum(products)::int FROM catalog_listed_count), 0)' : `(SELECT count(*)::int FROM ${found})`},
  'products', COALESCE((SELECT json_agg(${card(day)} ORDER BY shown.place)
    FROM shown JOIN catalog_product p ON p.id = shown.id JOIN cooperatives_cooperative c ON c.id = p.cooperative_id), '[]'),
  'facets', ${facetsSql(wish, bound, { among, found })})::text AS body`;
}

/** Bound where they are used: not every order of the goods looks at all of them. */
const boundWords = (words: SearchWords, bound: Bound): Words => ({
  folded: () => bound.at('folded', words.folded, 'text'),
  narrowing: () => bound.at('narrowing', words.narrowing, 'text'),
  plain: () => bound.at('plain', words.plain, 'text[]'),
  marked: () => bound.at('marked', words.marked, 'text[]'),
});

/**
 * The one SQL for a wish: with words, or for looking around without. With one filter or none its name says what is in it, and
 * PostgreSQL keeps the plan; all the ways to combine filters would be a thousand plans in each connection.
 */
export function productsFor(
  wish: Wish,
  words: SearchWords | undefined,
  today: Day,
): { statement: Statement<Answer, readonly unknown[]>; values: readonly unknown[] } {
  const bound = new Bound(today);
  const text = searchSql(wish, bound, words && boundWords(words, bound));
  const filters = filtersOf(wish);
  const name = ['storefront', words ? 'search' : 'browse', wish.sort, ...filters].join('.');
  return { statement: filters.length > 1 ? { name: '', text } : statement(name, text), values: bound.values };
}
