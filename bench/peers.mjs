// npm run bench -- peers: ours beside Vendure on the same machine, the same journeys in the same run. Installs Vendure into bench/peers first.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { ask, PRODUCTS, ROOT } from './grow.mjs';
import { measure, total } from './measure.mjs';
import * as ours from './peers/our-requests.mjs';
import * as vendure from './peers/vendure-requests.mjs';
import { freePort, startProcess } from './processes.mjs';
import { mark, table } from './report.mjs';

const FOLDER = `${ROOT}bench/peers/`;
const CONNECTIONS = 16;
const ROUNDS = 3;
/** A search of Vendure takes seconds where ours takes milliseconds: long enough for both. */
const SECONDS = 10;
const WARM_UP_SECONDS = 3;
/** It would count its installations over the network. */
const QUIET = { VENDURE_DISABLE_TELEMETRY: 'true' };

const slugs = Array.from({ length: 100 }, (_, at) => `do-${1 + ((at * 19) % PRODUCTS)}`);
const terms = [
  'chè shan',
  'mật ong bình lư',
  'gạo séng cù',
  'thảo quả',
  'cá hồi',
  'miến dong sìn hồ',
  'cam',
  'thổ cẩm',
];

const READS = [
  { what: 'product', times: 30, requests: shop => slugs.map(shop.product) },
  { what: 'search with facets', times: 100, requests: shop => terms.map(shop.search) },
];

const COLUMNS = [
  ['what', row => row.what],
  ['ours /s', row => row.ours.perSecond.toFixed(0)],
  ['p95 ms', row => row.ours.p95.toFixed(0)],
  ['Vendure /s', row => row.vendure.perSecond.toFixed(1)],
  ['p95 ms', row => row.vendure.p95.toFixed(0)],
  ['times', row => (isMeasured(row) ? timesOf(row).toFixed(1) : 'none finished')],
  ['goal', row => `${row.times} ×`],
  ['', row => mark(isMeasured(row) && timesOf(row) >= row.times)],
  ['wrong', row => String(row.ours.wrong + row.vendure.wrong)],
];
const timesOf = row => row.ours.perSecond / row.vendure.perSecond;
/** Where nothing came in time, nothing is proved. */
const isMeasured = row => row.vendure.perSecond > 0;

/** @param stage of ours, filled; @returns a table in Markdown. */
export async function measurePeers(stage, env) {
  install();
  const vendureUrl = await fillVendure(stage);
  const [our, peer] = [
    await startProcess(`${ROOT}dist/apps/server/src/main.js`, env),
    await startProcess(`${FOLDER}vendure-server.mjs`, { ...QUIET, DATABASE_URL: vendureUrl }),
  ];
  try {
    const shops = { ours: { ...ours, server: our }, vendure: { ...vendure, server: peer } };
    const rows = [];
    for (const { requests, ...load } of READS)
      rows.push({ ...load, ...(await compare(shops, (shop, seconds) => read(shop, requests(shop), seconds))) });
    const packs = await packsOf(stage.url, vendureUrl);
    rows.push({
      what: 'order of two goods, from the basket on',
      times: 30,
      ...(await compare(shops, (shop, seconds, name) => buyers(shop, packs[name], seconds))),
    });
    return table(rows, COLUMNS);
  } finally {
    await Promise.all([our.stop(), peer.stop()]);
  }
}

function install() {
  if (existsSync(`${FOLDER}node_modules/@vendure/core`)) return;
  console.log('installing Vendure into bench/peers');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: FOLDER, stdio: 'inherit' });
  if (status !== 0) throw new Error('npm ci in bench/peers failed');
}

/** A database beside ours in the same PostgreSQL. */
async function fillVendure(stage) {
  const url = new URL(stage.url);
  url.pathname = '/vendure';
  await ask(stage.url, 'DROP DATABASE IF EXISTS vendure WITH (FORCE)');
  await ask(stage.url, 'CREATE DATABASE vendure');
  console.log(`Vendure imports ${PRODUCTS} products`);
  const env = { ...process.env, ...QUIET, NODE_ENV: 'production', NODE_OPTIONS: '', DATABASE_URL: url.href };
  const child = spawn(process.execPath, [`${FOLDER}vendure-fill.mjs`], {
    env: { ...env, PORT: String(await freePort()), PRODUCTS: String(PRODUCTS) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error('Vendure was not filled');
  await ask(url.href, 'ANALYZE');
  return url.href;
}

/** In turn, so that whatever else the machine does meanwhile hits both. */
async function compare(shops, roundOf) {
  const rounds = { ours: [], vendure: [] };
  for (const [name, shop] of Object.entries(shops)) await roundOf(shop, WARM_UP_SECONDS, name);
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, shop] of Object.entries(shops)) rounds[name].push(await roundOf(shop, SECONDS, name));
  return { ours: total(rounds.ours), vendure: total(rounds.vendure) };
}

async function read({ server }, requests, seconds) {
  await checked(server, requests[0]);
  const round = await measure(server, { connections: CONNECTIONS, requests, seconds });
  // Nothing came in time: it took at least as long.
  return round.answers > 0 ? round : { ...round, seconds };
}

/** A GraphQL answer is 200 whatever it says: the first is read. */
async function checked({ url }, { path, ...request }) {
  const answer = await fetch(url + path, request);
  const text = await answer.text();
  if (answer.status !== 200 || text.includes('"errors"') || !text.includes('do-'))
    throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 300)}`);
}

/** So many buyers at a time, each after the other, until the time is over; what was begun is finished and counted. */
async function buyers({ buy, server }, packs, seconds) {
  const latencies = [];
  const started = performance.now();
  let at = 0;
  const one = async () => {
    while (performance.now() - started < seconds * 1000) {
      const n = at++;
      const began = performance.now();
      await buy(server.url, [packs[n % packs.length], packs[(n + 31) % packs.length]]);
      latencies.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, one));
  return { answers: latencies.length, latencies, wrong: 0, seconds: (performance.now() - started) / 1000, cpu: 0 };
}

/** What is put into baskets, as far apart as a day's orders are. */
async function packsOf(ourUrl, vendureUrl) {
  const ours = await ask(ourUrl, 'SELECT id FROM catalog_variant WHERE position = 0 ORDER BY gtin LIMIT 500');
  const vendure = await ask(vendureUrl, 'SELECT id FROM product_variant ORDER BY id LIMIT 500');
  const ids = rows => rows.map(({ id }) => String(id));
  return { ours: ids(ours), vendure: ids(vendure) };
}
