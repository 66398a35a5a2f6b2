// The parameters of a query, one reader for each name or family of names (EPCIS 2.0 §8.2.7.1, query schema 2.0.0: its patterns are
// escaped twice there; here they mean what they were meant to).
import { EVENT_TYPES } from './event.js';
import type { EpcRole } from './event-rows.js';
import { facetText, SENSOR_NAMES, SENSOR_TIMES } from './facets.js';
import { expand, prefixesOf, splitName, type Prefixes } from './prefixes.js';
import { QueryUnreadable } from './query-refusals.js';
import type { Comparison, EventColumn, EventQuery, OrderBy, Term, ThingField } from './query-terms.js';
import { Parameter, type Given } from './read-values.js';
import { fieldAndAttribute, standardThingField } from './thing-fields.js';
import { bareWord } from './vocabulary.js';

export interface ReadingOptions {
  /** Lists are one text with `|`; a JSON body has arrays. */
  isFromAddress: boolean;
  /** What prefixes mean, as the request said. */
  prefixes?: Record<string, string>;
  /** What documents said that a prefix means, for one that the request does not explain. */
  known?: ReadonlyMap<string, readonly string[]>;
}

const ANY_EPC: EpcRole[] = ['epc', 'child', 'parent', 'input', 'output'];
const ANY_CLASS: EpcRole[] = ['class', 'childClass', 'inputClass', 'outputClass'];

const column =
  (name: EventColumn, values: (p: Parameter) => string[]) =>
  (p: Parameter): Term => ({ on: 'column', column: name, values: values(p) });
const time =
  (name: 'event_time' | 'record_time', is: Comparison) =>
  (p: Parameter): Term => ({ on: 'time', column: name, is, at: p.time() });
const epc =
  (...roles: EpcRole[]) =>
  (p: Parameter): Term => ({ on: 'epc', roles, names: p.epcs() });
const facetTexts =
  (path: string, values: (p: Parameter) => string[]) =>
  (p: Parameter): Term => ({
    on: 'facet',
    paths: [path],
    is: '=',
    values: values(p).map(text => ({ text: facetText(text) })),
  });
const facetTime =
  (path: string, is: Comparison) =>
  (p: Parameter): Term => ({ on: 'facet', paths: [path], is, values: [{ at: p.time() }] });
/** Asked with `false`, it asks nothing. */
const exists =
  (path: string) =>
  (p: Parameter): Term | undefined =>
    p.isWanted() ? { on: 'exists', paths: [path] } : undefined;

const eventTypes = (p: Parameter): string[] =>
  p.expanded().map(text => {
    if (!(EVENT_TYPES as readonly string[]).includes(text) && !text.includes(':')) throw p.refuse(`${text} is no type`);
    return text;
  });

