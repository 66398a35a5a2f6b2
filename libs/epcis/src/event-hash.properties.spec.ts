// One event has many spellings and one hash; another event has another hash (H08). Any event, any spelling, any change.
import fc from 'fast-check';
import { gtin14 } from '#libs/gs1';
import type { EpcisEvent, Json } from './event.js';
import { eventHash } from './event-hash.js';
import { eventFaults } from './validate.js';
import { EPCIS_CONTEXT } from './prefixes.js';

type Fields = { [key: string]: Json };

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 60);
const NAMESPACE = 'https://ns.example.com/farm#';
const hex = (event: Fields, context: Json = [EPCIS_CONTEXT, { my: NAMESPACE }]) =>
  eventHash(event as unknown as EpcisEvent, context).toString('hex');

const serial = fc.stringMatching(/^[A-Z0-9]{1,12}$/);
const prefix = '952900101';
const item = fc.integer({ min: 1, max: 99 }).map(number => gtin14(prefix, number));
const epc = fc.tuple(item, serial).map(([gtin, text]) => `https://id.gs1.org/01/${gtin}/21/${text}`);
const lot = fc.tuple(item, serial).map(([gtin, text]) => `https://id.gs1.org/01/${gtin}/10/${text}`);
const amount = fc.integer({ min: 1, max: 9_999_999 }).map(thousandths => thousandths / 1000);
const quantity = fc.record({ epcClass: lot, quantity: amount, uom: fc.constantFrom('KGM', 'LTR') });
const moment = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) });
const word = fc.stringMatching(/^[a-zà-ỹ]{1,10}$/);
const few = <T>(one: fc.Arbitrary<T>) =>
  fc.uniqueArray(one, { minLength: 1, maxLength: 4, selector: v => JSON.stringify(v) });

/** With a bit of everything that the hash takes in. */
const anEvent: fc.Arbitrary<Fields> = fc
  .record({
    at: moment,
    step: fc.constantFrom('shipping', 'receiving', 'packing'),
    disposition: fc.constantFrom('in_transit', 'in_progress', 'active'),
    epcs: few(epc),
    quantities: few(quantity),
    place: serial,
    note: word,
    count: amount,
    inner: few(word),
    grade: word,
    celsius: amount,
    order: serial,
  })
  .map(one => ({
    type: 'ObjectEvent',
    eventTime: new Date(one.at).toISOString(),
    eventTimeZoneOffset: '+07:00',
    action: 'ADD',
    bizStep: one.step,
    disposition: one.disposition,
    epcList: one.epcs,
    quantityList: one.quantities,
    readPoint: { id: `https://id.gs1.org/414/9529001010000/254/${one.place}` },
    bizTransactionList: [{ type: 'po', bizTransaction: `urn:example:po:${one.order}` }],
    sensorElementList: [{ sensorReport: [{ type: 'Temperature', value: one.celsius, uom: 'CEL' }] }],
    ilmd: { 'my:grade': one.grade },
    'my:note': one.note,
    'my:count': one.count,
    'my:parts': { 'my:part': one.inner },
  }));

const mapDeep = (value: Json, change: (value: Json) => Json): Json => {
  if (Array.isArray(value)) return change(value.map(one => mapDeep(one, change)));
  if (typeof value !== 'object' || value === null) return change(value);
  return change(Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapDeep(one, change)])));
};
const renamed = (value: Json, from: string, to: string): Json =>
  mapDeep(value, one =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).map(([key, inner]) => [key.replace(from, to), inner]))
      : one,
  );
