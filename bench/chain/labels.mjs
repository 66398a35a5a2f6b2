// A long roll on paper: 10,000 labels with a serial each, wished as the desk wishes them and drawn by the worker as docker/start.sh starts it, with no
// limit but its own. Its memory is the most that the whole process ever had (VmHWM), what else a worker does included.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { built, ROOT } from '../grow.mjs';

export const part = 'labels';

const LABELS = 10_000;
const LOOK_EVERY_MS = 50;

export async function measure({ url, env }) {
  const { openDatabase } = await built('libs/platform/src/database/index.js');
  const { Clock } = await built('libs/platform/src/clock/index.js');
  const { Outbox } = await built('libs/platform/src/outbox/index.js');
  const db = await openDatabase({ url, pool: 2 });
  const worker = spawn(process.execPath, asInTheImage(), {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(worker, 'exit');
  try {
    const ask = (sql, values = []) => db.source.query(sql, values);
    await settled(ask, worker);
    const before = statusOf(worker);
    const wish = await wishedPrint(ask);
    const started = performance.now();
    await db.transaction(tx => new Outbox(db, new Clock()).add(tx, { name: 'labels.print-wished', printId: wish }));
    const looks = await untilReady(ask, wish, worker);
    const seconds = (performance.now() - started) / 1000;
    const [{ bytes }] = await ask(
      'SELECT sum(octet_length(bytes))::int AS bytes FROM labels_print_piece WHERE print_id = $1',
      [wish],
    );
    const after = statusOf(worker);
    return rowsOf({ seconds, processor: after.processor - before.processor, before, after, bytes, looks });
  } finally {
    worker.kill('SIGTERM');
    await ended;
    await db.close();
  }
}

/** What stands behind `worker) exec node` in the image. */
function asInTheImage() {
  const [, line] = /worker\) exec node (.*) ;;/.exec(readFileSync(`${ROOT}docker/start.sh`, 'utf8')) ?? [];
  if (line === undefined) throw new Error('docker/start.sh does not start a worker');
  return line.split(' ');
}

const rowsOf = ({ seconds, processor, before, after, bytes, looks }) => [
  {
    what: `${LABELS.toLocaleString('en')} serial labels to PDF`,
    found: `${seconds.toFixed(1)} s, of which ${processor.toFixed(1)} s of processor; ${(bytes / 1e6).toFixed(1)} MB of PDF`,
    goal: '< 30 s',
    isMet: seconds < 30,
  },
  {
    what: 'memory of the worker that draws them',
    found: `${(after.peak / 1e6).toFixed(0)} MB at most; ${(before.now / 1e6).toFixed(0)} MB before`,
    goal: '< 200 MB',
    isMet: after.peak < 200e6,
  },
  {
    what: 'standings seen on the way',
    found: `${looks} different ones`,
    goal: 'more than 10',
    isMet: looks > 10,
  },
];

/** The worker is up when it has done its first sweep and nothing that happened waits. */
async function settled(ask, worker) {
  for (;;) {
    const [{ open }] = await ask('SELECT count(*)::int AS open FROM platform_fact WHERE settled_at IS NULL');
    const [{ listening }] = await ask(
      `SELECT count(*)::int AS listening FROM pg_stat_activity WHERE datname = current_database() AND query ILIKE 'LISTEN%'`,
    );
    if (open === 0 && listening > 0) return;
    if (worker.exitCode !== null) throw new Error(`the worker ended with ${worker.exitCode}`);
    await wait(LOOK_EVERY_MS);
  }
}

async function untilReady(ask, printId, worker) {
  const seen = new Set();
  for (;;) {
    const [{ state, done }] = await ask('SELECT state, done FROM labels_print WHERE id = $1', [printId]);
    seen.add(done);
    if (state === 'ready' && done === LABELS) return seen.size;
    if (!['waiting', 'working'].includes(state)) throw new Error(`the print is ${state} with ${done} labels`);
    if (worker.exitCode !== null) throw new Error(`the worker ended with ${worker.exitCode}`);
    await wait(LOOK_EVERY_MS);
  }
}

/** Bytes it has now and had at most, and seconds of processor, of all its threads. */
function statusOf({ pid }) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const bytes = name => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024;
  const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13).map(Number);
  return { now: bytes('VmRSS'), peak: bytes('VmHWM'), processor: (user + system) / 100 };
}

/** A free roll of any product, as the desk would have issued it, and the wish for its file. */
async function wishedPrint(ask) {
  const [roll] = await ask(
    `INSERT INTO labels_roll (id, cooperative_id, variant_id, gtin, quantity, issued_by, issued_at)
     SELECT gen_random_uuid(), p.cooperative_id, v.id, v.gtin, $1, (SELECT id FROM identity_person LIMIT 1), now()
     FROM catalog_variant v JOIN catalog_product p ON p.id = v.product_id ORDER BY v.gtin LIMIT 1 RETURNING id, gtin`,
    [LABELS],
  );
  await ask(
    `INSERT INTO labels_label (gtin, serial, roll_id, position)
     SELECT $1, translate(upper(substr(md5(n::text || $2), 1, 16)), '01', 'XY'), $2::uuid, n FROM generate_series(1, $3::int) n`,
    [roll.gtin, roll.id, LABELS],
  );
  const [print] = await ask(
    `INSERT INTO labels_print (id, roll_id, form, origin, total, made_by, ordered_at)
     SELECT gen_random_uuid(), id, 'sheet', 'https://chophien.example', quantity, issued_by, now() FROM labels_roll WHERE id = $1 RETURNING id`,
    [roll.id],
  );
  return print.id;
}