const FIXED: Readonly<Record<string, (p: Parameter) => Term | undefined>> = {
  eventType: column('type', eventTypes),
  GE_eventTime: time('event_time', '>='),
  LT_eventTime: time('event_time', '<'),
  GE_recordTime: time('record_time', '>='),
  LT_recordTime: time('record_time', '<'),
  EQ_action: column('action', p => p.among(['ADD', 'OBSERVE', 'DELETE'])),
  EQ_bizStep: column('biz_step', p => p.words('bizStep')),
  EQ_disposition: column('disposition', p => p.words('disposition')),
  EQ_persistentDisposition_set: facetTexts('persistentDisposition:set', p => p.words('disposition')),
  EQ_persistentDisposition_unset: facetTexts('persistentDisposition:unset', p => p.words('disposition')),
  EQ_readPoint: column('read_point', p => p.names()),
  EQ_bizLocation: column('biz_location', p => p.names()),
  WD_readPoint: p => ({ on: 'within', column: 'read_point', values: p.names() }),
  WD_bizLocation: p => ({ on: 'within', column: 'biz_location', values: p.names() }),
  EQ_transformationID: column('transformation_id', p => p.names()),
  EQ_eventID: column('event_id', p => p.texts()),
  MATCH_epc: epc('epc', 'child'),
  MATCH_parentID: epc('parent'),
  MATCH_inputEPC: epc('input'),
  MATCH_outputEPC: epc('output'),
  MATCH_anyEPC: epc(...ANY_EPC),
  MATCH_epcClass: epc('class', 'childClass'),
  MATCH_inputEPCClass: epc('inputClass'),
  MATCH_outputEPCClass: epc('outputClass'),
  MATCH_anyEPCClass: epc(...ANY_CLASS),
  EXISTS_errorDeclaration: p => (p.isWanted() ? { on: 'declaration' } : undefined),
  GE_errorDeclarationTime: facetTime('error:time', '>='),
  LT_errorDeclarationTime: facetTime('error:time', '<'),
  GE_errorDeclaration_Time: facetTime('error:time', '>='),
  LT_errorDeclaration_Time: facetTime('error:time', '<'),
  EQ_errorReason: facetTexts('error:reason', p => p.words('errorReason')),
  EQ_correctiveEventID: facetTexts('error:corrective', p => p.texts()),
  EXISTS_sensorElementList: exists('sensor'),
  EQ_type: facetTexts('sensor:type', p => p.words('measurement')),
  EQ_stringValue: facetTexts('sensor:stringValue', p => p.texts()),
  EQ_booleanValue: facetTexts('sensor:booleanValue', p => [p.flag()]),
  EQ_hexBinaryValue: facetTexts('sensor:hexBinaryValue', p => p.texts().map(text => text.toUpperCase())),
  ...Object.fromEntries(SENSOR_NAMES.map(name => [`EQ_${name}`, facetTexts(`sensor:${name}`, p => p.names())])),
  ...Object.fromEntries(
    SENSOR_TIMES.flatMap(name => [
      [`GE_${name}`, facetTime(`sensor:${name}`, '>=')],
      [`LT_${name}`, facetTime(`sensor:${name}`, '<')],
    ]),
  ),
};

const COMPARISONS: Readonly<Record<string, Comparison>> = { EQ: '=', GT: '>', GE: '>=', LT: '<', LE: '<=' };

/** A family of names: what it looks like, and how one of it is read. */
type Family = readonly [
  pattern: RegExp,
  read: (p: Parameter, found: readonly string[], reader: Reader) => Term | undefined,
];

const FAMILIES: readonly Family[] = [
  [
    /^EQ_(bizTransaction|source|destination)_(.+)$/,
    (p, [what = '', type = ''], { prefixes }) => {
      const word = bareWord(what === 'bizTransaction' ? 'bizTransaction' : 'party', expand(type, prefixes));
      return facetTexts(`${what}:${word}`, one => one.names())(p);
    },
  ],
  [
    /^(EQ|GT|GE|LT|LE)_quantity(?:_([A-Z0-9]{2,4}))?$/,
    (p, [is = '', uom]) => ({ on: 'quantity', is: comparison(is), values: amounts(p, is), uom }),
  ],
  [
    /^(EQ|GT|GE|LT|LE)_(value|minValue|maxValue|meanValue|sDev|percValue)_([A-Z0-9]{2,4})$/,
    (p, [is = '', field = '', uom = '']) => sensorAmount(p, is, `sensor:${field}:${uom}`),
  ],
  [/^(EQ|GT|GE|LT|LE)_percRank$/, (p, [is = '']) => sensorAmount(p, is, 'sensor:percRank')],
  [
    /^HASATTR_(.+)$/,
    (p, [name = ''], reader) => ({ on: 'attribute', field: thingField(name, p, reader), names: p.expanded() }),
  ],
  [
    // The standard's text says EQATTR, its query schema EQ_ATTR.
    /^EQ_?ATTR_(.+)$/,
    (p, [both = ''], reader) => {
      const [name, attribute] = fieldAndAttribute(both) ?? [];
      if (name === undefined || attribute === undefined) throw p.refuse('one cannot tell its field from its attribute');
      const field = thingField(name, p, reader);
      return { on: 'attribute', field, names: [reader.expand(attribute)], values: p.expanded().map(facetText) };
    },
  ],
  [
    /^(EQ|GT|GE|LT|LE|EXISTS)_(INNER_)?(?:(ILMD|ERROR_DECLARATION|SENSORELEMENT|SENSORMETADATA|SENSORREPORT|readPoint|bizLocation)_)?([^_:]+:.+)$/,
    (p, [is = '', inner, place = '', name = ''], reader) => {
      const paths = reader.paths(PLACES[place] ?? place, inner !== undefined, name, p);
      if (is === 'EXISTS') return p.isWanted() ? { on: 'exists', paths } : undefined;
      return { on: 'facet', paths, is: comparison(is), values: is === 'EQ' ? shortened(p.loose()) : p.ordered() };
    },
  ],
];

