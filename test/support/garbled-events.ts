// Captures, queries and codes as no program of ours would send them: mostly nearly right.
import fc from 'fast-check';
import { primaryKeys } from '#libs/gs1';
import { garbagePart, garbageText } from './garbage.js';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Fields = { [key: string]: Json };

const CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';
const OWN = { my: 'https://ns.example.com/my#' };

const epc = fc.constantFrom(
  'urn:epc:id:sgtin:9521234.056789.F1',
  'urn:epc:id:sgtin:9521234.056789.F2',
  'https://id.gs1.org/01/09521234567899/21/F%2F3',
  'urn:epc:id:sscc:9521234.0000000017',
);
const someClass = fc.constantFrom('urn:epc:class:lgtin:9521234.077777.F', 'https://id.gs1.org/01/09521234567899/10/F');
const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 3 });
const shared = {
  eventTime: fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2026, 9) }).map(at => new Date(at).toISOString()),
  eventTimeZoneOffset: fc.constantFrom('+07:00', '-03:30', 'Z', '+00:00'),
  eventID: fc.option(fc.constantFrom('urn:uuid:f0f0f0f0-0000-4000-8000-000000000001', 'ni:///sha-256;00?ver=CBV2.0'), {
    nil: undefined,
  }),
  action: fc.constantFrom('ADD', 'OBSERVE', 'DELETE'),
  bizStep: fc.constantFrom('shipping', 'urn:epcglobal:cbv:bizstep:packing', 'https://my.example/step'),
  'my:note': fc.oneof(fc.string({ maxLength: 20 }), fc.double(), fc.constant({ 'my:deep': [{ 'my:er': 1 }] })),
};

/** Valid, or nearly: which lists and actions fit together is not looked after. */
const anEvent: fc.Arbitrary<Fields> = fc
  .oneof(
    fc.record({
      type: fc.constant('ObjectEvent'),
      epcList: some(epc),
      ilmd: fc.constant({ 'my:grade': 'A' }),
      sensorElementList: fc.constant([{ sensorReport: [{ type: 'Temperature', value: 4, uom: 'CEL' }] }]),
      ...shared,
    }),
    fc.record({
      type: fc.constantFrom('AggregationEvent', 'AssociationEvent', 'TransactionEvent'),
      parentID: epc,
      childEPCs: some(epc),
      bizTransactionList: fc.constant([{ type: 'po', bizTransaction: 'urn:example:1' }]),
      ...shared,
    }),
    fc.record({
      type: fc.constant('TransformationEvent'),
      inputQuantityList: some(fc.record({ epcClass: someClass, quantity: fc.double({ min: 0, max: 1e6 }) })),
      outputEPCList: some(epc),
      ...shared,
    }),
    fc.record({
      type: fc.constant('ObjectEvent'),
      quantityList: some(fc.record({ epcClass: someClass, quantity: fc.double(), uom: fc.constant('KGM') })),
      readPoint: fc.constant({ id: 'urn:epc:id:sgln:9521234.00001.0' }),
      errorDeclaration: fc.constant({ declarationTime: '2026-11-01T00:00:00Z', reason: 'incorrect_data' }),
      ...shared,
    }),
  )
  .map(event => JSON.parse(JSON.stringify(event)) as Fields);

const aDocument = fc.array(anEvent, { maxLength: 4 }).map((eventList): Fields => ({
  '@context': [CONTEXT, OWN],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-11-24T09:00:00+07:00',
  epcisBody: { eventList },
}));
const aNamedQuery = fc
  .record({
    name: fc.oneof(fc.constantFrom('a', 'b'), garbageText),
    query: fc.oneof(
      fc.constant({ EQ_bizStep: ['shipping'] }),
      fc.constant({ eventType: ['ObjectEvent'], GE_eventTime: 'x' }),
    ),
  })
  .map(one => one as unknown as Fields);

