// From terms to one SQL sentence over indexed columns. Values always travel as parameters, never in the text.
import { conditionsOf, sightOf, Values, type Sight, type Sql } from './conditions-sql.js';
import type { EventQuery, Stretch } from './query-terms.js';

export interface Place {
  /** The value that the page is ordered by, as PostgreSQL wrote it. */
  at: string;
  id: bigint;
  /** Of a walk in the order of an extension: which kind of value it is among (extension-order.ts). */
  stretch?: Stretch;
}

export interface PageWish {
  limit: number;
  /** Rows that came after the first page was asked for stay out of the walk. */
  newest: bigint;
  after?: Place;
}

export const COLUMNS = `e.id, e.event_id AS "eventId", e.record_time AS "recordTime", convert_from(e.canonical, 'UTF8') AS canonical`;

/** One page of a walk in the order of a column, with one row more than asked for when there is more. */
export function pageSql(
  query: EventQuery,
  column: 'event_time' | 'record_time',
  sight: Sight,
  { limit, newest, after }: PageWish,
): Sql {
  const values = new Values();
  const order = `e.${column}`;
  const conditions = [
    ...conditionsOf(query.terms, sight, values),
    `e.id <= ${values.add(newest.toString(), 'bigint')}`,
  ];
  if (after) {
    const place = `(${values.add(after.at, 'timestamptz')}, ${values.add(after.id.toString(), 'bigint')})`;
    conditions.push(`(${order}, e.id) ${query.isAscending ? '>' : '<'} ${place}`);
  }
  const direction = query.isAscending ? 'ASC' : 'DESC';
  const text = `SELECT ${COLUMNS}, ${order}::text AS "at" FROM epcis_event e WHERE ${conditions.join('\n AND ')}
    ORDER BY ${order} ${direction}, e.id ${direction} LIMIT ${values.add(limit + 1, 'int')}`;
  return { text, values: values.all };
}

/** How many events there are, counted no further than `most + 1`. */
export function countSql(query: EventQuery, sight: Sight, most: number): Sql {
  const values = new Values();
  const conditions = conditionsOf(query.terms, sight, values);
  const where = conditions.length > 0 ? `WHERE ${conditions.join('\n AND ')}` : '';
  const text = `SELECT count(*)::int AS count FROM (SELECT FROM epcis_event e ${where} LIMIT ${values.add(most + 1, 'int')}) found`;
  return { text, values: values.all };
}

/** A moment to the microsecond as a text that sorts as the moment does. */
export const exactly = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** What has come since `after`, in the order in which it was written down, up to a moment before which nothing more can come. */
export function newsSql(query: EventQuery, sight: Sight, after: Place, before: Date, limit: number): Sql {
  const values = new Values();
  const conditions = [
    ...conditionsOf(query.terms, sight, values),
    `(e.record_time, e.id) > (${values.add(after.at, 'timestamptz')}, ${values.add(after.id.toString(), 'bigint')})`,
    `e.record_time < ${values.add(before, 'timestamptz')}`,
  ];
  const text = `SELECT e.id, ${exactly('e.record_time')} AS "at", octet_length(e.canonical) AS bytes FROM epcis_event e
    WHERE ${conditions.join('\n AND ')} ORDER BY e.record_time, e.id LIMIT ${values.add(limit, 'int')}`;
  return { text, values: values.all };
}

/** These rows, as far as they are theirs to see, in the order in which they were written down. */
export function rowsSql(ids: readonly bigint[], sight: Sight): Sql {
  const values = new Values();
  const conditions = [`e.id = ANY (${values.add(ids.map(String), 'bigint[]')})`, ...sightOf(sight, true, values)];
  const text = `SELECT ${COLUMNS} FROM epcis_event e WHERE ${conditions.join(' AND ')} ORDER BY e.record_time, e.id`;
  return { text, values: values.all };
}
