// The throw-away PostgreSQL stops, unless KEEP_TEST_DATABASE asks to keep it for the next run (some 0.7 s faster).
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export default async function teardown() {
  if (process.env.KEEP_TEST_DATABASE) return;
  const { startPostgres } = await import(pathToFileURL(join(root, 'tools/postgres.mjs')).href);
  await (await startPostgres(process.env.TEST_DATA_DIR ?? join(root, '.cache/test'))).stop();
}
