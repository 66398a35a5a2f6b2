// npm run bench [-- part …]: ours beside the floor, one at a time under the same load. See docs/bench.md.
import { build, isFresh } from '../tools/build.mjs';
import { ask, fillBaskets, ROOT } from './grow.mjs';
import { addPastOrders } from './grow-orders.mjs';
import { ORDERS, READS, resolverOf, scanOf, someLabels } from './loads.mjs';
import { chainParts, measureChain } from './chain.mjs';
import { measure, memoryMb, total } from './measure.mjs';
import { checkout, ordersFor, shownTotal } from './orders.mjs';
import { startProcess } from './processes.mjs';
import { recordAnswers } from './recording.mjs';
import { machine, table } from './report.mjs';
import { openStage } from './stage.mjs';
import { measurePeers } from './peers.mjs';
import { measureStart } from './start.mjs';

const CHAIN = await chainParts();
const LOADS = ['reads', 'pages', 'scan', 'resolver', 'orders'];
/** Only when named: another shop is installed for it. */
const PEERS = 'peers';
/** The reads and pages once more, in the market of a whole country. Only when named: it takes half an hour. */
const CATALOGUE = 'catalogue';
const COUNTRY = { products: 50_000, sellers: 2_000 };
/** Seconds of a round at so many connections: a list with facets over so many goods takes half a second of the processor. */
const COUNTRY_ROUND = { 1: 8, 16: 16 };
const PARTS = [...LOADS, CATALOGUE, ...CHAIN.map(one => one.part), 'start', PEERS];
const ROUNDS = 4;
/** A market that is open has a past. In an empty one PostgreSQL tidies up and counts anew every minute: a tenth of all rows is always new. */
const PAST_ORDERS = 100_000;
/** Long enough for V8 to have compiled what is hot: a server runs for weeks. */
const WARM_UP = { connections: 16, seconds: 2.5, orders: 2_400 };

const wanted = process.argv.slice(2).filter(name => !name.startsWith('-'));
const unknown = wanted.filter(name => !PARTS.includes(name));
if (unknown.length > 0) {
  console.error(`no part ${unknown.join(', ')}; there are ${PARTS.join(', ')}`);
  process.exit(2);
}
const isWanted = part => wanted.length === 0 || wanted.includes(part);

if (!isFresh() && !(await build())) process.exit(1);
console.log(machine());
if (LOADS.some(isWanted)) await measureLoads();
if (wanted.includes(CATALOGUE)) console.log(`\n${await measureCatalogue()}`);
const chain = CHAIN.filter(({ part }) => isWanted(part));
if (chain.length > 0) console.log(`\n${await measureChain(chain, envFor)}`);
if (isWanted('start')) console.log(`\n${await measureStart()}`);
if (wanted.includes(PEERS)) console.log(`\n${await besidePeers()}`);

async function besidePeers() {
  const stage = await openStage();
  return measurePeers(stage, envFor(stage.url)).finally(stage.close);
}

/** As in production behind a proxy, log lines included; the driver stands in for the proxy when it gives each buyer an address. */
function envFor(url) {
  return { DATABASE_URL: url, DATABASE_POOL: '10', TRUST_PROXY: 'true', HOST: '127.0.0.1' };
}

async function measureLoads() {
  const stage = await openStage();
  const env = envFor(stage.url);
  try {
    const rows = [];
    if (['reads', 'pages', 'scan', 'resolver'].some(isWanted))
      rows.push(...(await measureReads(env, await readsOf(stage))));
    if (isWanted('orders')) rows.push(...(await measureOrders(stage, env)));
    console.log(`\n${table(rows)}`);
  } finally {
    await stage.close();
  }
}

async function measureCatalogue() {
  const { products, sellers } = COUNTRY;
  console.log(`${products.toLocaleString('en')} products of ${sellers.toLocaleString('en')} co-operatives`);
  const stage = await openStage(COUNTRY);
  const loads = READS.map(load => ({
    ...load,
    seconds: COUNTRY_ROUND,
    connections: Object.keys(COUNTRY_ROUND).map(Number),
  }));
  return table(await measureReads(envFor(stage.url), loads).finally(stage.close));
}

async function readsOf(stage) {
  const labels = await ask(stage.url, someLabels);
  return [...READS, scanOf(labels), ...resolverOf(labels)].filter(load => isWanted(load.part));
}

async function measureReads(env, loads) {
  const recording = recordAnswers(
    'reads',
    loads.flatMap(load => load.requests),
    env,
  );
  const rows = [];
  await withBoth(env, recording, async servers => {
    for (const load of loads) {
      const requests = load.requests.map(({ url, ...request }) => ({ ...request, path: url }));
      const { expect } = load;
      await warmUp(servers, () => ({ ...WARM_UP, requests, expect }));
      for (const connections of load.connections)
        rows.push(
          await compare(servers, { ...load, connections }, () => ({
            connections,
            requests,
            expect,
            seconds: load.seconds[connections],
          })),
        );
    }
  });
  return rows;
}

async function measureOrders(stage, env) {
  const load = { what: 'place an order, 2 lines of 2 co-ops', goal: 0.6, p99At64: 250 };
  await addPastOrders(stage.url, 0, PAST_ORDERS);
  const [first, second] = await fillBaskets(stage.url, 2);
  const ours = await startProcess(`${ROOT}dist/apps/server/src/main.js`, env);
  const expected = await shownTotal(ours, first).finally(ours.stop);
  const { body: payload, ...request } = checkout(second, expected);
  const recording = recordAnswers('orders', [{ ...request, payload }], env);
  const rows = [];
  await withBoth(env, recording, async servers => {
    const round = async (connections, amount) => {
      const requests = await ordersFor(stage.url, amount, connections, expected);
      return { connections, amount, requests, expect: 303 };
    };
    await warmUp(servers, () => round(WARM_UP.connections, WARM_UP.orders));
    for (const [connections, amount] of Object.entries(ORDERS).map(pair => pair.map(Number)))
      rows.push(await compare(servers, { ...load, connections }, () => round(connections, amount)));
  });
  return rows;
}

/** Both run; only one has work at a time. */
async function withBoth(env, recording, work) {
  const ours = await startProcess(`${ROOT}dist/apps/server/src/main.js`, env);
  const floor = await startProcess(`${ROOT}bench/floor.mjs`, { ...env, ANSWERS: recording.file });
  try {
    await work({ ours, floor });
    console.log(
      `memory after the load: ours ${memoryMb(ours.pid).toFixed(0)} MB, floor ${memoryMb(floor.pid).toFixed(0)} MB`,
    );
  } finally {
    await Promise.all([ours.stop(), floor.stop()]);
  }
}

async function warmUp({ ours, floor }, roundOf) {
  for (const server of [ours, floor]) await measure(server, await roundOf());
}

/** Rounds in turn, so that whatever else the machine does meanwhile hits both. */
async function compare({ ours, floor }, load, roundOf) {
  const rounds = { ours: [], floor: [] };
  for (let round = 0; round < ROUNDS; round++) {
    rounds.ours.push(await measure(ours, await roundOf()));
    rounds.floor.push(await measure(floor, await roundOf()));
  }
  const row = { ...load, ours: total(rounds.ours), floor: total(rounds.floor) };
  console.log(`${row.what}, ${row.connections}: ${((row.ours.perSecond / row.floor.perSecond) * 100).toFixed(0)} %`);
  return row;
}
