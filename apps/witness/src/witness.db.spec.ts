import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import {
  HttpLog,
  parseTilePath,
  readVerifierKey,
  verifyCheckpoint,
  type SignerKey,
  type VerifierKey,
} from '#libs/tlog';
import { Log, LogKey, LogSettings, PublishedLog, Sequencer, Witnesses } from '#libs/transparency';
import { keyFrom, memoryIn } from './witness-files.js';
import { LogMisbehaves, witnessOnce, type WitnessParts } from './witness.js';

/** A log of its own, with the three addresses that a witness uses. */
class OneLog {
  readonly log: Log;
  readonly sequencer: Sequencer;
  readonly published: PublishedLog;
  private readonly witnesses: Witnesses;

  constructor(
    readonly on: TestDatabase,
    key: SignerKey,
    ownKey?: SignerKey,
  ) {
    const settings = new LogSettings('cho.example/log', [key], ownKey);
    const logKey = new LogKey(on.db, settings);
    this.log = new Log(on.db);
    this.sequencer = new Sequencer(on.db, logKey);
    this.published = new PublishedLog(on.db, logKey, settings);
    this.witnesses = new Witnesses(on.db, settings);
  }

  async write(...subjects: string[]): Promise<void> {
    await this.on.db.transaction(async tx => {
      const recordTime = await this.log.recordTime(tx);
      const line = { kind: 'test', salt: randomBytes(16), content: randomBytes(16), recordTime, actor: 'nobody' };
      await this.log.add(
        tx,
        subjects.map(subject => ({ ...line, subject })),
      );
    });
    await this.sequencer.takeUp();
  }

  readonly http = new HttpLog('http://log', (async (url: string, wish: { method?: string; body?: string }) => {
    const path = url.replace('http://log/', '');
    if (wish.method === 'POST') return new Response(String(await this.witnesses.accept(wish.body ?? '')));
    const tile = parseTilePath(path);
    const found = tile ? await this.published.tile(tile) : await this.published.checkpoint();
    return new Response((found as never) ?? null, { status: found === undefined ? 404 : 200 });
  }) as typeof fetch);
}

describe('a witness (T10)', () => {
  let [on, other]: TestDatabase[] = [];
  let log: OneLog;
  let parts: WitnessParts;
  let folder: string;
  let logKey: VerifierKey;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'witness-'));
    const key = await keyFrom(join(folder, 'witness.key'), 'so.example/witness');
    on = await testDatabase();
    log = new OneLog(on, key);
    logKey = readVerifierKey((await log.published.keys()).log) as VerifierKey;
    parts = {
      log: log.http,
      logKey,
      key,
      memory: memoryIn(join(folder, 'witness.checkpoint')),
      now: () => 1_764_216_000,
    };
    await log.write('a', 'b', 'c');
  });
  afterEach(async () => {
    await on?.drop();
    await other?.drop();
    other = undefined as never;
  });

  const signers = async () =>
    verifyCheckpoint((await log.published.checkpoint()) ?? '', logKey, [parts.key])?.note.verified.map(
      ({ name }) => name,
    );

  it('signs what it sees first, then what contains it, and each once', async () => {
    expect(await witnessOnce(parts)).toBe(3n);
    expect(await witnessOnce(parts)).toBeUndefined();
    await log.write(...Array.from({ length: 400 }, (_, at) => `later ${at}`));
    expect(await witnessOnce(parts)).toBe(403n);
    expect(await signers()).toEqual(['cho.example/log', 'so.example/witness']);
  });

  it('keeps its key to itself and remembers over a restart', async () => {
    await witnessOnce(parts);
    expect(statSync(join(folder, 'witness.key')).mode & 0o077).toBe(0);
    expect((await keyFrom(join(folder, 'witness.key'), 'ignored')).id).toBe(parts.key.id);
    expect(readFileSync(join(folder, 'witness.checkpoint'), 'utf8')).toContain('\n3\n');
  });

  it('signs again what its signature got lost of', async () => {
    await witnessOnce(parts);
    await on?.ask('DELETE FROM transparency_cosignature');
    expect(await witnessOnce(parts)).toBe(3n);
  });

  /** The same log by name and key, with another past: a restored backup, or a second view for somebody special. */
  async function aTwin(...subjects: string[]): Promise<OneLog> {
    const signer = await new LogKey((on as TestDatabase).db, new LogSettings('', [])).signer();
    other = await testDatabase();
    const twin = new OneLog(other, parts.key, signer);
    await twin.write(...subjects);
    return twin;
  }

  it.each([
    ['shrank', ['a'], 'had 3 entries and shows 1'],
    ['has a twin', ['x', 'y', 'z'], 'two logs of 3'],
    ['has another past', ['a', 'b', 'x', 'd'], 'does not contain the one of 3'],
  ])('does not sign a log that %s', async (_what, subjects, why) => {
    await witnessOnce(parts);
    const twin = await aTwin(...subjects);
    await expect(witnessOnce({ ...parts, log: twin.http })).rejects.toThrow(why);
    expect(await other?.ask('SELECT FROM transparency_cosignature')).toEqual([]);
  });

  it('does not sign with tiles that are not there, or for somebody else’s key', async () => {
    await witnessOnce(parts);
    await log.write('d');
    const stranger = { ...logKey, id: '00000000' };
    await expect(witnessOnce({ ...parts, logKey: stranger })).rejects.toThrow(LogMisbehaves);
    await on?.ask('DELETE FROM transparency_tile');
    await expect(witnessOnce(parts)).rejects.toThrow('does not show tile/0/000.p/4');
  });
});
