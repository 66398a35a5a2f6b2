// Our JSON Schema of EPCIS 2.0 events and documents, written from the standard (EPCIS 2.0 §7.3, §7.4; CBV 2.0 §7). ajv compiles it
// once. It sees shapes; what two fields say together is in event-rules.ts.
import { BIZ_STEPS, BIZ_TRANSACTION_TYPES, COMPONENTS, DISPOSITIONS, ERROR_REASONS } from './vocabulary.js';
import { MEASUREMENTS, PARTY_TYPES, SENSOR_ALERTS } from './vocabulary.js';

type Schema = Record<string, unknown>;

const uri: Schema = { type: 'string', format: 'uri' };
const time: Schema = { type: 'string', format: 'date-time' };
const text: Schema = { type: 'string' };
const number: Schema = { type: 'number' };
const listOf = (items: Schema, more: Schema = {}): Schema => ({ type: 'array', items, ...more });

/** A bare word of the standard, or somebody's own as a URI; the standard's words in their old URN spelling are no own ones. */
const word = (known: readonly string[], notOwn: string): Schema => ({
  anyOf: [
    { type: 'string', enum: known },
    { ...uri, pattern: `^(?!${notOwn})` },
  ],
});
const CBV = '(urn:epcglobal:cbv|https?://ns\\.gs1\\.org/cbv/)';
const VOC = 'https?://(www\\.)?gs1\\.org/voc/';

const disposition = word(DISPOSITIONS, CBV);
const context: Schema = {
  anyOf: [uri, { type: 'object' }, listOf({ anyOf: [uri, { type: 'object' }] }, { uniqueItems: true })],
};

/** Only these keys and prefixed ones. */
const keys = (...names: string[]): Schema => ({ anyOf: [{ enum: names }, uri] });

/** An object whose further keys must be prefixed. */
const open = (properties: Record<string, Schema>, required: string[] = []): Schema => ({
  type: 'object',
  properties,
  required,
  propertyNames: keys(...Object.keys(properties)),
});
const closed = (properties: Record<string, Schema>, required: string[] = []): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const quantities = listOf(
  closed({ epcClass: uri, quantity: number, uom: { type: 'string', pattern: '^[A-Z0-9]{2,3}$' } }, ['epcClass']),
);
const epcs = listOf(uri, { uniqueItems: true });
const place: Schema = { type: 'object', properties: { id: uri }, required: ['id'] };
const persistentDisposition: Schema = {
  ...closed({
    set: listOf(disposition, { minItems: 1, uniqueItems: true }),
    unset: listOf(disposition, { minItems: 1, uniqueItems: true }),
  }),
  minProperties: 1,
};

const METADATA = {
  time,
  startTime: time,
  endTime: time,
  deviceID: uri,
  deviceMetadata: uri,
  rawData: uri,
  dataProcessingMethod: uri,
  bizRules: uri,
};
const REPORT = {
  type: word(MEASUREMENTS, VOC),
  exception: word(SENSOR_ALERTS, VOC),
  deviceID: uri,
  deviceMetadata: uri,
  rawData: uri,
  dataProcessingMethod: uri,
  bizRules: uri,
  time,
  microorganism: uri,
  chemicalSubstance: uri,
  coordinateReferenceSystem: uri,
  value: number,
  component: word(COMPONENTS, CBV),
  stringValue: text,
  booleanValue: { type: 'boolean' },
  hexBinaryValue: { type: 'string', pattern: '^[A-Fa-f0-9]+$' },
  uriValue: uri,
  minValue: number,
  maxValue: number,
  meanValue: number,
  sDev: number,
  percRank: number,
  percValue: number,
  uom: text,
};
const sensorElement = open(
  { sensorMetadata: open(METADATA), sensorReport: listOf(open(REPORT, ['type']), { minItems: 1 }) },
  ['sensorReport'],
);

const COMMON = {
  '@context': context,
  type: text,
  eventTime: time,
  recordTime: time,
  eventTimeZoneOffset: { type: 'string', pattern: '^[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00)$' },
  eventID: uri,
  certificationInfo: { anyOf: [listOf(uri), uri] },
  errorDeclaration: open({ declarationTime: time, reason: word(ERROR_REASONS, CBV), correctiveEventIDs: listOf(uri) }, [
    'declarationTime',
  ]),
};
const WHY_AND_WHERE = {
  bizStep: word(BIZ_STEPS, CBV),
  disposition,
  persistentDisposition,
  readPoint: place,
  bizLocation: place,
  bizTransactionList: listOf(
    closed({ type: word(BIZ_TRANSACTION_TYPES, CBV), bizTransaction: uri }, ['bizTransaction']),
  ),
  sourceList: listOf(closed({ type: word(PARTY_TYPES, CBV), source: uri }, ['type', 'source'])),
  destinationList: listOf(closed({ type: word(PARTY_TYPES, CBV), destination: uri }, ['type', 'destination'])),
  sensorElementList: listOf(sensorElement),
};
const action: Schema = { type: 'string', enum: ['ADD', 'OBSERVE', 'DELETE'] };
const ilmd: Schema = { type: 'object', propertyNames: uri };

