// Tracing goods and calling them back: over a web of 100,000 edges, in tables that grow while the answer stays the same, and at the resolver.
import pg from 'pg';
import { built, ROOT } from '../grow.mjs';
import { startProcess } from '../processes.mjs';

export const part = 'trace';

const WEB = 100_000;
const TABLES = [10_000, 100_000, 1_000_000];
const SMALL = 200;
const ROUNDS = 15;

export async function measure({ url, env }) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return [...(await recalled(url, env)), ...(await growing(url, client)), await wide(url, client)];
  } finally {
    await client.end();
  }
}

/** The same answer of 200 edges, backward and forward, while the table around it grows. */
async function growing(url, client) {
  const origin = await web(client, SMALL, 'small');
  const rows = [];
  let edges = SMALL;
  for (const table of TABLES) {
    await others(client, table - edges, `around-${table}`);
    edges = table;
    const { ms, reached } = await traced(url, origin);
    rows.push({ table, ms, reached });
  }
  const [first, , last] = rows;
  return rows.map(({ table, ms, reached }) => ({
    what: `trace both ways over ${SMALL} edges in a table of ${table.toLocaleString('en')}`,
    found: `${ms.toFixed(1)} ms, ${reached} batches`,
    goal: table === TABLES[0] ? 'the base' : 'at most 2 × the base + 5 ms',
    isMet: reached === first.reached && (table === TABLES[0] || ms <= 2 * first.ms + 5) && last !== undefined,
  }));
}

async function wide(url, client) {
  const origin = await web(client, WEB, 'wide');
  const { ms, reached } = await traced(url, origin, 3);
  return {
    what: `trace both ways over ${WEB.toLocaleString('en')} edges, all sums of a dry run included`,
    found: `${ms.toFixed(0)} ms, ${reached.toLocaleString('en')} batches`,
    goal: '< 1 s',
    // Lot 0 in the middle and one lot for each edge, ten a batch.
    isMet: ms < 1_000 && reached === WEB / 10 + 1,
  };
}

/** Median of the dry run that the page shows, through the verb. */
async function traced(url, origin, rounds = ROUNDS) {
  const { verbsFor } = await built('test/support/recall-drill.js');
  const { recalls, officer, close } = await verbsFor(url);
  try {
    const wish = { kind: 'batch', origin, withSiblings: true };
    let reached = (await recalls.dryRun(officer, wish)).batches;
    const times = [];
    for (let round = 0; round < rounds; round++) {
      const started = performance.now();
      reached = (await recalls.dryRun(officer, wish)).batches;
      times.push(performance.now() - started);
    }
    return { ms: times.sort((a, b) => a - b)[Math.floor(times.length / 2)], reached };
  } finally {
    await close();
  }
}

async function recalled(url, env) {
  const { callBack, stageDrill } = await built('test/support/recall-drill.js');
  const drill = await stageDrill(url, { serials: 50_000, orders: 100, sacks: 200 });
  const server = await startProcess(`${ROOT}dist/apps/server/src/main.js`, { ...env, DATABASE_URL: url });
  try {
    const { ms, tookMs, asked } = await callBack(drill, server.url, 200);
    return [
      {
        what: `recall of a batch with 50,000 serials, at the resolver: ${asked} labels asked by 16 phones`,
        found: `${ms.toFixed(0)} ms, of which ${tookMs} ms to confirm`,
        goal: '< 2 s',
        isMet: ms < 2_000,
      },
    ];
  } finally {
    await server.stop();
    await drill.close();
  }
}

/**
 * So many edges around one batch: half of them lead into it, tier by tier from ten times as many lots, half lead out of it. Ten lots are a batch.
 * Answers the id of the batch in the middle.
 */
async function web(client, edges, name) {
  await client.query(LOTS, [name, edges + 1]);
  await client.query(
    `INSERT INTO balance_edge (from_lot, to_lot, event)
     SELECT CASE WHEN n % 2 = 0 THEN own.id ELSE near.id END, CASE WHEN n % 2 = 0 THEN near.id ELSE own.id END, n
     FROM generate_series(1, $2::int) n
     JOIN balance_lot own ON own.name = 'urn:bench:' || $1 || ':' || n
     -- Odd lots hang on odd ones and even lots on even ones, ten on each: trees to the left and to the right of lot 0.
     JOIN balance_lot near ON near.name = 'urn:bench:' || $1 || ':' || CASE WHEN n <= 20 THEN 0 ELSE 2 * ((n - 1) / 20) - n % 2 END`,
    [name, edges],
  );
  await client.query('ANALYZE balance_lot; ANALYZE balance_edge; ANALYZE traceability_batch');
  const { rows } = await client.query('SELECT batch_id FROM balance_lot WHERE name = $1', [`urn:bench:${name}:0`]);
  return rows[0].batch_id;
}

/** Goods of others: pieces of the same shape that have nothing to do with it. */
async function others(client, edges, name) {
  await client.query(LOTS, [name, edges + Math.ceil(edges / SMALL)]);
  await client.query(
    `INSERT INTO balance_edge (from_lot, to_lot, event)
     SELECT CASE WHEN n % 2 = 0 THEN own.id ELSE near.id END, CASE WHEN n % 2 = 0 THEN near.id ELSE own.id END, n
     FROM generate_series(1, $2::int) n
     JOIN balance_lot own ON own.name = 'urn:bench:' || $1 || ':' || n
     JOIN balance_lot near ON near.name = 'urn:bench:' || $1 || ':' || CASE WHEN n % $3 < 20 THEN n - n % $3 ELSE n - n % $3 + (n % $3) / 10 END
     WHERE near.id <> own.id`,
    [name, edges, SMALL],
  );
  await client.query('ANALYZE balance_lot; ANALYZE balance_edge; ANALYZE traceability_batch');
}

const LOTS = `
  WITH goods AS (
    SELECT p.id, p.cooperative_id FROM catalog_product p ORDER BY p.id LIMIT 1
  ), told AS MATERIALIZED (
    SELECT n, n / 10 AS batch FROM generate_series(0, $2::int) n
  ), batch AS MATERIALIZED (
    SELECT batch, uuidv7() AS id FROM (SELECT DISTINCT batch FROM told) one
  ), added AS (
    INSERT INTO traceability_batch (id, cooperative_id, product_id, lot, unit, created_by, created_at)
    SELECT b.id, g.cooperative_id, g.id, upper(left(md5($1), 6)) || '-' || b.batch, 'g', (SELECT id FROM identity_person ORDER BY id LIMIT 1), now()
    FROM batch b, goods g
  )
  INSERT INTO balance_lot (name, unit, batch_id) SELECT 'urn:bench:' || $1 || ':' || told.n, 'g', batch.id FROM told JOIN batch USING (batch)`;
