import { readFileSync } from 'node:fs';
import { describeShared, readJson } from '../../../test/support/shared-data.js';
import type { EpcisEvent, Json } from './event.js';
import { eventHash, hashId } from './event-hash.js';
import { preHash } from './pre-hash.js';

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
