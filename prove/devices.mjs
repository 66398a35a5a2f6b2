// Three phones record a season with the network off, on clocks that are wrong; they die in the middle of things, lose answers on the way
// and send twice. Meanwhile the same season is recorded at the desk, online. In the end both must be the same.
import { createHash, randomBytes } from 'node:crypto';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';
import { FieldPhone, openBrowser } from './field-phone.mjs';

export const name = 'devices';
export const what = 'phones offline, killed, with wrong clocks, sending twice: the same events as online';

const COOP = 'che-suong-may';
const PRODUCT = 'Chè Shan tuyết cổ thụ Tả Lèng';
const HOUR = 3_600_000;
const SIZES = { full: { phones: 3, tasks: 200 }, small: { phones: 2, tasks: 14 } };
const SKEWS = [0, 3 * HOUR, -50 * HOUR];
/** A minute is what a slow machine takes between the touch and the writing. */
const NEAR_MS = 60_000;

/** `at`: where a server on this database listens already; without it one is opened here. */
export async function run({ url, size = 'full', say = () => undefined, at }) {
  const { phones: count, tasks } = SIZES[size];
  const db = new pg.Client(url);
  await db.connect();
  const server = at ? { url: at, close: async () => undefined } : await openServer(url);
  const browser = await openBrowser();
  try {
    const cookie = await signedIn(db);
    const ids = await idsOf(db);
    const season = plan(count, tasks).map(step => (step.kind === 'pack' ? { ...step, variant: ids.variant } : step));
    const phones = [];
    for (let n = 0; n < count; n++)
      phones.push(await FieldPhone.open(browser, { url: server.url, coop: COOP, cookie, skew: SKEWS[n] }));
    const told = await recordOffline(phones, season, say);
    say('all recorded; the network comes back');
    const sending = await bringHome(phones, say);
    say('all sent; the same at the desk');
    const desk = await recordAtDesk(ids, server.url, cookie, season);
    const differences = await compare(db, season, desk, told);
    if (differences.length > 0) throw new Error(differences.slice(0, 10).join('\n'));
    const chains = await chainsOf(db);
    if (chains.missing + chains.forks > 0) throw new Error(`chains are broken: ${JSON.stringify(chains)}`);
    return `${count} phones, ${season.length} items offline, ${told.kills} killed while recording, ${sending.cut} answers lost, ${sending.deaths} killed while sending, clocks off by 0, +3 h, -50 h: the same ${tasks} tasks and events as online`;
  } finally {
    await browser.close();
    await server.close();
    await db.end();
  }
}

async function openServer(url) {
  const built = path => import(pathToFileURL(`${fileURLToPath(new URL('..', import.meta.url))}dist/${path}`).href);
  const { Config } = await built('libs/platform/src/config/index.js');
  const { openServer: open } = await built('apps/server/src/open-server.js');
  const config = Config.read({
    NODE_ENV: 'test',
    DATABASE_URL: url,
    PUBLIC_URL: 'http://localhost:3000',
    LOG_LEVEL: 'error',
    PORT: '0',
    HOST: '127.0.0.1',
  });
  const { app, close } = await open(config);
  const { port } = app.getHttpServer().address();
  return { url: `http://127.0.0.1:${port}`, close };
}

/** A session of the clerk, as the sign-in page would open it. */
async function signedIn(db) {
  const token = randomBytes(20).toString('base64url');
  await db.query(
    `INSERT INTO identity_session (token_hash, person_id, created_at, expires_at)
     SELECT $1, id, now() - interval '10 years', now() + interval '10 years' FROM identity_person WHERE email = 'ghi@demo.test'`,
    [createHash('sha256').update(token).digest()],
  );
  return `session=${token}`;
}

