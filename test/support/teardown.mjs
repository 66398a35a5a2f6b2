// The throw-away PostgreSQL stops, unless KEEP_TEST_DATABASE asks to keep it for the next run (some 0.7 s faster).
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = new URL('../..', import.meta.url).pathname;

export default async function teardown() {
  if (process.env.KEEP_TEST_DATABASE) return;
  const { startPostgres } = await import(pathToFileURL(join(root, 'tools/postgres.mjs')).href);
  await (await startPostgres(process.env.TEST_DATA_DIR ?? join(root, '.cache/test'))).stop();
}
