import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describeShared, readJson } from '../../../test/support/shared-data.js';
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
