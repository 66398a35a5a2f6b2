import pg from 'pg';
import { resolve } from 'node:path';
import { startPostgres } from '#tools/postgres';
import { prepareDatabase } from '../../worker/src/prepare-database.js';
import { seed } from './seed/seed.js';
import type { LocalSettings } from './settings.js';

export interface LocalDatabase {
  url: string;
  /** Stops the embedded PostgreSQL; leaves one's own alone. */
  stop(): Promise<void>;
}

const NAME = 'cho_phien';

/** A database with all tables and a seeded province: embedded under the data folder, or the one that DATABASE_URL names. */
export async function openLocalDatabase(settings: LocalSettings, say: (line: string) => void): Promise<LocalDatabase> {
  const database = settings.databaseUrl
    ? { url: settings.databaseUrl, stop: async () => undefined }
    : await embedded(settings.dataDir);
  await prepareDatabase(database.url);
  if (await isEmpty(database.url)) {
    say('Dựng phiên chợ mẫu của tỉnh… / Setting up the sample province…');
    await seed(database.url, { now: new Date(), publicUrl: settings.publicUrl });
  }
  return database;
}

async function embedded(dataDir: string): Promise<LocalDatabase> {
  const postgres = await startPostgres(resolve(dataDir));
  await ask(postgres.url(), async client => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [NAME]);
    if (!rowCount) await client.query(`CREATE DATABASE ${NAME}`);
  });
  return { url: postgres.url(NAME), stop: () => postgres.stop() };
}

const isEmpty = (url: string) =>
  ask(
    url,
    async client =>
      !(await client.query<{ seeded: boolean }>('SELECT EXISTS (SELECT FROM identity_person) AS seeded')).rows[0]
        ?.seeded,
  );

async function ask<T>(url: string, question: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  return question(client).finally(() => client.end());
}
