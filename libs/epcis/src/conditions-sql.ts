// The conditions of one SQL sentence, over indexed columns of epcis_event `e` and the tables beside it. Values always travel as parameters.
import type { Comparison, FacetValue, Names, Term } from './query-terms.js';

/** Which events the asker may see: all, or their own and those of things that they have handled. */
export type Sight = { all: true } | { all: false; party: string };

export interface Sql {
  text: string;
  values: unknown[];
}

export class Values {
  readonly all: unknown[] = [];

  /** `$1`, `$2` … with its type said: the driver sends most things as text. */
  add(value: unknown, type: string): string {
    this.all.push(value);
    return `$${this.all.length}::${type}`;
  }
}

/** The condition by which rows of epcis_event `e` are theirs to see; nothing for who sees all. */
export function sightOf(sight: Sight, isSelected: boolean, values: Values): string[] {
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

export function conditionsOf(terms: readonly Term[], sight: Sight, values: Values): string[] {
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

/** Things whose master data has an attribute, with one of the values if there are any, and the events in whose field one of them stands. */
function attributeOf({ field, names, values: wanted }: Extract<Term, { on: 'attribute' }>, values: Values): string {
  // Gathered once before the search begins, so that the indexes of the events can be used.
  const things = (column: 'id' | 'given') =>
    `ARRAY(SELECT a.${column} FROM epcis_master_attribute a WHERE a.name = ANY (${values.add(names, 'text[]')})` +
    (wanted ? ` AND a.value = ANY (${values.add(wanted, 'text[]')})` : '') +
    ')';
  switch (field.in) {
    case 'column':
      return `e.${field.column} = ANY (${things('id')})`;
    case 'epc':
      return `e.id IN (SELECT x.event FROM epcis_event_epc x WHERE x.role = ANY (${values.add(field.roles, 'text[]')}) AND x.epc = ANY (${things('id')}))`;
    case 'list':
      // The beginnings stand in the text, not among the values: only so PostgreSQL sees that its partial index holds them.
      return `e.id IN (SELECT x.event FROM epcis_event_ext x WHERE x.path LIKE '${field.list}:%' AND x.text = ANY (${things('id')}))`;
    case 'facet':
      return `e.id IN (SELECT x.event FROM epcis_event_ext x WHERE x.path = ANY (${values.add(field.paths, 'text[]')})
        AND (x.text = ANY (${things('id')}) OR x.text = ANY (${things('given')})))`;
  }
}
