import pg from 'pg';

/** How PostgreSQL would answer this when the tables are large: small ones it reads whole, whatever indexes there are. */
export async function planOf(url: string, sql: string): Promise<string> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query('SET enable_seqscan = off');
    return JSON.stringify((await client.query(`EXPLAIN (COSTS OFF) ${sql}`)).rows);
  } finally {
    await client.end();
  }
}
