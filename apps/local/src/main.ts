// The local app: PostgreSQL, server and worker with one command, a seeded province inside, stand-ins for what is outside.
import { Config, ConfigError } from '#platform/config';
import { PostgresError } from '#tools/postgres';
import { openPostgres } from './database.js';
import { PortTaken, requireFreePort } from './port.js';
import { localSettings } from './settings.js';

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

  // The market is thousands of files to read: PostgreSQL gets up meanwhile.
  const [database, { openMarket }] = await Promise.all([openPostgres(settings), import('./market.js')]);
  open.unshift(database.stop);
  console.log(await openMarket(settings, database.url, close => open.unshift(close)));
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
