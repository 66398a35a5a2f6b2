import { randomBytes } from 'node:crypto';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { scheduleOf } from '../../../apps/worker/src/schedule.js';
import { crashLog } from '../../../test/support/log-crashes.js';
import {
  COSIGNATURE,
  isEqual,
  leafHash,
  readBundle,
  readTile,
  readVerifierKey,
  signatureLine,
  signerKey,
  signNote,
  toBase64,
  toBytes,
  toText,
  verifyCheckpoint,
  verifyConsistency,
  verifyNote,
  verifyProofFile,
  writeCheckpoint,
  type VerifierKey,
} from '#libs/tlog';
import {
  Log,
  LogDamaged,
  LogKey,
  LogSettings,
  LONGEST_DELAY_S,
  NotCosigned,
  PublishedLog,
  readEntry,
  Sequencer,
  Witnesses,
} from './index.js';

const witness = signerKey('so.example/witness', COSIGNATURE, new Uint8Array(32).fill(9));

describe('the log', () => {
  let on: TestDatabase;
  let log: Log;
  let key: LogKey;
  let sequencer: Sequencer;
  let published: PublishedLog;
  let witnesses: Witnesses;
  let logKey: VerifierKey;
  beforeEach(async () => {
    on = await testDatabase();
    const settings = new LogSettings('cho.example/log', [witness]);
    key = new LogKey(on.db, settings);
    [log, sequencer] = [new Log(on.db), new Sequencer(on.db, key)];
    [published, witnesses] = [new PublishedLog(on.db, key, settings), new Witnesses(on.db, settings)];
    logKey = readVerifierKey((await published.keys()).log) as VerifierKey;
  });
  afterEach(() => on.drop());

  const write = (...subjects: string[]) =>
    on.db.transaction(async tx => {
      const line = { kind: 'test', salt: randomBytes(16), content: randomBytes(16), actor: 'nobody' };
      const recordTime = await log.recordTime(tx);
      await log.add(
        tx,
        subjects.map(subject => ({ ...line, subject, recordTime })),
      );
    });
  const many = (count: number, name = 's') => Array.from({ length: count }, (_, at) => `${name}${at}`);
  const checkpoint = async () => {
    const signed = verifyCheckpoint((await published.checkpoint()) ?? '', logKey, [witness]);
    if (!signed) throw new Error('no checkpoint of ours');
    return signed;
  };
  const subjects = async () =>
    (await on.ask<{ subject: string }>('SELECT subject FROM transparency_entry ORDER BY index')).map(
      row => row.subject,
    );

  it('begins empty, and is signed empty', async () => {
    await sequencer.takeUp();
    expect(await published.checkpoint()).toMatch(
      /^cho\.example\/log\n0\n47DEQpj8HBSa\+\/TImW\+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— cho\.example\/log /,
    );
  });

  it('takes lines up in the order they were written, and every checkpoint contains the ones before it (T11, T15)', async () => {
    const before = [];
    for (const count of [1, 3, 254, 300, 2]) {
      await write(...many(count, `${count}-`));
      expect(await sequencer.takeUp()).toBe(count);
      before.push(await checkpoint());
    }
    const last = await checkpoint();
    expect(last.size).toBe(560n);
    for (const { size, root } of before) {
      const proof = await published.consistency(size, last.size);
      expect(verifyConsistency(size, last.size, root, last.root, proof)).toBe(true);
    }
    expect(await subjects()).toEqual([1, 3, 254, 300, 2].flatMap(count => many(count, `${count}-`)));
    expect(await on.ask('SELECT FROM transparency_pending')).toEqual([]);
  });

  it('has every line that was saved before a round, while many go on writing (T11)', async () => {
    let isOver = false;
    const busy = Array.from({ length: 4 }, async (_, which) => {
      for (let at = 0; !isOver; at++) await write(...many(5, `${which}-${at}-`));
    });
    for (let round = 0; round < 5; round++) {
      const waiting = await on.ask<{ id: string }>('SELECT id::text FROM transparency_pending');
      await sequencer.takeUp();
      const ids = waiting.map(({ id }) => id);
      expect(await on.ask('SELECT id FROM transparency_pending WHERE id = ANY ($1::bigint[])', [ids])).toEqual([]);
    }
    isOver = true;
    await Promise.all(busy);
    await sequencer.takeUp();
    expect(Number((await checkpoint()).size)).toBe(new Set(await subjects()).size);
    // Three seconds from one round to the next, and two for a slow writer: a minute is promised.
    const idle = () => Promise.resolve();
    const schedule = scheduleOf({ get: () => sequencer } as never, { sweep: idle, tell: idle });
    expect(schedule['sign-log']?.rhythm).toEqual({ every: 3000 });
    expect(LONGEST_DELAY_S).toBe(60);
  });

  it('answers with a promise, and with the proof as soon as there is one (T11)', async () => {
    await write('early');
    await sequencer.takeUp();
    await write('late');
    const [waiting] = await published.linesAbout('late');
    const [, leaf = '', until = ''] = verifyNote(waiting?.promise ?? '', [logKey])?.text.split('\n') ?? [];
    expect(leaf).toBe(toBase64(leafHash(toBytes(waiting?.entry ?? ''))));
    const { recordTime } = readEntry(waiting?.entry ?? '');
    expect(Number(until) * 1000 - Date.parse(recordTime)).toBeLessThanOrEqual(61_000);
    expect(verifyCheckpoint(waiting?.promise ?? '', logKey)).toBeUndefined();
    await sequencer.takeUp();
    const [there] = await published.linesAbout('late');
    expect(there).toMatchObject({ index: 1, entry: waiting?.entry });
    expect(verifyProofFile(there?.proof ?? '', logKey, [])).toMatchObject({ index: 1n });
    expect(await published.linesAbout('nobody')).toEqual([]);
  });

  it('serves tiles and bundles of every size it published, and none it has not (T05, T06)', async () => {
    await write(...many(300));
    await sequencer.takeUp();
    const bundle = await published.tile({ level: 'entries', index: 1n, width: 44 });
    const tile = await published.tile({ level: 0, index: 1n, width: 44 });
    const entries = readBundle(bundle ?? new Uint8Array()) ?? [];
    expect(entries.map(entry => (JSON.parse(toText(entry)) as { subject: string }).subject)).toEqual(
      many(300).slice(256),
    );
    expect(
      readTile(tile ?? new Uint8Array())?.every((hash, at) => isEqual(hash, leafHash(entries[at] as Uint8Array))),
    ).toBe(true);
    expect((await published.tile({ level: 0, index: 0n, width: 256 }))?.length).toBe(8192);
    expect((await published.tile({ level: 1, index: 0n, width: 1 }))?.length).toBe(32);
    for (const missing of [
      { level: 0, index: 1n, width: 45 },
      { level: 1, index: 0n, width: 2 },
      { level: 2, index: 0n, width: 1 },
      { level: 'entries' as const, index: 1n, width: 256 },
    ])
      expect(await published.tile(missing)).toBeUndefined();
  });

  it('waits for whoever has taken an earlier time and is still writing (T15)', async () => {
    let finish: () => void = () => undefined;
    const slow = on.db.transaction(async tx => {
      const recordTime = await log.recordTime(tx);
      await new Promise<void>(done => (finish = done));
      await log.add(tx, [
        { kind: 'test', subject: 'slow', salt: randomBytes(16), content: randomBytes(1), recordTime, actor: 'nobody' },
      ]);
    });
    while ((await on.ask("SELECT FROM pg_locks WHERE locktype = 'advisory'")).length === 0);
    await write('quick');
    const round = sequencer.takeUp();
    finish();
    await slow;
    await round;
    await sequencer.takeUp();
    expect(await subjects()).toEqual(['slow', 'quick']);
  });

  it('is extended by one at a time, however many try', async () => {
    const others = [new Sequencer(on.db, key), new Sequencer(on.db, key)];
    await Promise.all([...many(40).map(one => write(one)), ...[sequencer, ...others].map(one => one.takeUp())]);
    while ((await sequencer.takeUp()) > 0);
    expect((await subjects()).sort()).toEqual(many(40).sort());
    expect((await checkpoint()).size).toBe(40n);
  });

  it('has one key, whoever starts first', async () => {
    const settings = new LogSettings('other.example/log', []);
    const twins = [new LogKey(on.db, settings), new LogKey(on.db, settings)];
    const signers = await Promise.all(twins.map(one => one.signer()));
    expect(new Set(signers.map(({ id, name }) => id + name))).toEqual(new Set([logKey.id + 'cho.example/log']));
  });

  it.each([
    ['an entry is gone', 'DELETE FROM transparency_entry WHERE index = 2'],
    ['an entry was added', `INSERT INTO transparency_entry (index, entry) VALUES (3, '{"subject":"x"}')`],
    ['a hash was changed', `UPDATE transparency_tile SET hashes = sha256('x') || substr(hashes, 33)`],
    ['a tile is gone', 'DELETE FROM transparency_tile'],
    ['the last checkpoint is gone', 'DELETE FROM transparency_checkpoint WHERE number = 2'],
    ['somebody else signed', `UPDATE transparency_checkpoint SET note = replace(note, E'log\\n3', E'log\\n2')`],
  ])('is not signed any further when %s (T07)', async (_what, change) => {
    await sequencer.takeUp();
    await write('a', 'b', 'c');
    await sequencer.takeUp();
    await on.ask(change);
    await write('d');
    await expect(sequencer.takeUp()).rejects.toThrow(LogDamaged);
    expect((await on.ask('SELECT FROM transparency_pending')).length).toBe(1);
  });

  describe('with a witness (T10)', () => {
    const cosigned = async (by = witness) => {
      const { note } = await checkpoint();
      return `${note.text}\n${note.signatures[0]?.line}\n${signatureLine(note.text, by, 1_764_216_000n)}\n`;
    };

    it('shows its signature from then on, once', async () => {
      await write('a');
      await sequencer.takeUp();
      expect(await witnesses.accept(await cosigned())).toBe(1);
      expect(await witnesses.accept(await cosigned())).toBe(0);
      expect((await checkpoint()).note.verified.map(({ name }) => name)).toEqual(['cho.example/log', witness.name]);
    });

    it('takes nothing from strangers, and nothing about another tree', async () => {
      await write('a');
      await sequencer.takeUp();
      const stranger = signerKey('stranger.example', COSIGNATURE, new Uint8Array(32).fill(8));
      const other = writeCheckpoint({ origin: 'cho.example/log', size: 1n, root: leafHash(new Uint8Array()) });
      for (const note of [await cosigned(stranger), signNote(other, witness, 1n), 'nonsense', '\n\n'])
        await expect(witnesses.accept(note)).rejects.toThrow(NotCosigned);
    });

    it('proves an entry with both public keys (T09)', async () => {
      await write('a', 'b', 'c');
      await sequencer.takeUp();
      await witnesses.accept(await cosigned());
      await write('d');
      await sequencer.takeUp();
      const [proof] = await published.proofsOf('b');
      expect(verifyProofFile(proof?.file ?? '', logKey, [witness])).toMatchObject({
        index: 1n,
        checkpoint: { size: 3n },
      });
      const [unseen] = await published.proofsOf('d');
      expect(verifyProofFile(unseen?.file ?? '', logKey, [witness])).toBe('witness');
      expect(verifyProofFile(unseen?.file ?? '', logKey, [])).toMatchObject({ index: 3n });
      expect(await published.proofsOf('nobody')).toEqual([]);
    });
  });

  it('has one history, and every line once, when it is killed again and again (T07)', async () => {
    const { entries, checkpoints } = await crashLog(on.url, 4);
    expect(entries).toBeGreaterThan(0);
    expect(checkpoints).toBeGreaterThan(3);
  }, 60_000);
});
