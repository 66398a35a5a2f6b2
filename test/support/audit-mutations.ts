// Rows changed, removed and added by plain SQL behind the market's back, and the auditor who must name each (T12, T13).
import { randomBytes } from 'node:crypto';
import { audit, type AuditReport } from '../../apps/audit/src/audit.js';
import type { AuditMemory } from '../../apps/audit/src/public-log.js';
import { buildServer } from '../../apps/server/src/open-server.js';
import { witnessOnce } from '../../apps/witness/src/witness.js';
import { COSIGNATURE, HttpLog, readVerifierKey, signerKey, writeVerifierKey, type VerifierKey } from '#libs/tlog';
import { Sequencer } from '#libs/transparency';
import { Clock } from '#platform/clock';
import { Config } from '#platform/config';
import pg from 'pg';

const witness = signerKey('so.example/witness', COSIGNATURE, new Uint8Array(32).fill(9));
const TOKEN = 'the auditor of the tests';

interface Mutation {
  /** Of which table a row at random; `$row` stands for its place (ctid). */
  table: string;
  sql: string;
  /** SQL over the row before the change: a text that a finding about it must contain. */
  named: string;
}

const events = 'epcis_event x';
const eventName = `'epcis_event ' || x.id`;
const update = (table: string, set: string, named: string): Mutation => ({
  table,
  sql: `UPDATE ${table} SET ${set} WHERE ctid = $row`,
  named,
});
const remove = (table: string, named: string): Mutation => ({
  table,
  sql: `DELETE FROM ${table} WHERE ctid = $row`,
  named,
});

/** Any number of these may happen at once. */
const BOOK_MUTATIONS: Mutation[] = [
  ...[
    `event_time = event_time + interval '1 microsecond'`,
    `record_time = record_time - interval '1 second'`,
    `record_time = record_time + interval '1 microsecond'`,
    `biz_step = 'inspecting_' || coalesce(biz_step, '')`,
    `disposition = coalesce(disposition, '') || 'x'`,
    `read_point = 'urn:elsewhere'`,
    `biz_location = 'urn:elsewhere'`,
    `type = type || 'x'`,
    `action = CASE action WHEN 'ADD' THEN 'DELETE' ELSE 'ADD' END`,
    `actor = 'somebody'`,
    `hash = sha256(hash)`,
    `salt = sha256(salt)`,
    `canonical = canonical || ' '::bytea`,
    `event_id = event_id || 'x'`,
  ].map(set => update(events, set, set.startsWith('event_id') ? `x.event_id` : eventName)),
  remove(events, 'x.event_id'),
  {
    table: events,
    sql: `INSERT INTO epcis_event (event_id, variant, hash, type, event_time, record_time, action, party, actor, canonical, salt)
      SELECT event_id || 'copy', '', hash, type, event_time, record_time, action, party, actor, canonical, salt FROM epcis_event WHERE ctid = $row`,
    named: 'it is not in the log',
  } as Mutation,
  update('epcis_event_epc x', `quantity = coalesce(quantity, 0) + 1`, `'of epcis_event ' || x.event || ': '`),
  update('epcis_event_epc x', `epc = epc || '1'`, `'of epcis_event ' || x.event || ': '`),
  remove('epcis_event_epc x', `'of epcis_event ' || x.event || ': '`),
  ...[
    `state = CASE state WHEN 'void' THEN 'active' ELSE 'void' END`,
    `labels = labels + 1`,
    `changed_at = changed_at + interval '1 second'`,
    `changed_by = gen_random_uuid()`,
    `salt = sha256(salt)`,
    `content = convert_to(replace(convert_from(content, 'UTF8'), '"state":"', '"state":"x'), 'UTF8')`,
  ].map(set => update('labels_change x', set, 'x.id::text')),
  remove('labels_change x', 'x.id::text'),
  update('labels_label x', `state = CASE state WHEN 'void' THEN 'active' ELSE 'void' END`, `x.gtin || '/' || x.serial`),
  update('labels_label x', `serial = 'FORGED' || left(serial, 10)`, 'x.roll_id::text'),
  remove('labels_label x', 'x.roll_id::text'),
  {
    table: 'labels_label x',
    sql: `INSERT INTO labels_label (gtin, serial, roll_id, position, state, batch_id)
      SELECT gtin, 'EXTRA' || left(serial, 10), roll_id, (SELECT max(position) + 1 FROM labels_label y WHERE y.roll_id = x.roll_id), state, batch_id
      FROM labels_label x WHERE ctid = $row`,
    named: `x.gtin || '/EXTRA' || left(x.serial, 10)`,
  },
  update('labels_roll x', 'quantity = quantity + 1', 'x.id::text'),
];

