// A worker made to be killed. It reacts to the fact `bell.rung` with two reactions that leave a mark per fact, the second of
// which fails at first; the parent kills this process whenever it likes. Started with DATABASE_URL and perhaps REDIS_URL.
import { setTimeout as wait } from 'node:timers/promises';
import { Clock } from '#platform/clock';
import { openDatabase, statement } from '#platform/database';
import { FactBook } from '#platform/outbox';
import { Queues } from '#platform/queues';
import { performReactions } from '../../apps/worker/src/perform.js';
import { Relay, REACTIONS_QUEUE } from '../../apps/worker/src/relay.js';

const databaseUrl = process.env['DATABASE_URL'] ?? '';
const db = await openDatabase({ url: databaseUrl, pool: 4 });
const facts = new FactBook(db, new Clock());
const queues = await Queues.open({ databaseUrl, redisUrl: process.env['REDIS_URL'], patienceMs: 600 });

/** The effect is idempotent, as every reaction's must be; `times` counts how often it was done nevertheless. */
const mark = statement<never, [bell: string, reaction: string]>(
  'test.mark',
  `INSERT INTO test_mark (bell, reaction) VALUES ($1, $2) ON CONFLICT (bell, reaction) DO UPDATE SET times = test_mark.times + 1`,
);
const reactions = {
  'bell.rung': {
    hear: async ({ bell = '' }: Record<string, string>) => {
      await wait(5);
      await db.write(mark, [bell, 'hear']);
    },
    answer: async ({ bell = '' }: Record<string, string>) => {
      await db.write(mark, [bell, 'tried']);
      if (Math.random() < 0.2) throw new Error('the line is busy');
      await db.write(mark, [bell, 'answer']);
    },
  },
};
const relay = new Relay(
  facts,
  queues.queue(REACTIONS_QUEUE),
  name => (name === 'bell.rung' ? ['hear', 'answer'] : []),
  () => undefined,
);

queues.work(REACTIONS_QUEUE, performReactions(reactions as never, facts), 8);
await relay.listen(databaseUrl);
process.send?.('ready');
// The sweep, as the schedule does it.
for (;;) {
  await relay.bringUp();
  await wait(200);
}
