// What `npm start` costs: the first ever start with its seed, a start on existing data, memory at idle, and pages on the wire.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { built, ROOT } from './grow.mjs';
import { memoryMb } from './measure.mjs';
import { freePort } from './processes.mjs';
import { mark, table } from './report.mjs';

const DATA = `${ROOT}.cache/bench-start`;
const IDLE_SECONDS = 5;
const KILOBYTE = 1024;

export async function measureStart() {
  rmSync(DATA, { recursive: true, force: true });
  const first = await startApp();
  await first.stop();
  const second = await startApp();
  try {
    await new Promise(done => setTimeout(done, IDLE_SECONDS * 1000));
    const memory = memoryMb(second.pid);
    const rows = [
      { what: 'first ever start, seed included, to first page', value: first.seconds, unit: 's', goal: 60 },
      { what: 'start on existing data to first page', value: second.seconds, unit: 's', goal: 5 },
      { what: 'memory at idle, server + worker in one process', value: memory, unit: 'MB', goal: 250 },
      ...(await weighPages(second.url)),
    ];
    return table(rows, [
      ['what', row => row.what],
      ['measured', row => `${row.value.toFixed(1)} ${row.unit}`],
      ['goal', row => `< ${row.goal} ${row.unit}`],
      ['', row => mark(row.value < row.goal)],
      ['note', row => row.note ?? ''],
    ]);
  } finally {
    await second.stop();
  }
}

async function startApp() {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, [`${ROOT}tools/start.mjs`], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      DATABASE_URL: '',
      PORT: String(port),
      DATA_DIR: DATA,
      PUBLIC_URL: `http://localhost:${port}`,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  const ended = new Promise(done => child.once('exit', done));
  let isOver = false;
  void ended.then(() => (isOver = true));
  while (!(await isUp(url))) {
    if (isOver) throw new Error('npm start ended by itself');
    await new Promise(done => setTimeout(done, 25));
  }
  return {
    pid: child.pid,
    url,
    seconds: (performance.now() - started) / 1000,
    stop: () => (child.kill('SIGTERM'), ended),
  };
}

const isUp = url =>
  fetch(url).then(
    answer => answer.ok,
    () => false,
  );

/** As a phone gets them (brotli), and how many scripts they need. */
async function weighPages(url) {
  const { cast } = await built('apps/local/src/seed/cast.js');
  const [genuine] = cast.labels;
  const scan = await textOf(`${url}/01/${genuine.gtin}/21/${genuine.serial}`);
  const slug = /href="\/products\/([^"]+)"/.exec(await textOf(`${url}/search`))[1];
  const product = await textOf(`${url}/products/${slug}`);
  const files = await Promise.all(
    [...product.matchAll(/(?:href|src)="(\/static\/[^"]+\.(?:css|js|woff2))"/g)].map(([, file]) => textOf(url + file)),
  );
  return [
    { what: 'scan page on the wire', value: wire(scan), unit: 'KB', goal: 14, note: `${scripts(scan)} scripts` },
    {
      what: 'product page on the wire',
      value: wire(product) + files.reduce((sum, file) => sum + wire(file), 0),
      unit: 'KB',
      goal: 40,
      note: 'with styles, before pictures and fonts',
    },
  ];
}

const textOf = async url => (await fetch(url, { headers: { accept: 'text/html' } })).text();
const wire = text => brotliCompressSync(text, { params: { 1: 4 } }).length / KILOBYTE;
const scripts = page => (page.match(/<script(?![^>]*application\/ld\+json)/g) ?? []).length;