const deep = (depth: number): Json => {
  let value: Json = 1;
  for (let at = 0; at < depth; at++) value = at % 2 ? [value] : { 'my:x': value };
  return value;
};
const WRONG: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1e308,
  5e-324,
  '',
  ' ',
  '\0',
  '\ud800',
  '\u202e\ufeff',
  'a'.repeat(3_000),
  'urn:epc:id:sgtin:1.2.3',
  'urn:epc:id:sgtin:9521234.056789.' + '%'.repeat(20),
  'https://id.gs1.org/01/00000000000000/21/%zz',
  'https://id.gs1.org/01/09521234567899/10/a/10/b/21/c/21/d?x=%',
  '0000-00-00T00:00:00Z',
  '-271821-04-20T00:00:00Z',
  '9999-12-31T23:59:60+14:00',
  '2026-11-24T09:00:00.1234567890123456789Z',
  '+99:99',
  [],
  {},
  [null],
  [[]],
  { '@id': 1 },
  { 'my:a': { 'my:b': null }, toString: 1 },
  Array.from({ length: 2_000 }, () => 'urn:epc:id:sgtin:9521234.056789.F1'),
  deep(60),
  deep(3_000),
];
const wrong: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom(...WRONG),
  garbageText,
  fc.jsonValue() as fc.Arbitrary<Json>,
);

type Path = readonly string[];
/** Down to a depth in which no field of the standard lies. */
function placesIn(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null || path.length > 12) return [path];
  return [path, ...Object.entries(value).flatMap(([key, one]) => placesIn(one, [...path, key]))];
}
function changeAt(value: Json, [key, ...rest]: Path, change: (holder: Json) => Json): Json {
  if (key === undefined || typeof value !== 'object' || value === null) return change(value);
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Fields;
  copy[key] = changeAt(copy[key] as Json, rest, change);
  return copy;
}

type Change = (value: Json) => Json;
const CHANGES: fc.Arbitrary<Change> = fc.oneof(
  wrong.map(
    (other): Change =>
      () =>
        other,
  ),
  fc.tuple(fc.oneof(garbageText, fc.constantFrom('@context', 'epcList', 'my:x', '__proto__')), wrong).map(
    ([key, other]): Change =>
      holder =>
        Array.isArray(holder) ? [...holder, other] : typeof holder === 'object' ? { ...holder, [key]: other } : other,
  ),
  fc.constant<Change>(value => (Array.isArray(value) ? [...value, ...value] : [value])),
);

/** With up to three things in it that are not as they should be. */
const garbled = (document: fc.Arbitrary<Fields>): fc.Arbitrary<string> =>
  fc
    .tuple(document, fc.array(fc.tuple(fc.nat(10_000), CHANGES), { maxLength: 3 }))
    .map(([start, changes]) =>
      changes.reduce((value: Json, [at, change]) => {
        // In a deeply nested value there are more places than anybody would look at.
        const places = placesIn(value).slice(0, 400);
        return changeAt(value, places[at % places.length] as Path, change);
      }, start),
    )
    .map(value => JSON.stringify(value));

const truncated = fc
  .tuple(garbled(aDocument), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([text, at]) => text.slice(0, Math.floor(text.length * at)));
const noJson: fc.Arbitrary<string | Buffer> = fc.oneof(
  garbageText,
  fc.constantFrom(
    '',
    '[',
    '['.repeat(50_000),
    '{"a":'.repeat(20_000),
    '\ufeff{}',
    '{"__proto__":{"a":1}}',
    'null',
    '1e999999',
  ),
  fc.uint8Array({ maxLength: 60 }).map(bytes => Buffer.from(bytes)),
  garbled(aDocument).map(text => Buffer.from(text, 'utf16le')),
);

