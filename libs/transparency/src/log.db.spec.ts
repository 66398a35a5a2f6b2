import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { commitment, Log, type LogLine } from './index.js';

const aLine = (changes: Partial<LogLine> = {}): LogLine => ({
  kind: 'event',
  subject: 'ni:///sha-256;00?ver=CBV2.0',
  salt: Buffer.alloc(16, 7),
  content: Buffer.from('{"type":"ObjectEvent"}'),
  recordTime: new Date('2026-11-24T02:00:00.123Z'),
  actor: 'key-1',
  ...changes,
});

describe('lines for the log', () => {
  let on: TestDatabase;
  let log: Log;
  beforeAll(async () => {
    on = await testDatabase();
    log = new Log(on.db);
  });
  afterAll(() => on.drop());
  const pending = () =>
    on.ask<{ entry: string; record_time: Date }>('SELECT entry, record_time FROM transparency_pending ORDER BY id');

  it('are saved with the change, and lost with it', async () => {
    await on.db.transaction(tx => log.add(tx, [aLine(), aLine({ subject: 'second' })]));
    await on.db
      .transaction(async tx => {
        await log.add(tx, [aLine({ subject: 'third' })]);
        throw new Error('the change was refused');
      })
      .catch(() => undefined);
    expect((await pending()).map(row => (JSON.parse(row.entry) as { subject: string }).subject)).toEqual([
      aLine().subject,
      'second',
    ]);
  });

  it('hold an id, a salted hash, the time and who acted, and not a byte of the content (T14)', async () => {
    const [{ entry } = { entry: '' }] = await pending();
    expect(entry).toBe(
      `{"kind":"event","subject":"ni:///sha-256;00?ver=CBV2.0","sha256":"${commitment(aLine())}","recordTime":"2026-11-24T02:00:00.123Z","actor":"key-1"}`,
    );
  });

  it('with half a character or a control character in an id are a mistake of ours', async () => {
    for (const subject of ['a\u0000b', 'a\ud800']) {
      await expect(on.db.transaction(tx => log.add(tx, [aLine({ subject })]))).rejects.toThrow('not an id');
    }
    await expect(on.db.transaction(tx => log.add(tx, [aLine({ subject: 'x'.repeat(65_536) })]))).rejects.toThrow(
      '65535 bytes',
    );
  });

  it('get their time while their transaction can be seen to write, in whole milliseconds', async () => {
    const before = Date.now();
    const { time, held } = await on.db.transaction(async tx => {
      const time = await log.recordTime(tx);
      const held = (await tx.query("SELECT mode FROM pg_locks WHERE locktype = 'advisory'")) as unknown[];
      return { time, held };
    });
    expect(held).toEqual([{ mode: 'ShareLock' }]);
    expect(Math.abs(time.getTime() - before)).toBeLessThan(60_000);
  });
});
