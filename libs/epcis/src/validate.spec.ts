import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describeShared, readJson } from '../../../test/support/shared-data.js';
import type { Json } from './event.js';
import { EPCIS_CONTEXT } from './prefixes.js';
import { eventFaults, readDocument } from './validate.js';

const jsonFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.json(ld)?$/.test(name))
    .sort();

function faultsOf(body: unknown): string[] {
  const document = readDocument(body);
  if ('faults' in document) return document.faults;
  return document.events.flatMap(event => eventFaults(event, document.context));
}

describeShared('the examples of the standard (E17)', 'epcis/examples', folder => {
  it.each(jsonFiles(folder))('are taken: %s', name => {
    expect(faultsOf(readJson(join(folder, name)))).toEqual([]);
  });
});

describeShared('broken documents (E11, E17)', 'epcis/invalid', folder => {
  it.each(jsonFiles(folder))('are refused: %s', name => {
    expect(faultsOf(readJson(join(folder, name)))).not.toEqual([]);
  });
});

describe('what cannot even be made a text (E11)', () => {
  it.each([{ type: { toString: 1 } }, { type: 'EPCISDocument', epcisBody: { toString: 1 } }, { type: [null] }])(
    'is refused as a document: %j',
    body => expect(faultsOf(body)).not.toEqual([]),
  );
  it('is refused as an event', () => expect(eventFaults({ type: { toString: 1 } })).not.toEqual([]));
});

describe('what a schema cannot see (E18)', () => {
  const told = (more: object) => ({ eventTime: '2026-11-24T09:00:00Z', eventTimeZoneOffset: '+07:00', ...more });
  const childEPCs = ['urn:epc:id:sgtin:9521234.099999.1'];
  const parentID = 'urn:epc:id:sscc:9521234.0000000017';
  const declared = { declarationTime: '2026-11-24T10:00:00Z', reason: 'did_not_occur' };

  it.each<[string, object, boolean]>([
    ['packed into something', { type: 'AggregationEvent', action: 'ADD', parentID, childEPCs }, true],
    ['packed into nothing', { type: 'AggregationEvent', action: 'ADD', childEPCs }, false],
    ['taken out of nothing', { type: 'AggregationEvent', action: 'DELETE', childEPCs }, false],
    ['all taken out', { type: 'AggregationEvent', action: 'DELETE', parentID }, true],
    ['seen together', { type: 'AggregationEvent', action: 'OBSERVE', childEPCs }, true],
    ['declared to be wrong', { type: 'AggregationEvent', action: 'ADD', childEPCs, errorDeclaration: declared }, true],
    ['associated with nothing', { type: 'AssociationEvent', action: 'ADD', childEPCs }, false],
    ['nothing associated', { type: 'AssociationEvent', action: 'OBSERVE', parentID, childEPCs: [] }, false],
    ['parted from all', { type: 'AssociationEvent', action: 'DELETE', parentID }, true],
  ])('things %s', (_what, event, isRight) => {
    expect(eventFaults(told(event)).length === 0).toBe(isRight);
  });

  it.each<[string, unknown, boolean]>([
    ['nobody', [EPCIS_CONTEXT], false],
    ['the document', [EPCIS_CONTEXT, { ex: 'https://ns.example.com/x/' }], true],
    ['somebody else, perhaps', [EPCIS_CONTEXT, 'https://ns.example.com/context.jsonld'], true],
    ['nobody, at another address of the standard', ['https://gs1.github.io/EPCIS/epcis-context.jsonld'], false],
  ])('a prefix that %s explains', (_who, context, isRight) => {
    const event = told({ type: 'ObjectEvent', action: 'OBSERVE', epcList: childEPCs, 'ex:note': 'x' });
    expect(eventFaults(event, context as Json).length === 0).toBe(isRight);
  });
});
