// A PostgreSQL of the proofs' own with the durable settings of production, and a freshly seeded market in it for each proof.
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';
import { ACCOUNT_KEYS } from '../bench/processes.mjs';
import { startPostgres } from '../tools/postgres.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TEMPLATE = 'market';
const built = path => import(pathToFileURL(`${ROOT}dist/${path}`).href);

export async function openGround() {
  const postgres = await startPostgres(`${ROOT}.cache/prove`, { settings: { max_connections: 300 } });
  const asAdmin = async sql => {
    const client = new pg.Client(postgres.url());
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  const empty = async name => {
    await asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await asAdmin(`CREATE DATABASE ${name}`);
  };

  await empty(TEMPLATE);
  const { prepareDatabase } = await built('apps/worker/src/prepare-database.js');
  await prepareDatabase(postgres.url(TEMPLATE));
  const { seed } = await built('apps/local/src/seed/seed.js');
  await seed(postgres.url(TEMPLATE), {
    now: new Date(),
    publicUrl: 'http://localhost:3000',
    accountKeys: ACCOUNT_KEYS,
  });

  let made = 0;
  return {
    async market() {
      const name = `proof_${++made}`;
      await asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await asAdmin(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
      return { url: postgres.url(name), drop: () => asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
    },
    close: () => postgres.stop(),
  };
}