/** One of these at a time: two lies about the tree could stand for each other. */
const LOG_MUTATIONS: Mutation[] = [
  update(
    'transparency_entry x',
    `entry = replace(entry, '"actor":"', '"actor":"x')`,
    `'transparency_entry ' || x.index || ':'`,
  ),
  update(
    'transparency_entry x',
    `entry = regexp_replace(entry, '"recordTime":"20..', '"recordTime":"2001')`,
    `'transparency_entry ' || x.index || ':'`,
  ),
  remove('transparency_entry x', `'transparency_entry ' || x.index || ':'`),
  {
    table: 'transparency_entry x',
    sql: `INSERT INTO transparency_entry (index, entry) SELECT (SELECT max(index) + 1 FROM transparency_entry), entry FROM transparency_entry WHERE ctid = $row`,
    named: `'transparency_entry ' || (SELECT max(index) + 1 FROM transparency_entry) || ':'`,
  },
  update(
    'transparency_tile x',
    `hashes = sha256(hashes) || substr(hashes, 33)`,
    `'transparency_tile ' || x.level || '/' || x.tile || ':'`,
  ),
  update(
    'transparency_tile x',
    `hashes = hashes || sha256(hashes)`,
    `'transparency_tile ' || x.level || '/' || x.tile`,
  ),
  remove('transparency_tile x', `'transparency_tile ' || x.level || '/' || x.tile || ':'`),
  {
    table: 'transparency_tile x',
    sql: `INSERT INTO transparency_tile (level, tile, hashes) SELECT 3, 0, hashes FROM transparency_tile WHERE ctid = $row`,
    named: `'transparency_tile 3/0:'`,
  },
  update(
    'transparency_checkpoint x',
    `note = replace(note, E'\\n\\n— ', E'\\nmore\\n\\n— ')`,
    `'transparency_checkpoint ' || x.number || ':'`,
  ),
  remove('transparency_checkpoint x', `'transparency_checkpoint ' || x.number`),
  {
    table: 'transparency_checkpoint x',
    sql: `INSERT INTO transparency_checkpoint (number, note) SELECT -1, replace(note, E'log\\n', E'log\\n9') FROM transparency_checkpoint WHERE ctid = $row`,
    named: `'transparency_checkpoint -1:'`,
  },
  update('transparency_cosignature x', `line = line || 'x'`, `'transparency_cosignature ' || x.number || ':'`),
  remove('transparency_cosignature x', `'transparency_cosignature ' || x.number || ':'`),
  {
    table: 'transparency_cosignature x',
    sql: `INSERT INTO transparency_cosignature (number, checkpoint, line) SELECT number + 1, checkpoint, line || 'x y' FROM transparency_cosignature WHERE ctid = $row`,
    named: `'transparency_cosignature ' || (x.number + 1) || ':'`,
  },
  update(
    'transparency_key x',
    `private_key = 'PRIVATE+KEY+other+f7b05d1b+AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB'`,
    `'transparency_key'`,
  ),
];

export interface Mutated {
  rows: number;
  rounds: number;
  tables: number;
}