const PLACES: Readonly<Record<string, string>> = {
  ILMD: 'ilmd',
  ERROR_DECLARATION: 'error',
  SENSORELEMENT: 'sensorElement',
  SENSORMETADATA: 'sensorMetadata',
  SENSORREPORT: 'sensorReport',
};

function thingField(name: string, p: Parameter, reader: Reader): ThingField {
  const standard = standardThingField(name);
  if (standard) return standard;
  if (!name.includes(':')) throw p.refuse(`${name} is no field with master data`);
  return { in: 'facet', paths: reader.paths('', false, name, p) };
}

const comparison = (name: string): Comparison => COMPARISONS[name] as Comparison;
const amounts = (p: Parameter, is: string): number[] => (is === 'EQ' ? p.numbers() : [p.number()]);
const shortened = (values: ReturnType<Parameter['loose']>) =>
  values.map(value => ({ ...value, text: facetText(value.text ?? '') }));
const sensorAmount = (p: Parameter, is: string, path: string): Term => ({
  on: 'facet',
  paths: [path],
  is: comparison(is),
  values: amounts(p, is).map(num => ({ num })),
});

class Reader {
  readonly prefixes: Prefixes;

  constructor(private readonly options: ReadingOptions) {
    // What the request says, and before it what documents said where they all said the same.
    const agreed = [...(options.known ?? [])].filter(([, namespaces]) => namespaces.length === 1);
    const known = Object.fromEntries(agreed.map(([prefix, namespaces]) => [prefix, namespaces[0] as string]));
    this.prefixes = prefixesOf(known, options.prefixes);
  }

  expand(name: string): string {
    return expand(name, this.prefixes);
  }

  /** Nothing for a parameter that, with this value, restricts nothing. */
  term(name: string, given: Given): Term | undefined {
    const parameter = new Parameter(name, given, this.options.isFromAddress, this.prefixes);
    const fixed = Object.hasOwn(FIXED, name) ? FIXED[name] : undefined;
    if (fixed) return fixed(parameter);
    for (const [pattern, read] of FAMILIES) {
      const found = pattern.exec(name);
      if (found) return read(parameter, found.slice(1), this);
    }
    throw parameter.refuse('the standard knows no such parameter');
  }

  /** Where an extension of this name may stand: under each meaning that its prefix has had. */
  paths(place: string, isInner: boolean, name: string, parameter: Parameter): string[] {
    const start = `${place}:${isInner ? 'inner:' : ''}`;
    const split = splitName(name, this.prefixes);
    if (split) return [`${start}{${split.namespace}}${split.local}`];
    const colon = name.indexOf(':');
    if (name.startsWith('//', colon + 1) || name.startsWith('urn:')) return fullNames(start, name);
    const known = this.options.known?.get(name.slice(0, colon));
    if (!known?.length) throw parameter.refuse(`nobody has said what ${name.slice(0, colon)}: is`);
    return known.map(namespace => `${start}{${namespace}}${name.slice(colon + 1)}`);
  }
}