const headerText = garbageText.map(text => text.replace(/[^\x20-\x7e]/g, '?').trim());
const oneOfOr = (...known: string[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: headerText });
/** Contradictions included: more than one thing at once, and what does not belong to the request. */
const headers = fc.record(
  {
    'gs1-capture-error-behaviour': oneOfOr('rollback', 'proceed', 'all'),
    'gs1-epcis-version': oneOfOr('2.0', '2.0.1', '1.2'),
    'gs1-epcis-min': oneOfOr('1', '2.0', '3'),
    'gs1-cbv-max': oneOfOr('2', '1.0'),
    'gs1-epc-format': oneOfOr('Always_EPC_URN', 'Never_Translates', 'Always_GS1_Digital_Link, Always_EPC_URN'),
    'gs1-extensions': oneOfOr('my=https://ns.example.com/my#', 'a=,=b,=', '__proto__=x'),
    accept: oneOfOr('*/*', 'application/json;q=0', 'application/xml', 'application/ld+json, */*;q=0.1'),
    'content-encoding': oneOfOr('identity', 'gzip', 'br, gzip'),
    prefer: headerText,
  },
  { requiredKeys: [] },
);
const contentType = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('application/json', 'application/ld+json', 'application/json; charset=utf-8'),
  },
  {
    weight: 1,
    arbitrary: fc.oneof(
      fc.constantFrom(
        'application/xml',
        'text/json',
        'application/json; charset=utf-16',
        'multipart/form-data; boundary=x',
        'json',
        '',
      ),
      headerText,
    ),
  },
);

export interface Sent {
  url: string;
  type?: string;
  body?: string | Buffer;
  headers: Record<string, string>;
}

const withoutUndefined = (all: Partial<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined));

const sentTo = (url: string, ...bodies: fc.Arbitrary<string | Buffer>[]): fc.Arbitrary<Sent> =>
  fc
    .tuple(fc.oneof(...bodies), contentType, fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, headers))
    .map(([body, type, more]) => ({ url, type, body, headers: withoutUndefined(more) }));

const bareEvent = anEvent.map((event): Fields => ({ '@context': [CONTEXT, OWN], ...event }));
export const garbledCapture: fc.Arbitrary<Sent> = fc.oneof(
  { weight: 6, arbitrary: sentTo('/epcis/capture', garbled(aDocument)) },
  { weight: 3, arbitrary: sentTo('/epcis/events', garbled(bareEvent)) },
  { weight: 1, arbitrary: sentTo('/epcis/capture', truncated, noJson) },
  { weight: 1, arbitrary: sentTo('/epcis/queries', garbled(aNamedQuery), noJson) },
);

const NAMES = [
  'eventType', 'GE_eventTime', 'LT_recordTime', 'EQ_action', 'EQ_bizStep', 'EQ_disposition', 'EQ_persistentDisposition_set', 'EQ_readPoint',
  'WD_bizLocation', 'EQ_transformationID', 'EQ_eventID', 'MATCH_epc', 'MATCH_anyEPC', 'MATCH_epcClass', 'MATCH_parentID', 'EXISTS_errorDeclaration',
  'GE_errorDeclarationTime', 'EQ_errorReason', 'EQ_type', 'EQ_deviceID', 'EQ_booleanValue', 'GE_time', 'EQ_quantity', 'GT_quantity_KGM', 'LE_value_CEL',
  'GE_percRank', 'EQ_bizTransaction_po', 'EQ_source_owning_party', 'HASATTR_readPoint', 'EQATTR_bizLocation_x', 'EQ_my:note', 'GT_my:note', 'EXISTS_INNER_my:er',
  'EQ_ILMD_my:grade', 'LT_INNER_ILMD_my:x', 'EQ_SENSORREPORT_my:x', 'orderBy', 'orderDirection', 'eventCountLimit', 'maxEventCount', 'perPage',
  'nextPageToken', '@context',
]; // prettier-ignore
const VALUES = [
  'ObjectEvent', 'ADD|OBSERVE', 'shipping', '2026-11-24T00:00:00Z', '2026-11-24T00:00:00 07:00', '1', '-1', '1e400', '99999999999999999999', 'eventTime',
  'ASC', 'true', '', '|', '||', 'urn:epc:id:sgtin:9521234.056789.F1', 'urn:epc:idpat:sgtin:9521234.*.*', 'urn:epc:id:sgtin:9521234.056789.*',
  'https://id.gs1.org/01/09521234567899/*', 'MHwwfDB8MHwwfDA', 'a|'.repeat(300), 'my:note', '+', '%2B', '0000-01-01T00:00:00Z', '294277-01-01T00:00:00Z',
]; // prettier-ignore
const parameter = fc
  .tuple(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...NAMES).map(encodeURIComponent) },
      { weight: 1, arbitrary: garbagePart },
    ),
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...VALUES).map(encodeURIComponent) },
      { weight: 1, arbitrary: garbagePart },
    ),
  )
  .map(pair => pair.join('='));
