// Rows changed, removed and added by plain SQL behind the market's back, and the auditor who must name each (T12, T13).
import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { officerId } from '../../apps/local/src/seed/people.js';
import { audit, type AuditReport } from '../../apps/audit/src/audit.js';
import type { Finding } from '../../apps/audit/src/finding.js';
import type { AuditMemory } from '../../apps/audit/src/public-log.js';
import { buildServer } from '../../apps/server/src/open-server.js';
import { witnessOnce } from '../../apps/witness/src/witness.js';
import { ApiKeys } from '#libs/identity';
import { COSIGNATURE, HttpLog, readVerifierKey, signerKey, writeVerifierKey, type VerifierKey } from '#libs/tlog';
import { Sales } from '#libs/labels';
import { Sequencer } from '#libs/transparency';
import { Clock } from '#platform/clock';
import { Config } from '#platform/config';
import { Database, statement } from '#platform/database';
import { BOOK_MUTATIONS, LOG_MUTATIONS, OWNER, type Mutation } from './audit-mutations.js';

const witness = signerKey('so.example/witness', COSIGNATURE, new Uint8Array(32).fill(9));

export interface Mutated {
  rows: number;
  rounds: number;
  tables: number;
}

export interface MutationWish {
  rounds: number;
  /** One lie about the tree or what waits for it, the others about events and labels. */
  perRound: number;
  say?: (text: string) => void;
}

/** Every kind of lie about the tree has its round. */
export const ALL_ROUNDS = LOG_MUTATIONS.length;

/** `url`: a seeded market that nobody is connected to. Throws, naming the change that was not found. */
export async function mutateAndAudit(url: string, { rounds, perRound, say }: MutationWish): Promise<Mutated> {
  const before = await prepare(url);
  const mutated = new Set<string>();
  let rows = 0;
  for (let round = 0; round < rounds; round++) {
    await onACopy(url, `m${round}_${randomBytes(4).toString('hex')}`, async copy => {
      const done = await mutateAll(copy, round, perRound);
      const { findings } = await look(copy, before);
      requireNamed(done, findings);
      for (const { table } of done) mutated.add(table);
      rows += done.length;
    });
    say?.(`${rows} rows changed, every one named`);
  }
  return { rows, rounds, tables: mutated.size };
}

function requireNamed(done: readonly Done[], findings: readonly Finding[]): void {
  const said = findings.map(({ row, what }) => `${row}: ${what}`);
  const missed = done.filter(({ named }) => !said.some(line => line.includes(named)));
  if (missed.length > 0)
    throw new Error(
      `not named: ${missed.map(({ sql, named }) => `${sql} (${named})`).join('; ')}. The auditor said:\n${said.join('\n')}`,
    );
}

interface Before {
  memory: AuditMemory;
  logKey: VerifierKey;
  apiKey: string;
}

/** All lines in the log but the last ones, witnessed, and looked at once: nothing is to be found yet. */
async function prepare(url: string): Promise<Before> {
  return serving(url, async (site, app) => {
    const sequencer = app.get(Sequencer);
    while ((await sequencer.takeUp()) > 0);
    const log = new HttpLog(`${site}/log`);
    const keys = await log.json<{ log: string }>('keys');
    const logKey = readVerifierKey(keys?.log ?? '') as VerifierKey;
    let last: string | undefined;
    const memory = { read: async () => last, write: async (note: string) => void (last = note) };
    await witnessOnce({ log, logKey, key: witness, memory, now: () => 1_764_216_000 });
    const { token } = await app
      .get(ApiKeys)
      .issueForDepartment(officer, { name: 'Kiểm toán', scopes: ['query', 'capture'] });
    await tellSome(site, token);
    await sellSome(app);
    const report = await audit({ site, apiKey: token, keys: { log: logKey, witnesses: [witness] } });
    const [first] = report.findings;
    if (first || !report.memory) throw new Error(`found before anything was changed: ${first?.row}: ${first?.what}`);
    return { memory: report.memory, logKey, apiKey: token };
  });
}

const officer = { personId: officerId, fullName: '', locale: 'vi' as const, offices: ['officer' as const], seats: [] };

/** Inspections that the department captures: their lines wait for a place in the log. */
async function tellSome(site: string, apiKey: string): Promise<void> {
  for (let at = 1; at <= 3; at++) {
    const answer = await fetch(`${site}/epcis/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld', { so: 'https://so.example/' }],
        type: 'ObjectEvent',
        eventTime: `2026-11-0${at}T08:00:00+07:00`,
        eventTimeZoneOffset: '+07:00',
        action: 'OBSERVE',
        bizStep: 'inspecting',
        epcList: [`https://id.gs1.org/01/09520000000004/21/${at}`],
        'so:inspection': `2026/${at}`,
      }),
    });
    if (answer.status !== 201) throw new Error(`an inspection was answered ${answer.status}: ${await answer.text()}`);
  }
}

