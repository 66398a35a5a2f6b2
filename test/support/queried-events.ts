// Nine events, called a to i, and master data: something to find for every parameter of a query.
import { EPCIS_CONTEXT } from '#libs/epcis';

type Fields = Record<string, unknown>;

const day = (n: number) => `2026-05-0${n}T00:00:00.000Z`;
const event = (letter: string, type: string, fields: Fields): Fields => ({
  type,
  eventID: `https://ns.example.com/e/${letter}`,
  eventTime: day(letter.charCodeAt(0) - 96),
  eventTimeZoneOffset: '+07:00',
  ...fields,
});
const serial = (n: number) => `urn:epc:id:sgtin:9521234.099999.${n}`;
const lot = (name: string) => `urn:epc:class:lgtin:9521234.077777.${name}`;
const site = (n: number, part = '0') => `urn:epc:id:sgln:9521234.0000${n}.${part}`;

const events = [
  event('a', 'ObjectEvent', {
    action: 'ADD',
    bizStep: 'commissioning',
    disposition: 'active',
    epcList: [serial(1)],
    ilmd: { 'my:tree': 'old', 'my:picked': '2026-04-30T07:00:00+07:00', 'my:kind': { 'my:of': 'shan' } },
    'my:grade': 'A',
    'my:count': 5,
    'my:until': '2026-05-31T00:00:00Z',
    'my:word': 'ant',
    'my:many': [30, 2],
    'my:colour': 'my:red',
    'my:outer': { 'my:depth': 2 },
  }),
  event('b', 'AggregationEvent', {
    action: 'ADD',
    bizStep: 'packing',
    parentID: 'urn:epc:id:sscc:9521234.0000000017',
    childEPCs: [serial(2)],
    'my:count': 10,
    'my:until': '2026-06-01T00:00:00Z',
    'my:word': 'Zebra',
    'my:many': [4, 3],
  }),
  event('c', 'ObjectEvent', {
    action: 'OBSERVE',
    bizStep: 'shipping',
    disposition: 'in_transit',
    persistentDisposition: { set: ['completeness_verified'], unset: ['completeness_inferred'] },
    epcList: [serial(1)],
    readPoint: { id: site(1, 'P7'), 'my:shelf': 'top', 'my:rack': { 'my:row': 4 } },
    bizTransactionList: [{ type: 'po', bizTransaction: 'urn:epc:id:gdti:9521234.00001.77' }],
    sourceList: [{ type: 'owning_party', source: 'urn:epc:id:pgln:9521234.00005' }],
    destinationList: [{ type: 'location', destination: site(2) }],
    'my:grade': 'B',
    'my:count': '7.50',
    'my:word': 'ấm',
    'my:many': [9, 1],
  }),
  event('d', 'ObjectEvent', {
    action: 'OBSERVE',
    bizStep: 'sensor_reporting',
    epcList: [],
    quantityList: [{ epcClass: lot('L1'), quantity: 12.5, uom: 'KGM' }],
    bizLocation: { id: site(2), 'my:shelf': 'low' },
    'my:word': 'ant hill',
    sensorElementList: [
      {
        'my:box': 2,
        sensorMetadata: {
          time: '2026-05-04T00:00:00.000Z',
          startTime: '2026-05-03T00:00:00.000Z',
          endTime: '2026-05-04T00:00:00.000Z',
          deviceID: 'urn:epc:id:giai:9521234.D1',
          dataProcessingMethod: 'https://example.com/method',
          bizRules: 'https://example.com/rules',
          'my:fitted': 'door',
        },
        sensorReport: [
          {
            type: 'Temperature',
            value: 3.5,
            minValue: 2.5,
            maxValue: 4,
            meanValue: 3.2,
            sDev: 0.1,
            percRank: 95,
            percValue: 3.9,
            uom: 'CEL',
            'my:trust': 0.95,
            'my:by': { 'my:lab': 7 },
          },
          { type: 'Count', microorganism: 'https://example.com/salmonella', value: 0, booleanValue: true },
          { type: 'MassConcentration', chemicalSubstance: 'https://example.com/lead', stringValue: 'fine' },
          { type: 'Dimensionless', hexBinaryValue: 'F00DCAFE', uriValue: 'https://example.com/value' },
        ],
      },
    ],
  }),
  event('e', 'TransformationEvent', {
    transformationID: 'urn:epc:id:gdti:9521234.00001.5',
    inputEPCList: [serial(8)],
    inputQuantityList: [{ epcClass: lot('L1'), quantity: 39, uom: 'KGM' }],
    outputEPCList: [serial(9)],
    outputQuantityList: [{ epcClass: lot('L2'), quantity: 20, uom: 'KGM' }],
    'my:word': 'bee',
  }),
  event('f', 'TransactionEvent', {
    action: 'ADD',
    bizTransactionList: [{ type: 'my:ticket', bizTransaction: 'urn:x:t:1' }],
    epcList: ['urn:x:thing:1', 'urn:epc:id:gid:95100000.12345.400'],
  }),
  event('g', 'ObjectEvent', {
    action: 'DELETE',
    epcList: ['urn:x:thing:2', 'urn:epc:id:itip:9521234.099999.01.02.7'],
    errorDeclaration: {
      declarationTime: day(8),
      reason: 'incorrect_data',
      correctiveEventIDs: ['https://ns.example.com/e/a'],
      'my:who': 'clerk',
      'my:where': { 'my:desk': 3 },
    },
  }),
  event('h', 'AssociationEvent', {
    action: 'ADD',
    parentID: 'urn:epc:id:grai:9521234.00001.8',
    childEPCs: ['urn:epc:id:giai:9521234.D1'],
    'my:place': site(5),
  }),
  event('i', 'my:GradingEvent', { bizStep: 'my:grading' }),
];

