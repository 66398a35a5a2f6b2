import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { openRedis, redisBinary } from '../../../test/support/redis.js';

const BELLS = 60;
const KILLS = 4;
const worker = join(import.meta.dirname, '../../../dist/test/support/fragile-worker.js');

interface Backend {
  name: string;
  open: () => Promise<{ redisUrl?: string; close: () => Promise<void> }>;
}

const binary = redisBinary();
if (!binary) console.log('no redis-server or valkey-server on this machine: the job tests run on PostgreSQL only');
const backends: Backend[] = [
  { name: 'PostgreSQL', open: async () => ({ close: async () => undefined }) },
  ...(binary
    ? [{ name: 'Redis', open: async () => openRedis(binary).then(({ url, close }) => ({ redisUrl: url, close })) }]
    : []),
];

describe.each(backends)('jobs on $name', ({ open }) => {
  let on: TestDatabase;
  let backend: Awaited<ReturnType<Backend['open']>>;
  let child: ChildProcess;

  beforeAll(async () => {
    [on, backend] = await Promise.all([testDatabase('bare'), open()]);
    await on.ask(
      'CREATE TABLE test_mark (bell text, reaction text, times int NOT NULL DEFAULT 1, PRIMARY KEY (bell, reaction))',
    );
  });
  afterAll(async () => {
    child.kill('SIGKILL');
    await backend.close();
    await on.drop();
  });

  async function startWorker(): Promise<void> {
    const { NODE_OPTIONS: _, ...env } = process.env;
    child = fork(worker, {
      env: { ...env, DATABASE_URL: on.url, ...(backend.redisUrl && { REDIS_URL: backend.redisUrl }) },
    });
    await once(child, 'message');
  }

  const ring = (bell: string) => on.db.transaction(tx => on.outbox.add(tx, { name: 'bell.rung', bell }));
  const open_ = async () =>
    (await on.ask<{ open: number }>('SELECT count(*)::int AS open FROM platform_fact WHERE settled_at IS NULL'))[0]
      ?.open;

  it('loses nothing when the worker is killed again and again', async () => {
    await startWorker();
    for (let bell = 0; bell < BELLS; bell++) {
      await ring(`bell ${bell}`);
      if (bell % (BELLS / KILLS) !== 7) continue;
      child.kill('SIGKILL');
      await startWorker();
    }
    while ((await open_()) !== 0) await wait(50);

    const marks = await on.ask<{ reaction: string; bells: number }>(
      `SELECT reaction, count(*)::int AS bells FROM test_mark WHERE reaction <> 'tried' GROUP BY 1 ORDER BY 1`,
    );
    expect(marks).toEqual([
      { reaction: 'answer', bells: BELLS },
      { reaction: 'hear', bells: BELLS },
    ]);
  }, 60_000);

  it('does not do again what is noted as done', async () => {
    const done = await on.ask<{ reaction: string; done: number }>(
      `SELECT reaction, count(*)::int AS done FROM platform_reaction WHERE done_at IS NOT NULL GROUP BY 1 ORDER BY 1`,
    );
    expect(done).toEqual([
      { reaction: 'answer', done: BELLS },
      { reaction: 'hear', done: BELLS },
    ]);
    // A kill between the work and its note costs a repetition: at most what ran side by side at each of the kills.
    const [{ repeated = 0 } = {}] = await on.ask<{ repeated: number }>(
      `SELECT COALESCE(sum(times - 1), 0)::int AS repeated FROM test_mark WHERE reaction <> 'tried'`,
    );
    expect(repeated).toBeLessThanOrEqual(KILLS * 8);
  });

  it('keeps what failed, and why, until it succeeded', async () => {
    const [{ failing = 1 } = {}] = await on.ask<{ failing: number }>(
      'SELECT count(*)::int AS failing FROM platform_reaction WHERE done_at IS NULL',
    );
    expect(failing).toBe(0);
    const [{ tries = 0 } = {}] = await on.ask<{ tries: number }>(
      `SELECT max(attempts) AS tries FROM platform_reaction`,
    );
    expect(tries).toBeGreaterThan(1);
  });
});