const place = fc.oneof(
  { weight: 4, arbitrary: fc.constant('/events') },
  fc
    .tuple(
      fc.constantFrom(
        'events',
        'epcs',
        'eventTypes',
        'bizSteps',
        'dispositions',
        'readPoints',
        'bizLocations',
        'queries',
        'capture',
      ),
      garbagePart,
      fc.constantFrom('', '/events', '/x'),
    )
    .map(([list, part, rest]) => `/${list}/${part}${rest}`),
  fc.constantFrom('', '/', '/capture', '/queries', '/epcs', '/readPoints', '/nextPageToken/x', '/nowhere'),
);
export const garbledQuery: fc.Arbitrary<Sent> = fc
  .tuple(place, fc.array(parameter, { maxLength: 5 }), fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, headers))
  .map(([path, parameters, more]) => ({
    url: `/epcis${path}?${parameters.join('&')}`,
    headers: withoutUndefined(more),
  }));

const ai = fc.oneof(
  fc.constantFrom(...primaryKeys),
  fc.constantFrom('10', '21', '22', '235', '254', '7040', '99', '1', '010', 'gtin', 'xx'),
);
const aiValue = fc.oneof(
  garbagePart,
  fc.constantFrom(
    '09521234567899',
    '9521234567899',
    '00000000000000',
    'a%2Fb',
    '..',
    '.',
    '%2e%2e',
    '٣٣٣',
    '%EF%BC%91',
    '0'.repeat(400),
  ),
);
const link = fc
  .array(fc.tuple(ai, aiValue), { minLength: 1, maxLength: 5 })
  .map(pairs => pairs.map(pair => pair.join('/')).join('/'));
const linkQuery = fc
  .array(
    fc.tuple(
      fc.oneof(fc.constantFrom('linkType', 'context', 'compress', '17', '3103', '10', '21', 'lang'), garbagePart),
      fc.oneof(fc.constantFrom('all', 'linkset', 'gs1:pip', 'gs1:', '261299', '000195'), garbagePart),
    ),
    { maxLength: 4 },
  )
  .map(pairs => pairs.map(pair => pair.join('=')).join('&'));
export const garbledLink: fc.Arbitrary<Sent> = fc
  .tuple(
    fc.oneof(
      { weight: 6, arbitrary: link.map(path => `/${path}`) },
      link.map(path => `/some/where/${path}`),
      fc.tuple(fc.constantFrom('eh', 'ex', 'EH', 'EX'), garbagePart).map(([start, part]) => `/${start}${part}`),
      link.map(path => `//${path}/`),
    ),
    linkQuery,
    fc.record(
      {
        accept: oneOfOr(
          'application/linkset+json',
          'application/json',
          'text/html;q=0',
          'application/ld+json',
          '*/*;q=2',
        ),
        'accept-language': oneOfOr('vi', 'en-US,vi;q=0.5', '*', 'x-klingon;q=9'),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([path, query, more]) => ({ url: query ? `${path}?${query}` : path, headers: withoutUndefined(more) }));