const vocabulary = (type: string, ...elements: Fields[]): Fields => ({
  type: `urn:epcglobal:epcis:vtype:${type}`,
  vocabularyElementList: elements,
});
const thing = (id: string, attributes: Fields, children: string[] = []): Fields => ({
  id,
  attributes: Object.entries(attributes).map(([name, attribute]) => ({ id: name, attribute })),
  ...(children.length > 0 && { children }),
});

export const QUERIED_DOCUMENT = {
  '@context': [EPCIS_CONTEXT, { my: 'https://ns.example.com/my/' }],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-11-24T09:00:00+07:00',
  epcisHeader: {
    epcisMasterData: {
      vocabularyList: [
        vocabulary('ReadPoint', thing(site(1, 'P7'), { 'urn:epcglobal:cbv:mda:sst': '201', 'my:with_underscore': 1 })),
        vocabulary(
          'BusinessLocation',
          thing(site(2), { 'cbvmda:address': { street: 'x' }, 'cbvmda:sst': '204' }),
          thing(site(9), {}, [site(1, 'P7'), site(2)]),
        ),
        vocabulary('EPCClass', thing(lot('L1'), { 'cbvmda:descriptionShort': 'Chè' })),
        vocabulary(
          'EPCInstance',
          thing(serial(1), { 'my:seal': 'red' }),
          thing('urn:epc:id:sscc:9521234.0000000017', { 'my:seal': 'blue' }),
          thing('urn:epc:id:giai:9521234.D1', { 'my:maker': 'Acme' }),
        ),
        vocabulary(
          'SourceDest',
          thing('urn:epc:id:pgln:9521234.00005', { 'my:name': 'Bản Mẫu' }),
          thing(site(5), { 'my:name': 'Bản Mẫu' }),
        ),
        vocabulary('BusinessTransaction', thing('urn:epc:id:gdti:9521234.00001.77', { 'my:total': 5 })),
        vocabulary('TransformationID', thing('urn:epc:id:gdti:9521234.00001.5', { 'my:pan': '2' })),
        vocabulary('BusinessStep', thing('urn:epcglobal:cbv:bizstep:commissioning', { 'my:hard': 'no' })),
        vocabulary('Disposition', thing('https://ref.gs1.org/cbv/Disp-in_transit', { 'my:hard': 'yes' })),
      ],
    },
  },
  epcisBody: { eventList: events },
};
