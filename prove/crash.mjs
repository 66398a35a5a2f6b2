// A thousand orders, while server, worker, PostgreSQL and, where there is one, Redis are killed as by a power cut. What was answered must be
// there, once; what was paid must be confirmed; what was not paid must be let go.
import { fork, spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ACCOUNT_KEYS, freePort } from '../bench/processes.mjs';
import { startPostgres } from '../tools/postgres.mjs';
import { settled } from './settled.mjs';
import { WebBuyer } from './web-buyer.mjs';

export const name = 'crash';
export const what =
  '1,000 orders while everything is killed at random: nothing paid is lost, nothing done twice, all holds end';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SIZES = {
  full: { orders: 1_000, buyers: 12, kills: 40, everyMs: 1_500 },
  small: { orders: 24, buyers: 6, kills: 4, everyMs: 700 },
};
const KINDS = ['cod', 'paid', 'paid', 'unpaid'];
const PATIENCE_MS = 240_000;
const wait = ms => new Promise(done => setTimeout(done, ms));

export async function run({ size = 'full', say = () => undefined }) {
  const { orders: count, buyers, kills, everyMs } = SIZES[size];
  const house = await openHouse(size);
  try {
    const { openCrashMarket } = await import('../dist/test/support/crash-market.js');
    const market = await openCrashMarket(house.url);
    try {
      const killing = house.killAtRandom(kills, everyMs, say);
      const orders = await buyAll(house, market, { count, buyers, isOver: killing.isOver });
      const killed = await killing.done();
      say(`${orders.length} ordered, killed: ${JSON.stringify(killed)}`);
      await market.timeIsUp();
      await settled(async () => ({ open: await market.open() }), PATIENCE_MS);
      const found = await market.found(orders);
      const wrong = Object.entries(found).filter(([, n]) => n !== 0);
      if (wrong.length > 0) throw new Error(`not as it should be: ${JSON.stringify(Object.fromEntries(wrong))}`);
      const of = kind => orders.filter(order => order.kind === kind).length;
      return `${orders.length} orders (${of('cod')} to be paid at the door, ${of('paid')} paid, ${of('unpaid')} never) under ${Object.entries(
        killed,
      )
        .map(([part, n]) => `${n} × kill -9 ${part}`)
        .join(', ')}: each there once, paid ones confirmed, the others let go, ${found.wrongHolds} wrong holds`;
    } finally {
      await market.close();
    }
  } finally {
    await house.close();
  }
}

/** PostgreSQL, server, worker and Redis, each of which is started again whenever it ends. */
async function openHouse(size) {
  const folder = `${ROOT}.cache/crash-${size}`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const [pgPort, port, redisPort] = [await freePort(), await freePort(), await freePort()];
  const settings = { port: pgPort, max_connections: 100 };
  let postgres = await startPostgres(folder, { settings, durable: true });
  const url = postgres.url();
  const { prepareDatabase } = await import('../dist/apps/worker/src/prepare-database.js');
  await prepareDatabase(url);
  const { redisBinary } = await import('../dist/test/support/redis.js');
  const redis = redisBinary();
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    NODE_ENV: 'production',
    ACCOUNT_KEYS,
    DATABASE_URL: url,
    DATABASE_POOL: '6',
    HOST: '127.0.0.1',
    PORT: String(port),
    TRUST_PROXY: 'true',
    LOG_LEVEL: 'silent',
    ...(redis && { REDIS_URL: `redis://127.0.0.1:${redisPort}` }),
  };
  let isOver = false;
  const parts = {};
  const keepUp = (part, start) => {
    if (isOver) return;
    parts[part] = start();
    parts[part].once('exit', () => setTimeout(() => keepUp(part, start), 50));
  };
  if (redis) {
    // Everything that was acknowledged is on its disk, as the compose file has it.
    const flags = [
      '--port',
      String(redisPort),
      '--bind',
      '127.0.0.1',
      '--appendonly',
      'yes',
      '--appendfsync',
      'always',
    ];
    keepUp('Redis', () => spawn(redis, [...flags, '--dir', folder], { stdio: 'ignore' }));
  }
  keepUp('server', () =>
    fork(`${ROOT}dist/apps/server/src/main.js`, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }),
  );
  keepUp('worker', () =>
    fork(`${ROOT}dist/test/support/mortal-worker.js`, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }),
  );

  const killPostgres = async () => {
    await postgres.kill();
    for (;;) {
      // Its children end when they notice; until then its data folder is not free.
      try {
        postgres = await startPostgres(folder, { settings, durable: true });
        return;
      } catch {
        await wait(200);
      }
    }
  };
  return {
    url,
    address: () => `http://127.0.0.1:${port}`,
    killAtRandom(kills, everyMs, say) {
      const killed = {};
      const names = ['PostgreSQL', ...Object.keys(parts)];
      let isOver = false;
      const work = (async () => {
        for (let n = 0; n < kills; n++) {
          await wait(everyMs * (0.5 + Math.random()));
          // Each in turn first, so that a short proof kills all of them.
          const part = names[n < names.length ? n : Math.floor(Math.random() * names.length)];
          if (part === 'PostgreSQL') await killPostgres();
          else parts[part].kill('SIGKILL');
          killed[part] = (killed[part] ?? 0) + 1;
          if ((n + 1) % 10 === 0) say(`${n + 1} killed`);
        }
        isOver = true;
      })();
      return { isOver: () => isOver, done: () => work.then(() => killed) };
    },
    async close() {
      isOver = true;
      for (const child of Object.values(parts)) child.kill('SIGKILL');
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** So many orders at least, and as long as there is killing. */
async function buyAll(house, market, { count, buyers, isOver }) {
  const orders = [];
  let begun = 0;
  const shops = async () => {
    while (begun < count || !isOver()) {
      const n = begun++;
      const kind = KINDS[n % KINDS.length];
      const buyer = new WebBuyer(house.address);
      const variant = market.variants[n % market.variants.length];
      const { key, attempt } = await buyer.order(variant, kind === 'cod' ? 'cod' : 'vietqr');
      orders.push({ attempt, kind });
      if (kind === 'paid') await market.moneyArrives(key);
    }
  };
  await Promise.all(Array.from({ length: buyers }, shops));
  return orders;
}