/** The same numbers every time: mulberry32. */
function dice(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Each phone starts batches and works on them: five pluckings, two dryings and a packing each, in the order in which they are lawful. */
function plan(phones, tasks) {
  const roll = dice(42);
  const season = [];
  let made = 0;
  for (let batch = 0; made < tasks; batch++) {
    const phone = batch % phones;
    season.push({ phone, batch, kind: 'start', note: `lô ${batch}` });
    let fresh = 0;
    let dry = 0;
    for (const kind of ['pluck', 'pluck', 'pluck', 'dry', 'pluck', 'pluck', 'dry', 'pack'].slice(0, tasks - made)) {
      const step = { phone, batch, kind, note: `v${made++}` };
      if (kind === 'pluck') fresh += step.output = 20 + Math.floor(roll() * 60);
      else if (kind === 'dry') {
        [step.input, step.output] = [fresh, Math.floor(fresh * 0.22 * 10) / 10];
        fresh = 0;
        dry += step.output;
      } else step.packs = Math.floor(dry * 2);
      season.push(step);
    }
  }
  return interleave(season, phones, roll);
}

/** The phones record at the same time: their steps in a mixed order, each phone's own in its own. */
function interleave(season, phones, roll) {
  const own = Array.from({ length: phones }, (_, phone) => season.filter(step => step.phone === phone));
  const mixed = [];
  while (own.some(steps => steps.length > 0)) {
    const steps = own[Math.floor(roll() * phones)];
    if (steps.length > 0) mixed.push(steps.shift());
  }
  return mixed;
}

const inVietnamese = kilograms => String(kilograms).replace('.', ',');

/** The fields of a step as somebody types them. */
const fieldsOf = ({ note, input, output, packs, variant }) => ({
  note,
  ...(variant !== undefined && { variant }),
  ...(input !== undefined && { input: inVietnamese(input) }),
  ...(output !== undefined && { output: inVietnamese(output) }),
  ...(packs !== undefined && { packs: String(packs) }),
});

async function recordOffline(phones, season, say) {
  const roll = dice(7);
  const batches = new Map();
  const when = new Map();
  let kills = 0;
  for (const phone of phones) await phone.offline();
  for (const [n, step] of season.entries()) {
    const phone = phones[step.phone];
    if (step.kind === 'start') {
      batches.set(step.batch, await phone.startBatch(PRODUCT));
      continue;
    }
    const batch = batches.get(step.batch);
    when.set(step.note, Date.now());
    if (roll() < 0.1) {
      kills++;
      await dieWhileRecording(phone, batch, step);
    } else await phone.record(batch, step.kind, fieldsOf(step));
    if (n % 25 === 0) say(`${n} of ${season.length} recorded`);
  }
  return { batches, when, kills };
}

/** The phone dies at the touch: whoever finds the work missing afterwards records it again. */
async function dieWhileRecording(phone, batch, step) {
  await phone.fillTask(batch, step.kind, fieldsOf(step));
  await phone.touch();
  await phone.die();
  await phone.wake();
  const items = await phone.items();
  if (!items.some(item => item.deed.note === step.note)) await phone.record(batch, step.kind, fieldsOf(step));
}

/** The network comes back badly: every third answer is lost after the server has acted on it, pages die, and two windows send at once. */
async function bringHome(phones, say) {
  const sending = { cut: 0, deaths: 0 };
  for (const phone of phones) {
    let asked = 0;
    await phone.context.route(/\/api\/v1\/recorder\/.*\/items$/, async route => {
      if (asked++ % 3 !== 0) return route.continue().catch(() => undefined);
      await route.fetch().catch(() => undefined);
      sending.cut++;
      await route.abort().catch(() => undefined);
    });
    await phone.offline(false);
    for (let deaths = 0; deaths < 2; deaths++) {
      const heard = phone.page.waitForRequest(/\/items$/, { timeout: 1500 }).catch(() => undefined);
      await phone.page.evaluate(() => void dispatchEvent(new Event('online')));
      await heard;
      await phone.die();
      sending.deaths++;
      await phone.wake();
    }
    const twin = await phone.context.newPage();
    await twin.goto(phone.path);
    await nudgeUntilSent(phone);
    await twin.close();
    say(`a phone has sent ${(await phone.items()).length} items`);
  }
  return sending;
}

async function nudgeUntilSent(phone) {
  for (let tries = 0; tries < 40; tries++) {
    const open = (await phone.items()).filter(item => item.state !== 'stored');
    if (open.length === 0) return;
    const refused = open.find(item => item.state === 'refused');
    if (refused) throw new Error(`refused: ${refused.sentence} (${refused.detail})`);
    await phone.page.evaluate(() => void dispatchEvent(new Event('online')));
    await phone.page.waitForTimeout(300);
  }
  throw new Error('the items never all came home');
}

/** The same season through the forms of the desk, in the order of the season; the batch of each. */
async function recordAtDesk(ids, url, cookie, season) {
  const post = async (path, form) => {
    const answer = await fetch(url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: url, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form),
    });
    if (answer.status !== 303) throw new Error(`${path} said ${answer.status} to ${JSON.stringify(form)}`);
  };
  const desk = new Map();
  const now = new Date(Date.now() + 7 * HOUR).toISOString().slice(0, 16);
  for (const step of season) {
    if (step.kind === 'start') {
      const id = uuid();
      await post(`/desk/${COOP}/batches`, { id, productId: ids.product, lot: '' });
      desk.set(step.batch, id);
      continue;
    }
    const { variant, ...fields } = fieldsOf(step);
    const common = { id: uuid(), kind: step.kind, happenedAt: now, siteId: ids.site, ...fields };
    await post(`/desk/${COOP}/batches/${desk.get(step.batch)}/tasks`, {
      ...common,
      ...(variant && { variantId: variant }),
    });
  }
  return desk;
}