/** `url`: a seeded market that nobody is connected to. Throws, naming the change that was not found. */
export async function mutateAndAudit(
  url: string,
  { rounds, perRound }: { rounds: number; perRound: number },
): Promise<Mutated> {
  const before = await prepare(url);
  const mutated = new Set<string>();
  let rows = 0;
  for (let round = 0; round < rounds; round++) {
    await onACopy(url, `m${round}_${randomBytes(4).toString('hex')}`, async copy => {
      const used = new Set<string>();
      const done = [await mutate(copy, LOG_MUTATIONS[round % LOG_MUTATIONS.length] as Mutation, used)];
      for (let at = 1; at < perRound; at++) {
        const which = (round * (perRound - 1) + at) % BOOK_MUTATIONS.length;
        done.push(await mutate(copy, BOOK_MUTATIONS[which] as Mutation, used));
      }
      const { findings } = await look(copy, before);
      const said = findings.map(({ row, what }) => `${row}: ${what}`);
      for (const { sql, named } of done) {
        if (!said.some(line => line.includes(named)))
          throw new Error(
            `not named: ${sql} (${named}); the auditor said ${said.length} things: ${said.slice(0, 5).join(' | ')}`,
          );
        mutated.add(sql.split(' ').find(word => /^(epcis|labels|transparency)_/.test(word)) ?? '');
      }
      rows += done.length;
    });
  }
  return { rows, rounds, tables: mutated.size };
}

interface Before {
  memory: AuditMemory;
  logKey: VerifierKey;
}

/** All lines in the log, witnessed, and looked at once: nothing is to be found yet. */
async function prepare(url: string): Promise<Before> {
  return serving(url, async (log, sequencer) => {
    while ((await sequencer.takeUp()) > 0);
    const keys = await log.json<{ log: string }>('keys');
    const logKey = readVerifierKey(keys?.log ?? '') as VerifierKey;
    let last: string | undefined;
    const memory = { read: async () => last, write: async (note: string) => void (last = note) };
    await witnessOnce({ log, logKey, key: witness, memory, now: () => 1_764_216_000 });
    const report = await audit({ log, token: TOKEN, keys: { log: logKey, witnesses: [witness] } });
    const [first] = report.findings;
    if (first || !report.memory) throw new Error(`found before anything was changed: ${first?.row}: ${first?.what}`);
    return { memory: report.memory, logKey };
  });
}

const look = (url: string, { memory, logKey }: Before): Promise<AuditReport> =>
  serving(url, log => audit({ log, token: TOKEN, before: memory, keys: { log: logKey, witnesses: [witness] } }));

async function serving<T>(url: string, work: (log: HttpLog, sequencer: Sequencer) => Promise<T>): Promise<T> {
  const config = Config.read({
    NODE_ENV: 'test',
    DATABASE_URL: url,
    DATABASE_POOL: '4',
    LOG_LEVEL: 'silent',
    LOG_WITNESSES: writeVerifierKey(witness),
    LOG_AUDIT_TOKEN: TOKEN,
  });
  const app = await buildServer(config, { clock: new Clock() });
  await app.listen(0, '127.0.0.1');
  try {
    return await work(new HttpLog(`${await app.getUrl()}/log`), app.get(Sequencer));
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

/** Which event or roll a row belongs to: each is changed once in a round, so that no change hides another. */
const OWNER: Record<string, string> = {
  'epcis_event x': 'x.id::text',
  'epcis_event_epc x': 'x.event::text',
  'labels_change x': 'x.roll_id::text',
  'labels_label x': 'x.roll_id::text',
  'labels_roll x': 'x.id::text',
};

/** Past triggers and foreign keys, as somebody with the password of the database could. */
function mutate(
  url: string,
  { table, sql, named }: Mutation,
  used: Set<string>,
): Promise<{ sql: string; named: string }> {
  return asking(url, async client => {
    await client.query('SET session_replication_role = replica');
    const owner = OWNER[table] ?? `''`;
    const name = /x\.|^'/.test(named) ? named : `'${named}'`;
    const { rows } = await client.query<{ place: string; named: string; owner: string }>(
      `SELECT x.ctid::text AS place, ${name} AS named, ${owner} AS owner FROM ${table} WHERE ${owner} <> ALL ($1) ORDER BY random() LIMIT 1`,
      [[...used]],
    );
    const [row] = rows;
    if (!row) throw new Error(`no row in ${table}`);
    if (row.owner) used.add(row.owner);
    const changed = sql.replaceAll('$row', `'${row.place}'::tid`);
    const { rowCount } = await client.query(changed);
    if (rowCount !== 1) throw new Error(`nothing was changed by ${changed}`);
    return { sql: changed, named: row.named };
  });
}

async function asking<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  return work(client).finally(() => client.end());
}
