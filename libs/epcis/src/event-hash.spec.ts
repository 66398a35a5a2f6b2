import { readFileSync } from 'node:fs';
import { describeShared, readJson } from '../../../test/support/shared-data.js';
import type { EpcisEvent, Json } from './event.js';
import { eventHash, hashId } from './event-hash.js';
import { preHash } from './pre-hash.js';
import { EPCIS_CONTEXT } from './prefixes.js';

interface Document {
  '@context': Json;
  epcisBody: { eventList: EpcisEvent[] };
}

const linesOf = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line !== '');

describeShared('the reference hashes (H01–H07, H09)', 'event-hash', folder => {
  it.each([
    'ReferenceEventHashAlgorithm',
    'ReferenceEventHashAlgorithm2',
    'TimeStampRoundOff',
    'epcisDocWithSensorComponent',
    'epcisDocWithSingleEvent',
    'epcisDocWithVariousEventTypes',
    'epcisEventWithCURIEs',
    'epclist_normalisation',
    'persistentDisposition',
  ])('of %s are ours', name => {
    const { '@context': context, epcisBody } = readJson<Document>(`${folder}/${name}.jsonld`);
    const events = epcisBody.eventList;
    expect(events.map(event => preHash(event, context))).toEqual(linesOf(`${folder}/${name}.prehashes`));
    expect(events.map(event => hashId(eventHash(event, context)))).toEqual(linesOf(`${folder}/${name}.hashes`));
  });
});

// No reference hash is of a TransactionEvent with a parent and single things; the order of the two is that of the table in CBV 2.0 §8.9.
it('H02 has single things before the parent they are with, and quantities behind it', () => {
  const event: EpcisEvent = {
    type: 'TransactionEvent',
    eventTime: '2026-11-20T12:00:00.000+07:00',
    eventTimeZoneOffset: '+07:00',
    parentID: 'urn:epc:id:sscc:9529001.0000000001',
    epcList: ['https://id.gs1.org/01/09529001010012/21/B', 'https://id.gs1.org/01/09529001010012/21/A'],
    quantityList: [{ epcClass: 'https://id.gs1.org/01/09529001010012/10/L1', quantity: 2.5, uom: 'KGM' }],
    action: 'ADD',
    bizStep: 'shipping',
    bizTransactionList: [{ type: 'po', bizTransaction: 'urn:example:po:7' }],
  };
  const byHand =
    'eventType=TransactionEventeventTime=2026-11-20T05:00:00.000ZeventTimeZoneOffset=+07:00' +
    'epcListepc=https://id.gs1.org/01/09529001010012/21/Aepc=https://id.gs1.org/01/09529001010012/21/B' +
    'parentID=https://id.gs1.org/00/095290010000000013' +
    'quantityListquantityElementepcClass=https://id.gs1.org/01/09529001010012/10/L1quantity=2.5uom=KGM' +
    'action=ADDbizStep=https://ref.gs1.org/cbv/BizStep-shipping' +
    'bizTransactionListtype=https://ref.gs1.org/cbv/BTT-pobizTransaction=urn:example:po:7';
  expect(preHash(event, EPCIS_CONTEXT)).toBe(byHand);
});
