// From terms to one SQL sentence over indexed columns. Values always travel as parameters, never in the text.
import type { Comparison, EventQuery, FacetValue, Names, Term } from './query-terms.js';

/** Which events the asker may see: all, or their own and those of things that they have handled. */
export type Sight = { all: true } | { all: false; party: string };

export interface Place {
  /** The value that the page is ordered by, as PostgreSQL wrote it. */
  at: string;
  id: bigint;
}

export interface PageWish {
  limit: number;
  /** Rows that came after the first page was asked for stay out of the walk. */
  newest: bigint;
  after?: Place;
}

export interface Sql {
  text: string;
  values: unknown[];
}

class Values {
  readonly all: unknown[] = [];

  /** `$1`, `$2` … with its type said: the driver sends most things as text. */
  add(value: unknown, type: string): string {
    this.all.push(value);
    return `$${this.all.length}::${type}`;
  }
}

const COLUMNS = `e.id, e.event_id AS "eventId", e.record_time AS "recordTime", convert_from(e.canonical, 'UTF8') AS canonical`;

/** One page of a walk, in order, with one row more than asked for when there is more. */
export function pageSql(query: EventQuery, sight: Sight, { limit, newest, after }: PageWish): Sql {
  const values = new Values();
  const order = `e.${query.orderBy}`;
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

/** The condition by which rows of epcis_event `e` are theirs to see; nothing for who sees all. */
function sightOf(sight: Sight, isSelected: boolean, values: Values): string[] {
  if (sight.all) return [];
  const party = values.add(sight.party, 'text');
  // Few events are asked for: look at each. Many: gather once what is theirs.
  const handled = isSelected
    ? `EXISTS (SELECT FROM epcis_event_epc h JOIN epcis_custody c ON c.epc = h.epc AND c.party = ${party} WHERE h.event = e.id)`
    : `e.id IN (SELECT h.event FROM epcis_custody c JOIN epcis_event_epc h ON h.epc = c.epc WHERE c.party = ${party})`;
  return [`(e.party = ${party} OR ${handled})`];
}

const isSelective = (term: Term): boolean =>
  (term.on === 'epc' && term.names.starts.length === 0) || (term.on === 'column' && term.column === 'event_id');

function conditionsOf(terms: readonly Term[], sight: Sight, values: Values): string[] {
  return [...terms.map(term => conditionOf(term, values)), ...sightOf(sight, terms.some(isSelective), values)];
}

function conditionOf(term: Term, values: Values): string {
  switch (term.on) {
    case 'column':
      return `e.${term.column} = ANY (${values.add(term.values, 'text[]')})`;
    case 'time':
      return `e.${term.column} ${term.is} ${values.add(term.at, 'timestamptz')}`;
    case 'declaration':
      return 'e.is_declaration';
    case 'epc':
      return `e.id IN (SELECT x.event FROM epcis_event_epc x WHERE x.role = ANY (${values.add(term.roles, 'text[]')}) AND ${named(term.names, values)})`;
    case 'quantity':
      return `e.id IN (SELECT x.event FROM epcis_event_epc x WHERE ${quantityOf(term, values)})`;
    case 'facet':
      return `e.id IN (SELECT x.event FROM epcis_event_ext x WHERE ${facetOf(term, values)})`;
    case 'exists':
      return `e.id IN (SELECT x.event FROM epcis_event_ext x WHERE x.path = ANY (${values.add(term.paths, 'text[]')}))`;
    case 'within':
      return withinOf(term, values);
    case 'attribute':
      return attributeOf(term, values);
  }
}

function named({ exact, kinds, starts }: Names, values: Values): string {
  const ways = [];
  if (exact.length > 0) ways.push(`x.epc = ANY (${values.add(exact, 'text[]')})`);
  if (kinds.length > 0) ways.push(`x.kind = ANY (${values.add(kinds, 'text[]')})`);
  if (starts.length > 0) ways.push(`x.epc LIKE ANY (${values.add(starts, 'text[]')})`);
  return `(${ways.join(' OR ')})`;
}

function quantityOf({ is, values: wanted, uom }: Extract<Term, { on: 'quantity' }>, values: Values): string {
  const amount =
    is === '=' ? `= ANY (${values.add(wanted, 'numeric[]')})` : `${is} ${values.add(wanted[0], 'numeric')}`;
  return `x.quantity ${amount}${uom === undefined ? '' : ` AND x.uom = ${values.add(uom, 'text')}`}`;
}

function facetOf({ paths, is, values: wanted }: Extract<Term, { on: 'facet' }>, values: Values): string {
  const path = `x.path = ANY (${values.add(paths, 'text[]')})`;
  const ways = wanted.flatMap(value => waysOf(value, is, values));
  return `${path} AND (${ways.join(' OR ')})`;
}

const waysOf = ({ text, num, at }: FacetValue, is: Comparison, values: Values): string[] => [
  ...(text === undefined ? [] : [`x.text = ${values.add(text, 'text')}`]),
  ...(num === undefined ? [] : [`x.num ${is} ${values.add(num, 'numeric')}`]),
  ...(at === undefined ? [] : [`x.at ${is} ${values.add(at, 'timestamptz')}`]),
];

/** A place, its parts by master data, and the extensions (AI 254) of a GLN. */
function withinOf({ column, values: roots }: Extract<Term, { on: 'within' }>, values: Values): string {
  const inside = `WITH RECURSIVE inside AS (
      SELECT unnest(${values.add(roots, 'text[]')}) AS id
      UNION SELECT part FROM inside JOIN epcis_master m ON m.id = inside.id CROSS JOIN unnest(m.children) AS part
    ) SELECT array_agg(id) FROM inside`;
  // Told once before the search begins, so that the indexes can be used.
  const ids = `((${inside})::text[])`;
  return `(e.${column} = ANY ${ids} OR split_part(e.${column}, '/254/', 1) = ANY ${ids})`;
}

function attributeOf({ column, names, values: wanted }: Extract<Term, { on: 'attribute' }>, values: Values): string {
  const name = values.add(names, 'text[]');
  const match = wanted
    ? `a.value #>> '{}' = ANY (${values.add(wanted, 'text[]')})`
    : `a.value IS NOT NULL AND a.value <> 'null'`;
  return `e.${column} IN (SELECT m.id FROM epcis_master m CROSS JOIN jsonb_each(m.attributes) a
    WHERE m.attributes ?| ${name} AND a.key = ANY (${name}) AND ${match})`;
}
