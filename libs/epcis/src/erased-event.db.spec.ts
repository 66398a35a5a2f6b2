import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import {
  isEqual,
  readVerifierKey,
  rootOf,
  tilePath,
  verifyCheckpoint,
  verifyConsistency,
  verifyProofFile,
} from '#libs/tlog';
import type { TileSource, VerifierKey } from '#libs/tlog';
import { commitment, Log, LogKey, LogSettings, PublishedLog, readEntry, Sequencer } from '#libs/transparency';
import { EventBook, EventRules, type EpcisEvent } from './index.js';

const inspectedOn = (day: number): EpcisEvent => ({
  type: 'ObjectEvent',
  eventTime: `2026-11-${day}T09:00:00.000+07:00`,
  eventTimeZoneOffset: '+07:00',
  action: 'OBSERVE',
  bizStep: 'inspecting',
  epcList: ['https://id.gs1.org/01/09521234567899/21/1'],
});
/** Somebody wrote a name where none belongs, and it has to go. */
const hasName = {
  ...inspectedOn(20),
  '@context': [{ note: 'https://example.com/note/' }],
  'note:by': 'Lò Thị Pành',
} as EpcisEvent;

describe('an event that is erased with its salt (T14)', () => {
  let on: TestDatabase;
  let published: PublishedLog;
  let sequencer: Sequencer;
  let book: EventBook;
  let logKey: VerifierKey;
  let ids: string[];
  beforeAll(async () => {
    on = await testDatabase();
    const settings = new LogSettings('cho.example/log', []);
    const key = new LogKey(on.db, settings);
    [published, sequencer] = [new PublishedLog(on.db, key, settings), new Sequencer(on.db, key)];
    book = new EventBook(on.db, new EventRules(), new Log(on.db));
    logKey = readVerifierKey((await published.keys()).log) as VerifierKey;
    ids = (await append([hasName, inspectedOn(21), inspectedOn(22)])).map(({ eventId }) => eventId);
    await sequencer.takeUp();
  });
  afterAll(() => on.drop());

  const append = (events: EpcisEvent[]) =>
    on.db.transaction(tx => book.append(tx, events, { party: 'partner-a', actor: 'key-a' }));
  const checkpoint = async () => {
    const signed = verifyCheckpoint((await published.checkpoint()) ?? '', logKey);
    if (!signed) throw new Error('no checkpoint of ours');
    return signed;
  };
  const source: TileSource = async tiles =>
    new Map(
      await Promise.all(
        tiles.map(async tile => [tilePath(tile), (await published.tile(tile)) ?? new Uint8Array()] as const),
      ),
    );

  it('leaves a tree in which everything else, and its own line, is still proved', async () => {
    const before = await checkpoint();
    const [kept] = await on.ask<{ salt: Buffer; canonical: Buffer }>(
      'SELECT salt, canonical FROM epcis_event WHERE event_id = $1',
      [ids[0]],
    );
    if (!kept) throw new Error('the event is not there');
    for (const table of ['epcis_event_epc', 'epcis_event_ext'])
      await on.ask(`DELETE FROM ${table} WHERE event = (SELECT id FROM epcis_event WHERE event_id = $1)`, [ids[0]]);
    await on.ask('DELETE FROM epcis_event WHERE event_id = $1', [ids[0]]);

    for (const [index, id] of ids.entries()) {
      const [proof] = await published.proofsOf(id);
      expect(verifyProofFile(proof?.file ?? '', logKey, [])).toMatchObject({ index: BigInt(index) });
    }
    expect(isEqual(await rootOf(before.size, source), before.root)).toBe(true);
    await append([inspectedOn(23)]);
    expect(await sequencer.takeUp()).toBe(1);
    const after = await checkpoint();
    const growth = await published.consistency(before.size, after.size);
    expect(verifyConsistency(before.size, after.size, before.root, after.root, growth)).toBe(true);

    // What is left says nothing: the hash fits the content with the salt that is gone, and with no other.
    const [left] = await published.proofsOf(ids[0] ?? '');
    const { sha256 } = readEntry(left?.entry ?? '');
    expect(commitment({ salt: kept.salt, content: kept.canonical })).toBe(sha256);
    expect(commitment({ salt: Buffer.alloc(32), content: kept.canonical })).not.toBe(sha256);
    expect(await placesOf(kept.salt)).toEqual([]);
    expect(await placesOf(Buffer.from('Lò Thị Pành'))).toEqual([]);
  });

  /** Every table whose rows hold these bytes, as bytes or as text. */
  async function placesOf(bytes: Buffer): Promise<string[]> {
    const tables = await on.ask<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    const found = await Promise.all(
      tables.map(async ({ name }) => {
        const rows = await on.ask(
          `SELECT FROM "${name}" x WHERE x::text ~ $1 OR x::text LIKE '%' || $2 || '%' LIMIT 1`,
          [bytes.toString('hex'), bytes.toString().replace(/\0|[%_\\]/g, '?')],
        );
        return rows.length > 0 ? [name] : [];
      }),
    );
    return found.flat();
  }
});
