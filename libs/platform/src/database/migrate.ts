import { dataSource } from './open.js';

/** A number of our own for pg_advisory_lock: two servers that start together must not migrate together. */
const MIGRATION_LOCK = 994_2021;

/** Runs what is missing, once, however many processes start at the same moment. Returns the names of what ran. */
export async function migrate(url: string): Promise<string[]> {
  const source = await dataSource({ url, pool: 2 }).initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const ran = await source.runMigrations({ transaction: 'each' });
    return ran.map(migration => migration.name);
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await runner.release();
    await source.destroy();
  }
}
