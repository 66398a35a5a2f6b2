// A PostgreSQL of the benchmark's own, with the durable settings of production, and one database in it that is filled anew for each run.
import { startPostgres } from '../tools/postgres.mjs';
import { ask, built, grow, ROOT } from './grow.mjs';

const NAME = 'bench';

/** `size`: `{ products, sellers }`, when it is another than usual. */
export async function openStage(size) {
  const postgres = await startPostgres(`${ROOT}.cache/bench`);
  await ask(postgres.url(), `DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`);
  await ask(postgres.url(), `CREATE DATABASE ${NAME}`);
  const url = postgres.url(NAME);
  const { prepareDatabase } = await built('apps/worker/src/prepare-database.js');
  await prepareDatabase(url);
  await grow(url, size);
  return { url, close: () => postgres.stop() };
}