/** A stable shuffle: by a number drawn for each place. */
const shuffled = <T>(list: readonly T[], seed: number): T[] =>
  list
    .map((one, at) => [Math.sin(seed + at * 7.3), one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);
const inZone = (iso: string, hours: number): string => {
  const local = new Date(Date.parse(iso) + hours * 3_600_000).toISOString().replace('Z', '');
  return `${local}${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`;
};

const SPELLINGS: Record<string, (event: Fields, seed: number) => [Fields, Json?]> = {
  'its keys in another order': (event, seed) => [
    mapDeep(event, one =>
      typeof one === 'object' && one !== null && !Array.isArray(one)
        ? Object.fromEntries(shuffled(Object.entries(one), seed))
        : one,
    ) as Fields,
  ],
  'its lists in another order': (event, seed) => [
    mapDeep(event, one => (Array.isArray(one) ? shuffled(one, seed) : one)) as Fields,
  ],
  'another prefix for the namespace': event => [
    renamed(event, 'my:', 'theirs:') as Fields,
    [EPCIS_CONTEXT, { theirs: NAMESPACE }],
  ],
  'the context in the event': event => [{ '@context': [EPCIS_CONTEXT, { my: NAMESPACE }], ...event }, EPCIS_CONTEXT],
  'another zone in the time': (event, seed) => [
    { ...event, eventTime: inZone(String(event['eventTime']), (seed % 24) - 11) },
  ],
  'more digits after the second': event => [{ ...event, eventTime: String(event['eventTime']).replace('Z', '000Z') }],
  'blanks around its texts': event => [
    { ...event, bizStep: ` ${String(event['bizStep'])} `, 'my:note': `\n${String(event['my:note'])}\t` },
  ],
  'numbers written with zeros': event => [{ ...event, 'my:count': `+0${(event['my:count'] as number).toFixed(5)}` }],
  'words as URN': event => [
    {
      ...event,
      bizStep: `urn:epcglobal:cbv:bizstep:${String(event['bizStep'])}`,
      disposition: `urn:epcglobal:cbv:disp:${String(event['disposition'])}`,
    },
  ],
  'words as web URI': event => [{ ...event, bizStep: `https://ref.gs1.org/cbv/BizStep-${String(event['bizStep'])}` }],
  'its links on another host': event => [
    mapDeep(event, one =>
      typeof one === 'string' ? one.replace('https://id.gs1.org/', 'https://che.example.vn/some/path/') : one,
    ) as Fields,
  ],
  'its EPCs as URN': event => [
    {
      ...event,
      epcList: (event['epcList'] as string[]).map(link => {
        const [, gtin = '', text = ''] = /01\/(\d{14})\/21\/(.+)$/.exec(link) ?? [];
        return `urn:epc:id:sgtin:${prefix}.0${gtin.slice(10, 13)}.${text}`;
      }),
    },
  ],
  'what does not belong to it (H03)': event => [
    { ...event, recordTime: '2030-01-01T00:00:00Z', eventID: 'urn:uuid:x', 'rdfs:comment': 'hay', childEPCs: [] },
  ],
};

/** Every leaf of the event with its place. */
function leaves(value: Json, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, one]) => leaves(one, [...path, key]));
}
function changedAt(value: Json, [key, ...rest]: (string | number)[], change: (leaf: Json) => Json): Json {
  if (key === undefined) return change(value);
  const copy = structuredClone(value) as Fields;
  copy[key] = changedAt(copy[key] as Json, rest, change);
  return copy;
}
const anotherValue = (leaf: Json): Json => {
  if (typeof leaf === 'number') return leaf + 0.001;
  const text = String(leaf);
  const at = /^\d{4}-\d\d-\d\dT/.test(text) ? new Date(Date.parse(text) + 1).toISOString() : undefined;
  return at ?? (text === '+07:00' ? '+08:00' : `${text}X`);
};

describe('the hash of an event (H08)', () => {
  it('is of events as the standard has them', () => {
    fc.assert(
      fc.property(anEvent, event => {
        expect(eventFaults(event as unknown as EpcisEvent, [EPCIS_CONTEXT, { my: NAMESPACE }])).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it.each(Object.entries(SPELLINGS))('is the same for %s', (_what, spell) => {
    fc.assert(
      fc.property(anEvent, fc.nat(1000), (event, seed) => {
        const [spelled, context] = spell(event, seed);
        expect(hex(spelled, context ?? undefined)).toBe(hex(event));
      }),
      { numRuns: RUNS },
    );
  });

  it('is another one when any value is another', () => {
    fc.assert(
      fc.property(anEvent, event => {
        const hash = hex(event);
        const same = leaves(event).filter(path => hex(changedAt(event, path, anotherValue) as Fields) === hash);
        expect(same).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('is another one when a value is missing, or stands elsewhere', () => {
    fc.assert(
      fc.property(anEvent, event => {
        const hash = hex(event);
        for (const key of Object.keys(event).filter(
          name => !['type', 'eventTime', 'eventTimeZoneOffset'].includes(name),
        ))
          expect([key, hex(Object.fromEntries(Object.entries(event).filter(([name]) => name !== key)))]).not.toEqual([
            key,
            hash,
          ]);
        const { 'my:note': note = '', ...rest } = event;
        expect(hex({ ...rest, 'my:other': note })).not.toBe(hash);
        expect(hex({ ...rest, ilmd: { ...(event['ilmd'] as Fields), 'my:note': note } })).not.toBe(hash);
      }),
      { numRuns: RUNS },
    );
  });

  it('keeps namespaces apart that share a prefix', () => {
    fc.assert(
      fc.property(anEvent, event => {
        expect(hex(event, [EPCIS_CONTEXT, { my: 'https://ns.example.com/other#' }])).not.toBe(hex(event));
      }),
      { numRuns: 30 },
    );
  });
});