const event = (properties: Record<string, Schema>, required: string[], more: Schema = {}): Schema => ({
  ...open({ ...COMMON, ...WHY_AND_WHERE, ...properties }, ['type', 'eventTime', 'eventTimeZoneOffset', ...required]),
  ...more,
});
const has = (name: string, minItems = 1): Schema => ({
  required: [name],
  properties: { [name]: { type: 'array', minItems } },
});
const isDelete: Schema = { properties: { action: { const: 'DELETE' } } };
const childOf = { parentID: uri, childEPCs: listOf(uri), childQuantityList: quantities, action };
const someChild: Schema = { anyOf: [has('childEPCs'), has('childQuantityList'), isDelete] };
const someInput: Schema = { anyOf: [has('inputEPCList'), has('inputQuantityList')] };
const someOutput: Schema = { anyOf: [has('outputEPCList'), has('outputQuantityList')] };

/** One schema per event type. */
export const eventSchemas: Record<string, Schema> = {
  ObjectEvent: event({ epcList: epcs, quantityList: quantities, action, ilmd }, ['action'], {
    anyOf: [
      has('epcList', 0),
      has('quantityList'),
      { required: ['readPoint'], ...{ allOf: [has('sensorElementList')] } },
    ],
    // Master data of an instance or lot is given when it comes into being.
    if: { required: ['ilmd'] },
    then: { properties: { action: { const: 'ADD' } } },
  }),
  AggregationEvent: event(childOf, ['action'], someChild),
  AssociationEvent: event(childOf, ['action', 'parentID'], someChild),
  TransactionEvent: event(
    { parentID: uri, epcList: listOf(uri), quantityList: quantities, action },
    ['action', 'bizTransactionList'],
    {
      allOf: [has('bizTransactionList')],
      anyOf: [has('epcList', 0), has('quantityList'), isDelete],
    },
  ),
  TransformationEvent: event(
    {
      inputEPCList: epcs,
      inputQuantityList: quantities,
      outputEPCList: epcs,
      outputQuantityList: quantities,
      transformationID: uri,
      ilmd,
    },
    [],
    {
      // Parts of one transformation may be told one by one under its id.
      anyOf: [
        { allOf: [someInput, someOutput] },
        { required: ['transformationID'], allOf: [{ anyOf: [someInput, someOutput] }] },
      ],
    },
  ),
};

/** An event type of somebody's own: the standard only knows when it was. */
export const extendedEventSchema: Schema = {
  type: 'object',
  properties: { ...COMMON, type: uri },
  required: ['type', 'eventTime', 'eventTimeZoneOffset'],
};

const vocabularyElement: Schema = {
  type: 'object',
  properties: {
    id: uri,
    attributes: listOf({
      type: 'object',
      properties: { id: uri, attribute: { type: ['number', 'string', 'object'] } },
      required: ['id'],
    }),
    children: listOf(uri),
  },
  required: ['id'],
};
const vocabularyList = listOf({
  type: 'object',
  properties: { type: uri, vocabularyElementList: listOf(vocabularyElement) },
  required: ['type'],
});
/** Events are looked at one by one, so that an error names its event. */
const eventList = listOf({ type: 'object' });
const VERSION = { type: 'string', pattern: '^\\d+(\\.\\d+)*$' };

/** The documents around events; their events are `{}` here. */
export const documentSchemas: Record<string, Schema> = {
  EPCISDocument: open(
    {
      '@context': context,
      id: uri,
      type: text,
      schemaVersion: VERSION,
      creationDate: time,
      instanceIdentifier: text,
      sender: text,
      receiver: text,
      epcisHeader: open({ epcisMasterData: { type: 'object', properties: { vocabularyList } } }),
      epcisBody: { type: 'object', properties: { eventList }, required: ['eventList'] },
    },
    ['@context', 'type', 'schemaVersion', 'creationDate', 'epcisBody'],
  ),
  EPCISQueryDocument: open(
    {
      '@context': context,
      id: uri,
      type: text,
      schemaVersion: VERSION,
      creationDate: time,
      epcisBody: open(
        {
          queryResults: open(
            {
              queryName: text,
              subscriptionID: text,
              resultsBody: open({ eventList, vocabularyList }, ['eventList']),
            },
            ['queryName', 'resultsBody'],
          ),
        },
        ['queryResults'],
      ),
    },
    ['@context', 'type', 'epcisBody'],
  ),
};
