import { join } from 'node:path';
// The local app: PostgreSQL, server and worker with one command, a seeded province inside, stand-ins for what is outside.
import { Config, ConfigError } from '#platform/config';
import { PostgresError } from '#tools/postgres';
import { openServer } from '../../server/src/open-server.js';
import type { DemoCast } from '../../server/src/pages/demo/demo-cast.js';
import { paths } from '../../server/src/paths.js';
import { openWorker } from '../../worker/src/open-worker.js';
import { banner } from './banner.js';
import { openCards } from './cards.js';
import { openLocalDatabase } from './database.js';
import { partnerKey } from './partner-key.js';
import { PortTaken, requireFreePort } from './port.js';
import { cast } from './seed/cast.js';
import { localSettings } from './settings.js';
import { terminalCode } from './terminal-code.js';
import { pushKeys } from './push-keys.js';
import { openWitness } from './witness.js';

/** What is open, in the order in which it must be closed. */
const open: (() => Promise<unknown>)[] = [];

try {
  await start();
} catch (error) {
  console.error(plainly(error));
  await closeAll();
  process.exit(1);
}

async function start(): Promise<void> {
  const settings = localSettings(process.env);
  Config.read({ ...process.env, DATABASE_URL: settings.databaseUrl ?? 'postgres://later' }); // all mistakes at once, before anything is started
  await requireFreePort(settings.port);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end());

  const database = await openLocalDatabase(settings, line => console.log(line));
  open.unshift(database.stop);
  const cards = await openCards(process.env, settings, database.url);
  open.unshift(cards.close);
  const witness = await openWitness(settings.dataDir, error => console.error(`witness: ${error.message}`));
  const config = Config.read({
    LOG_WITNESSES: witness.publicKey,
    ...(await pushKeys(settings.dataDir)),
    ...process.env,
    ...cards.variables,
    PORT: String(settings.port),
    PUBLIC_URL: settings.publicUrl,
    DATABASE_URL: database.url,
    LOCAL_APP: 'true',
    PORTAL_FOLDER: process.env['PORTAL_FOLDER'] || join(settings.dataDir, 'portal'),
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
  });
  const worker = await openWorker(config, { onError: error => console.error(`worker: ${error.message}`) });
  open.unshift(worker.close);
  const demo: DemoCast = { ...cast };
  const server = await openServer(config, { demo });
  open.unshift(server.close);
  demo.partner = await partnerKey(server.app, settings.dataDir);
  witness.watch(`http://127.0.0.1:${settings.port}`);
  open.unshift(witness.close);

  const genuine = cast.labels[0];
  const code = genuine ? terminalCode(settings.publicUrl + paths.link.label(genuine.gtin, genuine.serial)) : '';
  console.log(banner(settings.publicUrl, cast, code, performance.now() / 1000));
}

let ending = false;

/** The first Ctrl-C ends in order; a second one does not wait. What is cut off is safe: PostgreSQL is adopted at the next start. */
async function end(): Promise<void> {
  if (ending) process.exit(130);
  ending = true;
  await closeAll();
  process.exit(0);
}

async function closeAll(): Promise<void> {
  for (const close of open.splice(0)) await close().catch((error: unknown) => console.error(error));
}

/** A mistake of the person who starts it is one clear line; a mistake of ours shows where it happened. */
function plainly(error: unknown): unknown {
  const isTheirs = error instanceof ConfigError || error instanceof PortTaken || error instanceof PostgresError;
  const isUnreachable =
    error instanceof Error &&
    'code' in error &&
    ['ECONNREFUSED', 'ENOTFOUND', '28P01', '3D000'].includes(String(error.code));
  if (isUnreachable)
    return `The database or Redis does not answer: ${(error as Error).message || String(error.code)}. Check DATABASE_URL and REDIS_URL, or leave them out.`;
  return isTheirs ? error.message : error;
}