/** Packs of several rolls leave with orders: by whatever other order a label is called afterwards, that is a lie. */
async function sellSome(app: NestFastifyApplication): Promise<void> {
  const [db, sales] = [app.get(Database), app.get(Sales)];
  const some = await db.read(labelsOnPacks, []);
  if (some.length < 4) throw new Error('too few labels are on packs');
  for (const { gtin, serial, lineId, batchId, cooperativeId } of some)
    await db.transaction(async tx => {
      await sales.put(tx, cooperativeId, serial, [{ lineId, gtin, picks: [{ batchId, lot: '', packs: 1 }] }]);
      await sales.sell(tx, officer, [lineId]);
    });
}

const labelsOnPacks = statement<
  { gtin: string; serial: string; batchId: string; cooperativeId: string; lineId: string },
  []
>(
  'test.labels-on-packs',
  `SELECT DISTINCT ON (r.id) l.gtin, l.serial, l.batch_id AS "batchId", r.cooperative_id AS "cooperativeId", o.id AS "lineId"
   FROM labels_label l JOIN labels_roll r ON r.id = l.roll_id JOIN traceability_batch b ON b.id = l.batch_id AND b.recalled_at IS NULL
   JOIN ordering_line o ON o.variant_id = r.variant_id
   WHERE l.state = 'active' AND NOT EXISTS (SELECT FROM balance_flag f WHERE f.batch_id = b.id) ORDER BY r.id, o.id LIMIT 6`,
);

const look = (url: string, { memory, logKey, apiKey }: Before): Promise<AuditReport> =>
  serving(url, site => audit({ site, apiKey, before: memory, keys: { log: logKey, witnesses: [witness] } }));

async function serving<T>(url: string, work: (site: string, app: NestFastifyApplication) => Promise<T>): Promise<T> {
  const config = Config.read({
    NODE_ENV: 'test',
    DATABASE_URL: url,
    DATABASE_POOL: '4',
    LOG_LEVEL: 'silent',
    LOG_WITNESSES: writeVerifierKey(witness),
  });
  const app = await buildServer(config, { clock: new Clock() });
  await app.listen(0, '127.0.0.1');
  try {
    return await work(await app.getUrl(), app);
  } finally {
    await app.close();
  }
}

async function onACopy(url: string, name: string, work: (copy: string) => Promise<void>): Promise<void> {
  const [admin, own] = [new URL(url), new URL(url)];
  const template = admin.pathname.slice(1);
  admin.pathname = '/postgres';
  own.pathname = `/${name}`;
  await asking(admin.href, client => client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`));
  await work(own.href).finally(() =>
    asking(admin.href, client => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  );
}

interface Done {
  table: string;
  sql: string;
  /** What a finding must contain. */
  named: string;
}

/** Past triggers and foreign keys. No two of the changes are about the same event or roll: none hides another. */
function mutateAll(url: string, round: number, count: number): Promise<Done[]> {
  return asking(url, async client => {
    await client.query('SET session_replication_role = replica');
    const used = new Set<string>();
    const done = [await mutate(client, LOG_MUTATIONS[round % LOG_MUTATIONS.length] as Mutation, used)];
    const lies = Array.from({ length: count - 1 }, (_, at) => (round * (count - 1) + at + 1) % BOOK_MUTATIONS.length)
      .map(which => BOOK_MUTATIONS[which] as Mutation)
      // What few rows can be told of comes before others have used up those rows.
      .sort((a, b) => Number(b.where !== undefined) - Number(a.where !== undefined));
    for (const lie of lies) done.push(await mutate(client, lie, used));
    return done;
  });
}

async function mutate(client: pg.Client, mutation: Mutation, used: Set<string>): Promise<Done> {
  const { table, sql, named, where = 'true' } = mutation;
  const owner = OWNER[table] ?? `''`;
  const name = /x\.|^'/.test(named) ? named : `'${named}'`;
  const { rows } = await client.query<{ place: string; named: string; owner: string }>(
    `SELECT x.ctid::text AS place, ${name} AS named, ${owner} AS owner FROM ${table} WHERE ${owner} <> ALL ($1) AND ${where} ORDER BY random() LIMIT 1`,
    [[...used]],
  );
  const [row] = rows;
  if (!row) throw new Error(`no row in ${table} is left to be changed`);
  if (row.owner) used.add(row.owner);
  const changed = sql.replaceAll('$row', `'${row.place}'::tid`);
  const { rowCount } = await client.query(changed);
  if (rowCount !== 1) throw new Error(`nothing was changed by ${changed}`);
  return { table: table.split(' ')[0] ?? table, sql: changed, named: row.named };
}

async function asking<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  return work(client).finally(() => client.end());
}