/**
 * A name written out may be parted into namespace and local name at `#` or at its last `/`, or not be parted at all. The standard puts a
 * `#` behind the namespace; a namespace of JSON-LD mostly ends in a sign of its own.
 */
function fullNames(start: string, name: string): string[] {
  const at = Math.max(
    name.lastIndexOf('#'),
    name.lastIndexOf('/'),
    name.startsWith('urn:') ? name.lastIndexOf(':') : -1,
  );
  const [namespace, local] = [name.slice(0, at + 1), name.slice(at + 1)];
  const bare = name[at] === '#' ? [`${start}{${namespace.slice(0, -1)}}${local}`] : [];
  return [`${start}${name}`, `${start}{${namespace}}${local}`, ...bare];
}

/** Schemes that stand before a colon and are never a prefix. */
const SCHEMES = new Set(['urn', 'http', 'https', 'ni']);

/** Prefixes that a query uses in the names of its parameters and in their values: whoever reads it may have to find out what they mean. */
export function prefixesIn(given: readonly (readonly [name: string, value: Given])[]): string[] {
  const texts = (value: Given) => [value].flat().filter(one => typeof one === 'string');
  const found = given.flatMap(([name, value]) => [
    ...[...name.matchAll(/_([^_:]+):/g)].map(([, prefix = '']) => prefix),
    ...texts(value).flatMap(text => [...text.matchAll(/(?:^|\|)([^:|/]{1,50}):/g)].map(([, prefix = '']) => prefix)),
  ]);
  return [...new Set(found)].filter(prefix => !SCHEMES.has(prefix) && !prefix.includes('\0'));
}

const ORDER: Readonly<Record<string, OrderBy>> = { eventTime: 'event_time', recordTime: 'record_time' };

/** Throws QueryUnreadable. */
export function readEventQuery(
  given: readonly (readonly [name: string, value: Given])[],
  options: ReadingOptions,
): EventQuery {
  const reader = new Reader(options);
  const controls = new Map<string, Parameter>();
  const terms: Term[] = [];
  for (const [name, value] of given) {
    if (name === '@context') continue;
    if (CONTROLS.has(name)) {
      if (controls.has(name)) throw new QueryUnreadable(name, 'is there twice');
      controls.set(name, new Parameter(name, value, options.isFromAddress, reader.prefixes));
    } else {
      const term = reader.term(name, value);
      if (term) terms.push(term);
    }
  }
  return { terms, ...orderOf(controls, reader) };
}

const CONTROLS = new Set(['orderBy', 'orderDirection', 'eventCountLimit', 'maxEventCount']);

/** Those that have one name each; the others belong to families. */
export const QUERY_PARAMETERS: readonly string[] = [...Object.keys(FIXED), ...CONTROLS];

function orderOf(controls: ReadonlyMap<string, Parameter>, reader: Reader): Omit<EventQuery, 'terms'> {
  const by = controls.get('orderBy');
  const orderBy = by && fieldToOrderBy(by, reader);
  const direction = controls.get('orderDirection')?.among(['ASC', 'DESC'])[0];
  const limit = controls.get('eventCountLimit')?.count();
  const most = controls.get('maxEventCount')?.count();
  if (limit !== undefined && most !== undefined) throw new QueryUnreadable('maxEventCount', 'not with eventCountLimit');
  if (limit !== undefined && orderBy === undefined) throw new QueryUnreadable('eventCountLimit', 'needs orderBy');
  return { orderBy: orderBy ?? 'record_time', isAscending: direction === 'ASC', limit, most };
}

function fieldToOrderBy(p: Parameter, reader: Reader): OrderBy {
  const name = p.one();
  if (Object.hasOwn(ORDER, name)) return ORDER[name] as OrderBy;
  if (!name.includes(':'))
    throw p.refuse(`${name} is neither eventTime nor recordTime nor the full name of an extension`);
  return { paths: reader.paths('', false, name, p) };
}
