import { Config, ConfigError } from '#platform/config';
import { openWorker } from './open-worker.js';
import { prepareDatabase } from './prepare-database.js';

/** `node dist/apps/worker/src/main.js` works; with `migrate` it prepares the database and ends: a step of its own in a deployment. */
try {
  const config = Config.read(process.env);
  if (process.argv[2] === 'migrate') await migrateAndEnd(config);
  else await work(config);
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}

async function migrateAndEnd(config: Config): Promise<void> {
  const ran = await prepareDatabase(config.values.DATABASE_URL, config.values.ACCOUNT_KEYS);
  console.log(ran.length > 0 ? `migrated: ${ran.join(', ')}` : 'the database is up to date');
}

async function work(config: Config): Promise<void> {
  const worker = await openWorker(config, {
    onError: error => console.error(JSON.stringify({ level: 'error', message: error.message })),
  });
  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      void worker.close().finally(() => process.exit(0));
    });
  }
}
