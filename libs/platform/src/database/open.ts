import pg from 'pg';
import { DataSource, getMetadataArgsStorage } from 'typeorm';
import { Database } from './database.js';
import { migrations } from './migrations/index.js';
import { columnTypes } from './types.js';

export interface DatabaseSettings {
  url: string;
  /** Connections for reading, and as many for writing. */
  pool: number;
  /** Called when an idle connection breaks: PostgreSQL was restarted. The pool makes a new one. */
  onLost?: (error: Error) => void;
}

/** Every class with @Entity that this process has loaded: an app imports the libs it needs, and their tables come along. */
const entities = () => getMetadataArgsStorage().tables.map(table => table.target);

export function dataSource(settings: DatabaseSettings): DataSource {
  return new DataSource({
    type: 'postgres',
    url: settings.url,
    entities: entities().filter(target => typeof target !== 'string'),
    migrations,
    migrationsTableName: 'platform_migration',
    poolSize: settings.pool,
    poolErrorHandler: settings.onLost,
    extra: {
      types: columnTypes,
      keepAlive: true,
      // Statements of a transaction that do not need each other's answers go out together: `Promise.all` over Database.run.
      pipeline: true,
      // As for the readers: compiling a plan takes longer than running it.
      options: '-c jit=off',
    },
    installExtensions: false,
    logging: false,
  });
}

export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  const source = await dataSource(settings).initialize();
  const readers = new pg.Pool({
    connectionString: settings.url,
    max: settings.pool,
    types: columnTypes,
    keepAlive: true,
    // A page that tries to write is a mistake the database itself refuses, and nobody waits longer than this for one.
    // Plans are not compiled: sentences that walk along indexes are believed far dearer than they are, and compiling takes longer than running them.
    options: '-c default_transaction_read_only=on -c statement_timeout=20s -c jit=off',
  });
  readers.on('error', settings.onLost ?? (() => undefined));
  return new Database(source, readers);
}