const uuid = () => globalThis.crypto.randomUUID();

async function idsOf(db) {
  const { rows } = await db.query(
    `SELECT p.id AS product, (SELECT id FROM catalog_variant v WHERE v.product_id = p.id AND v.withdrawn_at IS NULL ORDER BY position LIMIT 1) AS variant,
       (SELECT id FROM traceability_site s WHERE s.cooperative_id = p.cooperative_id ORDER BY name LIMIT 1) AS site
     FROM catalog_product p JOIN cooperatives_cooperative c ON c.id = p.cooperative_id WHERE c.slug = $1 AND p.name_vi = $2`,
    [COOP, PRODUCT],
  );
  return rows[0];
}

/** What stands in the book of a batch, without what must differ: ids, lots, sites and the times of day. */
async function bookOf(db, batch) {
  const { rows } = await db.query(
    `SELECT t.note, t.kind, t.step, t.input, t.output, t.packs, t.happened_at AS at FROM traceability_task t WHERE t.batch_id = $1 ORDER BY t.note`,
    [batch],
  );
  const { rows: balance } = await db.query('SELECT balance FROM traceability_batch WHERE id = $1', [batch]);
  return { tasks: rows, balance: balance[0]?.balance };
}

async function compare(db, season, desk, told) {
  const differences = [];
  const say = text => differences.push(text);
  for (const [batch, offlineId] of told.batches) {
    const [offline, online] = [await bookOf(db, offlineId), await bookOf(db, desk.get(batch))];
    const plain = ({ tasks, balance }) => JSON.stringify([tasks.map(({ at: _at, ...task }) => task), balance]);
    if (plain(offline) !== plain(online)) say(`batch ${batch}: ${plain(offline)} and online ${plain(online)}`);
    const wanted = season.filter(step => step.batch === batch && step.kind !== 'start').length;
    if (offline.tasks.length !== wanted) say(`batch ${batch}: ${offline.tasks.length} tasks instead of ${wanted}`);
    for (const { note, at } of offline.tasks) {
      const off = at.getTime() - told.when.get(note);
      if (Math.abs(off) > NEAR_MS) say(`${note} stands ${Math.round(off / 1000)} s beside its time`);
    }
    const [events, eventsOnline] = [await eventsOf(db, offlineId), await eventsOf(db, desk.get(batch))];
    if (events !== eventsOnline) say(`batch ${batch}: events ${events} and online ${eventsOnline}`);
  }
  return differences;
}

/** The EPCIS events of a batch by what they say of the goods: kind, step and quantities, without lots and times. */
async function eventsOf(db, batch) {
  const { rows } = await db.query(
    `SELECT e.type, e.action, e.biz_step, e.disposition, string_agg(concat_ws(' ', x.role, x.quantity, x.uom), ',' ORDER BY x.role, x.quantity) AS goods
     FROM epcis_event e JOIN epcis_event_epc x ON x.event = e.id WHERE e.id IN (
       SELECT y.event FROM epcis_event_epc y, traceability_batch b WHERE b.id = $1 AND (y.epc LIKE '%/10/' || b.lot OR y.epc LIKE '%/10/' || b.lot || '.%'))
     GROUP BY e.id ORDER BY 1, 2, 3, 4, 5`,
    [batch],
  );
  return JSON.stringify(rows);
}

async function chainsOf(db) {
  const { rows } = await db.query(
    `SELECT COALESCE(sum(missing), 0)::int AS missing, COALESCE(sum(forks), 0)::int AS forks FROM (
       SELECT max(seq) - count(DISTINCT seq) AS missing, count(*) FILTER (WHERE 'fork' = ANY (flags)) AS forks
       FROM recorder_item GROUP BY device_id) d`,
  );
  return rows[0];
}
