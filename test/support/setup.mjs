// Before the database tests: one throw-away PostgreSQL, and in it two templates that every test file clones in some 50 ms:
// `bare` (migrated, with reference data) and `market` (the whole seeded province). They are kept as long as their sources stay the same.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the templates are made from: the tables, and what the law and the state publish. */
const REFERENCE = [
  'libs/platform/src/database/migrations',
  'libs/places/src',
  'libs/catalog/src/groups',
  'libs/delivery/src/tariff',
  'libs/ledger/src/rates',
  'libs/promotions/src/ceilings',
  'libs/reporting/src/targets',
  'libs/traceability/src/recipes',
  'apps/worker/src/first-bounds.ts',
  'apps/worker/src/prepare-database.ts',
];
/** A number of our own for pg_advisory_lock: two test runs at once must not fill the same template. */
const TEMPLATE_LOCK = 2026_1124;

export default async function setup() {
  process.env.NODE_OPTIONS ??= '';
  const { startPostgres } = await import(pathToFileURL(join(root, 'tools/postgres.mjs')).href);
  const folder = process.env.TEST_DATA_DIR ?? join(root, '.cache/test');
  const postgres = await startPostgres(folder, {
    durable: false,
    // Tests need no safety against a power cut. Crash tests start a PostgreSQL of their own.
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: 200,
      shared_buffers: '256MB',
    },
  });
  const bare = await template(postgres, 'bare', REFERENCE, prepare);
  const market = await template(
    postgres,
    'market',
    [
      ...REFERENCE,
      'apps/local/src/seed',
      'libs/reporting/src',
      'libs/traceability/src',
      'libs/epcis/src',
      'libs/ledger/src',
      'libs/settlement/src',
      'test/support/account-keys.ts',
    ],
    async url => {
      await prepare(url);
      const { seed } = await import(pathToFileURL(join(root, 'dist/apps/local/src/seed/seed.js')).href);
      const { ACCOUNT_KEYS } = await import(pathToFileURL(join(root, 'dist/test/support/account-keys.js')).href);
      await seed(url, {
        now: new Date('2026-11-24T02:00:00Z'),
        publicUrl: 'http://localhost:3000',
        accountKeys: ACCOUNT_KEYS,
      });
    },
  );
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(join(root, '.cache/test-database.json'), JSON.stringify({ url: postgres.url(), bare, market }));
}

async function prepare(url) {
  const { prepareDatabase } = await import(pathToFileURL(join(root, 'dist/apps/worker/src/prepare-database.js')).href);
  await prepareDatabase(url);
}

async function buildOnce() {
  const { build, isFresh } = await import(pathToFileURL(join(root, 'tools/build.mjs')).href);
  if (!isFresh() && !(await build())) throw new Error('the sources do not compile');
}

async function template(postgres, kind, sources, fill) {
  const hash = createHash('sha256');
  for (const source of sources) addTo(hash, join(root, source));
  const name = `${kind}_${hash.digest('hex').slice(0, 12)}`;
  const client = new pg.Client(postgres.url());
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rows } = await client.query('SELECT datistemplate AS ready FROM pg_database WHERE datname = $1', [name]);
    if (rows[0]?.ready) return name;
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name}`);
    await buildOnce();
    await fill(postgres.url(name));
    await client.query(`ALTER DATABASE ${name} IS_TEMPLATE true`);
    return name;
  } finally {
    await client.end();
  }
}

function addTo(hash, path) {
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return;
    if (error.code === 'ENOTDIR') return void hash.update(readFileSync(path));
    throw error;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) addTo(hash, join(path, entry.name));
    else if (!entry.name.includes('.spec.')) hash.update(entry.name).update(readFileSync(join(path, entry.name)));
  }
}
