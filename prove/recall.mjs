// A batch of fifty thousand labelled packs, in stores, sacks, parcels and kitchens, called back by two persons while a server and a worker run.
import { startProcess } from '../bench/processes.mjs';
import { startWorker } from '../bench/worker.mjs';
import { settled } from './settled.mjs';

export const name = 'recall';
export const what =
  'a batch with 50,000 serials is recalled at the resolver within 2 s, and everything follows once (T6)';

const SERVER = new URL('../dist/apps/server/src/main.js', import.meta.url).pathname;
const PATIENCE_MS = 300_000;

export async function run({ url, size, say }) {
  const { callBack, followed, stageDrill, PACK_PRICE } = await import('../dist/test/support/recall-drill.js');
  const wish = size === 'full' ? { serials: 50_000, orders: 500, sacks: 1_000 } : { serials: 500, orders: 5, sacks: 5 };
  const drill = await stageDrill(url, wish);
  say(`${wish.serials} packs labelled, ${4 * wish.orders} orders, ${wish.sacks} sacks`);
  const env = { DATABASE_URL: url, DATABASE_POOL: '6', HOST: '127.0.0.1', LOG_LEVEL: 'error' };
  const server = await startProcess(SERVER, env);
  try {
    const effective = await callBack(drill, server.url, size === 'full' ? 500 : 20);
    if (effective.ms > 2_000) throw new Error(`effective at the resolver only after ${effective.ms.toFixed(0)} ms`);
    say(`recalled at the resolver after ${effective.ms.toFixed(0)} ms`);
    const started = performance.now();
    const after = await withWorker(env, () => settled(() => followed(drill), PATIENCE_MS));
    requireAll(after, wish, PACK_PRICE);
    return (
      `${wish.serials.toLocaleString('en')} serials: ${effective.tookMs} ms in the database, all of ${effective.asked} asked labels led to the recall after ` +
      `${effective.ms.toFixed(0)} ms; in ${((performance.now() - started) / 1000).toFixed(1)} s after that ${after.refunds} refunds, ${after.letters} letters, ` +
      `${after.openedAgain} parcels opened, ${after.frozenPacks.toLocaleString('en')} packs frozen, events for the lot and ${wish.sacks + 1} containers`
    );
  } finally {
    await server.stop();
    await drill.close();
  }
}

async function withWorker(env, work) {
  const worker = startWorker(env);
  try {
    return await work();
  } finally {
    await worker.stop();
  }
}

/** What was delivered or is on its way is paid back and told; what has not left is packed again. Each once. */
function requireAll(after, { serials, orders }, price) {
  const wanted = {
    refunds: 2 * orders,
    refunded: 2 * orders * price,
    letters: 2 * orders,
    openedAgain: orders,
    frozenPacks: serials - 2 * orders,
    events: 2,
  };
  for (const [what, count] of Object.entries(wanted))
    if (after[what] !== count) throw new Error(`${what}: ${after[what]} instead of ${count}`);
}
