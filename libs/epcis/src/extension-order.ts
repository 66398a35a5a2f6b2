// A walk in the order of an extension (`orderBy=example:grade`). Its values have no declared type: what looks like a number is ordered as
// one, what looks like a time as one, all else by the bytes of its text, as the standard wants (EPCIS 2.0 §8.2.7.1, orderBy). So the walk has
// stretches, each in the order of one index: numbers, times, texts (backwards when descending), and behind them the events without it.
import { conditionsOf, Values, type Sight, type Sql } from './conditions-sql.js';
import type { EventQuery, Stretch } from './query-terms.js';
import { COLUMNS, type PageWish } from './search-sql.js';

/** The stretches of a walk that starts here, in order. */
export function stretchesFrom(start: Stretch | undefined, isAscending: boolean): Stretch[] {
  const all: Stretch[] = isAscending ? ['num', 'at', 'text', 'none'] : ['text', 'at', 'num', 'none'];
  return start === undefined ? all : all.slice(all.indexOf(start));
}

const TYPES = { num: 'numeric', at: 'timestamptz', text: 'text' } as const;

/** Which rows belong to a stretch, and which others of the same event come before one: an event stands where its first value does. */
const MINE = {
  num: 'x.num IS NOT NULL',
  at: 'x.num IS NULL AND x.at IS NOT NULL',
  text: 'x.num IS NULL AND x.at IS NULL AND x.text IS NOT NULL',
} as const;
const EARLIER = {
  num: 'y.num < x.num',
  at: '(y.num IS NOT NULL OR y.at < x.at)',
  text: '(y.num IS NOT NULL OR y.at IS NOT NULL OR y.text < x.text)',
} as const;

/** One page of one stretch, with one row more than asked for when there is more. */
export function stretchSql(
  { terms, isAscending }: EventQuery,
  paths: readonly string[],
  stretch: Stretch,
  sight: Sight,
  { limit, newest, after }: PageWish,
): Sql {
  const values = new Values();
  // One path is the rule, and only `=` lets the index say the order.
  const path = paths.length === 1 ? `= ${values.add(paths[0], 'text')}` : `= ANY (${values.add(paths, 'text[]')})`;
  const conditions = [...conditionsOf(terms, sight, values), `e.id <= ${values.add(newest.toString(), 'bigint')}`];
  const [direction, behind] = isAscending ? ['ASC', '>'] : ['DESC', '<'];
  const most = values.add(limit + 1, 'int');
  const place = after && `${values.add(after.id.toString(), 'bigint')}`;
  if (stretch === 'none') {
    const holds = `SELECT FROM epcis_event_ext x WHERE x.event = e.id AND x.path ${path} AND coalesce(x.num::text, x.at::text, x.text) IS NOT NULL`;
    const where = [...conditions, `NOT EXISTS (${holds})`, ...(place ? [`e.id ${behind} ${place}`] : [])];
    const text = `SELECT ${COLUMNS}, '' AS "at" FROM epcis_event e WHERE ${where.join('\n AND ')}
      ORDER BY e.id ${direction} LIMIT ${most}`;
    return { text, values: values.all };
  }
  const key = `x.${stretch}`;
  const first = `NOT EXISTS (SELECT FROM epcis_event_ext y WHERE y.event = x.event AND y.path ${path} AND ${EARLIER[stretch]})`;
  const where = [`x.path ${path}`, MINE[stretch], first, ...conditions];
  if (after) where.push(`(${key}, x.event) ${behind} (${values.add(after.at, TYPES[stretch])}, ${place})`);
  const text = `SELECT ${COLUMNS}, ${key}::text AS "at" FROM epcis_event_ext x JOIN epcis_event e ON e.id = x.event
    WHERE ${where.join('\n AND ')} ORDER BY ${key} ${direction}, x.event ${direction} LIMIT ${most}`;
  return { text, values: values.all };
}
