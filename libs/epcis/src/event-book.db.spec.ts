import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Log, commitment } from '#libs/transparency';
import type { Tx } from '#platform/database';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { describeShared, readJson } from '../../../test/support/shared-data.js';
import { EventBook, EventRule, EventRules, eventHash, hashId, type EpcisEvent, type StoredEvent } from './index.js';
import { prepareEvent } from './prepare-event.js';
import { readDocument } from './validate.js';

const BY = { party: 'partner-a', actor: 'key-a' };
const LOT = 'https://id.gs1.org/01/09521234567899/10/L1';

const harvest = (change: Partial<EpcisEvent> = {}): EpcisEvent => ({
  type: 'ObjectEvent',
  eventTime: '2026-11-20T09:00:00.000+07:00',
  eventTimeZoneOffset: '+07:00',
  action: 'ADD',
  bizStep: 'creating_class_instance',
  quantityList: [{ epcClass: LOT, quantity: 40, uom: 'KGM' }],
  readPoint: { id: 'https://id.gs1.org/414/9521234000009/254/P1' },
  ...change,
});

describe('the book of events', () => {
  let on: TestDatabase;
  let rules: EventRules;
  let book: EventBook;
  beforeAll(async () => {
    on = await testDatabase();
  });
  beforeEach(() => {
    rules = new EventRules();
    book = new EventBook(on.db, rules, new Log(on.db));
  });
  afterAll(() => on.drop());

  const append = (events: EpcisEvent[], by = BY) => on.db.transaction(tx => book.append(tx, events, by));
  const countOf = async (eventId: string) =>
    (await on.ask<{ n: number }>('SELECT count(*)::int AS n FROM epcis_event WHERE event_id = $1', [eventId]))[0]?.n;

  it('names an event by its hash and says when it was written down (E15)', async () => {
    const event = harvest();
    const [appended] = await append([event]);
    expect(appended).toEqual({ eventId: hashId(eventHash(event)), isNew: true, flags: [] });
    const [row] = await on.ask<{ late: number; canonical: string; step: string }>(
      `SELECT extract(epoch FROM clock_timestamp() - record_time)::float AS late, biz_step AS step,
         convert_from(canonical, 'UTF8') AS canonical FROM epcis_event WHERE event_id = $1`,
      [appended?.eventId],
    );
    expect(row?.late).toBeGreaterThanOrEqual(0);
    expect(row?.step).toBe('creating_class_instance');
    expect(JSON.parse(row?.canonical ?? '')).toEqual(event);
    expect(
      await on.ask('SELECT role, epc, kind, quantity::float AS quantity, uom FROM epcis_event_epc WHERE epc = $1', [
        LOT,
      ]),
    ).toEqual([{ role: 'class', epc: LOT, kind: 'https://id.gs1.org/01/09521234567899', quantity: 40, uom: 'KGM' }]);
  });

  it('leaves a line for the log that commits to the kept bytes', async () => {
    const [told] = await append([harvest({ eventTime: '2026-11-09T09:00:00+07:00' })]);
    const [row] = await on.ask<{ salt: Buffer; content: Buffer; recordTime: Date }>(
      'SELECT salt, canonical AS content, record_time AS "recordTime" FROM epcis_event WHERE event_id = $1',
      [told?.eventId],
    );
    const lines = await on.ask<{ entry: string }>('SELECT entry FROM transparency_pending WHERE entry LIKE $1', [
      `%${told?.eventId}%`,
    ]);
    expect(lines.map(line => JSON.parse(line.entry) as unknown)).toEqual([
      {
        kind: 'event',
        subject: told?.eventId,
        sha256: row && commitment(row),
        recordTime: row?.recordTime.toISOString(),
        actor: 'key-a',
      },
    ]);
  });

  it('takes the same event in another spelling for the same (E19)', async () => {
    const first = harvest({ eventTime: '2026-11-20T10:00:00.000+07:00' });
    const other = harvest({
      eventTime: '2026-11-20T03:00:00Z',
      quantityList: [{ uom: 'KGM', quantity: 40.0, epcClass: 'urn:epc:class:lgtin:9521234.056789.L1' }],
    });
    const [one] = await append([first]);
    expect(await append([other])).toEqual([{ eventId: one?.eventId, isNew: false, flags: [] }]);
    expect(await append([first, other, first])).toEqual(
      Array(3).fill({ eventId: one?.eventId, isNew: false, flags: [] }),
    );
    expect(await countOf(one?.eventId ?? '')).toBe(1);
  });

  it('refuses another content under an id that is taken, and keeps nothing of the append (E19)', async () => {
    const eventID = 'urn:uuid:6e2e3a40-0c1e-4a5b-8a4b-94b1f6a1d001';
    await append([harvest({ eventID, eventTime: '2026-11-21T09:00:00+07:00' })]);
    const good = harvest({ eventID: 'urn:uuid:6e2e3a40-0c1e-4a5b-8a4b-94b1f6a1d002' });
    const bad = harvest({ eventID, eventTime: '2026-11-22T09:00:00+07:00' });
    await expect(append([good, bad])).rejects.toMatchObject({ code: 'event-id-taken', eventId: eventID });
    expect(await countOf(good.eventID ?? '')).toBe(0);
  });

  it('takes a hash id from nobody whose hash it is, whoever else claims it (E19)', async () => {
    const claimed = `ni:///sha-256;${'5f'.repeat(32)}?ver=CBV2.0`;
    const [one, other] = ['2026-11-01', '2026-11-02'].map(day =>
      harvest({ eventID: claimed, eventTime: `${day}T09:00:00Z` }),
    );
    expect(await append([one as EpcisEvent, other as EpcisEvent])).toMatchObject([{ isNew: true }, { isNew: true }]);
    expect(await append([other as EpcisEvent])).toMatchObject([{ eventId: claimed, isNew: false }]);
    const rightful = harvest({ eventTime: '2026-11-03T09:00:00Z' });
    const [told] = await append([rightful]);
    const eventID = told?.eventId;
    await expect(append([{ ...rightful, eventID, bizStep: 'packing' }])).rejects.toMatchObject({
      code: 'event-id-taken',
    });
  });

  it('keeps a declaration of error beside the event that it declares wrong (E20)', async () => {
    const event = harvest({ eventTime: '2026-11-19T09:00:00+07:00' });
    const [told] = await append([event]);
    const errorDeclaration = { declarationTime: '2026-11-24T08:00:00+07:00', reason: 'incorrect_data' };
    const declared = await append([{ ...event, errorDeclaration }]);
    expect(declared).toEqual([{ eventId: told?.eventId, isNew: true, flags: [] }]);
    expect(await append([{ ...event, errorDeclaration }])).toMatchObject([{ isNew: false }]);
    expect(await countOf(told?.eventId ?? '')).toBe(2);
    const eventID = told?.eventId;
    await expect(
      append([{ ...event, eventID, errorDeclaration }], { party: 'partner-b', actor: 'key-b' }),
    ).rejects.toMatchObject({ code: 'event-of-another' });
    await expect(append([{ ...event, eventID, bizStep: 'packing', errorDeclaration }])).rejects.toMatchObject({
      code: 'event-id-taken',
    });
  });

  it('refuses what is no event, before anything is written (E17, E18)', async () => {
    await expect(append([harvest({ bizStep: 'transforming' })])).rejects.toMatchObject({ code: 'event-invalid' });
    await expect(append([harvest({ 'nobody:knows': 1 })])).rejects.toMatchObject({
      faults: ['@context: does not say what nobody: is'],
    });
  });

  it('lets the libs above have their say: flags, or everything back', async () => {
    const seen: StoredEvent[] = [];
    class Watchful extends EventRule {
      async admit(_tx: Tx, events: readonly StoredEvent[]) {
        seen.push(...events);
        if (events.some(({ event }) => event.disposition === 'stolen')) throw new Error('no');
        return events.map(({ eventId }) => ({ eventId, name: 'yield' }));
      }
    }
    rules.add(new Watchful());
    const event = harvest({ eventTime: '2026-11-18T09:00:00+07:00' });
    expect(await append([event])).toMatchObject([{ isNew: true, flags: ['yield'] }]);
    expect(await append([event])).toMatchObject([{ isNew: false, flags: [] }]);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({ party: 'partner-a', isDeclaration: false, epcs: [{ epc: LOT, quantity: 40 }] });
    const refused = harvest({ eventTime: '2026-11-17T09:00:00+07:00', disposition: 'stolen' });
    await expect(append([refused])).rejects.toThrow('no');
    expect(await countOf(hashId(eventHash(refused)))).toBe(0);
  });

  it('leaves one event when many tell it at once, in any order (E19)', async () => {
    const events = Array.from({ length: 8 }, (_, n) => harvest({ eventTime: `2026-11-10T09:00:0${n}+07:00` }));
    const tellings = Array.from({ length: 6 }, (_, n) => append(n % 2 ? [...events].reverse() : events));
    const told = (await Promise.all(tellings)).flat();
    expect(told.filter(one => one.isNew)).toHaveLength(8);
    for (const event of events) expect(await countOf(hashId(eventHash(event)))).toBe(1);
  });

  it('hands custody on with the goods, and to nobody who only says so (E45)', async () => {
    const epcClass = 'https://id.gs1.org/01/09521234567899/10/CUSTODY';
    const coop = await aCooperative(on);
    const told = harvest({ quantityList: [{ epcClass, quantity: 5, uom: 'KGM' }] });
    const toCoop = { type: 'possessing_party', destination: `https://id.gs1.org/417/${coop.gln}` };
    const sent = { ...told, action: 'OBSERVE', bizStep: 'shipping', destinationList: [toCoop] } as EpcisEvent;
    await append([told]);
    await append([sent], { party: 'partner-b', actor: 'key-b' });
    const holders = async () =>
      (await on.ask<{ party: string }>('SELECT party FROM epcis_custody WHERE epc = $1 ORDER BY 1', [epcClass])).map(
        row => row.party,
      );
    expect(await holders()).toEqual(['partner-a']);
    await append([{ ...sent, eventTime: '2026-11-20T11:00:00+07:00' }]);
    expect(await holders()).toEqual([coop.id, 'partner-a'].sort());
  });

  describeShared('the examples of the standard', 'epcis/examples', folder => {
    it('are all taken into one book', async () => {
      const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
        /\.json(ld)?$/.test(name),
      );
      expect(names.length).toBeGreaterThan(40);
      for (const name of names) {
        const document = readDocument(readJson(join(folder, name)));
        if ('faults' in document) throw new Error(`${name}: ${document.faults.join()}`);
        const prepared = document.events.map(event => prepareEvent(event as EpcisEvent, document.context));
        const told = await on.db
          .transaction(tx => book.write(tx, prepared, { party: name, actor: 'example' }))
          .catch((error: unknown) => {
            throw new Error(`${name}: ${String(error)}`);
          });
        expect(told).toHaveLength(prepared.length);
      }
    });
  });
});

async function aCooperative({ ask }: TestDatabase): Promise<{ id: string; gln: string }> {
  const gln = '9521234000115';
  const [row] = await ask<{ id: string }>(
    `INSERT INTO cooperatives_cooperative (id, slug, legal_form, name, sector, tax_code, registered_on, members, commune_code,
       address_line, phone, gs1_prefix, gln, created_at)
     SELECT gen_random_uuid(), 'htx-thu', 'HTX', 'HTX Thử', 'agriculture', '6200000001', '2020-01-01', 9, code, 'bản', '+84912345678',
       '9521234', $1, now() FROM places_unit ORDER BY code LIMIT 1 RETURNING id`,
    [gln],
  );
  return { id: row?.id ?? '', gln };
}
