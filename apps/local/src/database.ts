import pg from 'pg';
import { resolve } from 'node:path';
import { startPostgres } from '#tools/postgres';
import type { LocalSettings } from './settings.js';

export interface LocalDatabase {
  url: string;
  /** Stops the embedded PostgreSQL; leaves one's own alone. */
  stop(): Promise<void>;
}

const NAME = 'cho_phien';

/** A PostgreSQL with a database for the market, perhaps empty: embedded under the data folder, or the one that DATABASE_URL names. */
export async function openPostgres(settings: LocalSettings): Promise<LocalDatabase> {
  if (settings.databaseUrl) return { url: settings.databaseUrl, stop: async () => undefined };
  const postgres = await startPostgres(resolve(settings.dataDir));
  await ask(postgres.url(), async client => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [NAME]);
    if (!rowCount) await client.query(`CREATE DATABASE ${NAME}`);
  });
  return { url: postgres.url(NAME), stop: () => postgres.stop() };
}

/** One question on a connection of its own. */
export async function ask<T>(url: string, question: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  return question(client).finally(() => client.end());
}
