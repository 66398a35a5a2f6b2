// A log made to be killed: eight writers add lines, one sequencer takes them up and signs, as fast as they can. The parent kills this process
// whenever it likes. Started with DATABASE_URL; what was committed is also in the table test_line.
import { randomBytes } from 'node:crypto';
import { Log, LogKey, LogSettings, Sequencer } from '#libs/transparency';
import { openDatabase, statement } from '#platform/database';
import { newId } from '#platform/ids';

const db = await openDatabase({ url: process.env['DATABASE_URL'] ?? '', pool: 10 });
const log = new Log(db);
const sequencer = new Sequencer(db, new LogKey(db, new LogSettings('log.test/log', [])));
const note = statement<never, [string[]]>(
  'test.note-lines',
  'INSERT INTO test_line (subject) SELECT unnest($1::text[])',
);

async function write(): Promise<never> {
  for (;;) {
    const subjects = Array.from({ length: 1 + Math.floor(Math.random() * 20) }, newId);
    await db.transaction(async tx => {
      const recordTime = await log.recordTime(tx);
      const line = { kind: 'test', salt: randomBytes(16), content: randomBytes(40), recordTime, actor: 'nobody' };
      await log.add(
        tx,
        subjects.map(subject => ({ ...line, subject })),
      );
      await db.run(tx, note, [subjects]);
    });
  }
}

async function sequence(): Promise<never> {
  await sequencer.takeUp();
  process.send?.('ready');
  for (;;) await sequencer.takeUp();
}

await Promise.all([sequence(), ...Array.from({ length: 8 }, write)]);
