import { join } from 'node:path';
import { Config } from '#platform/config';
import { openServer } from '../../server/src/open-server.js';
import type { DemoCast } from '../../server/src/pages/demo/demo-cast.js';
import { paths } from '../../server/src/paths.js';
import { openWorker } from '../../worker/src/open-worker.js';
import { accountKeys } from './account-keys.js';
import { banner } from './banner.js';
import { openCards } from './cards.js';
import { openCarrier } from './carrier.js';
import { partnerKey } from './partner-key.js';
import { pushKeys } from './push-keys.js';
import { fillDatabase } from './seed/fill-database.js';
import { cast } from './seed/cast.js';
import type { LocalSettings } from './settings.js';
import { terminalCode } from './terminal-code.js';
import { openWallet } from './wallet.js';
import { openWitness } from './witness.js';

/**
 * Opens server, worker and the stand-ins over a database, and says how to close each as soon as it is open.
 * @returns what the terminal shows: the address, the logins, a code to scan
 */
export async function openMarket(
  settings: LocalSettings,
  databaseUrl: string,
  onOpen: (close: () => Promise<unknown>) => void,
): Promise<string> {
  const ACCOUNT_KEYS = process.env['ACCOUNT_KEYS'] || (await accountKeys(settings.dataDir));
  await fillDatabase(databaseUrl, { ...settings, accountKeys: ACCOUNT_KEYS }, line => console.log(line));
  const cards = await openCards(process.env, settings, databaseUrl);
  onOpen(cards.close);
  const carrier = await openCarrier(process.env, settings);
  onOpen(carrier.close);
  const wallet = await openWallet(process.env, settings);
  onOpen(wallet.close);
  const witness = await openWitness(settings.dataDir, error => console.error(`witness: ${error.message}`));
  const config = Config.read({
    LOG_WITNESSES: witness.publicKey,
    ...(await pushKeys(settings.dataDir)),
    ...process.env,
    ...cards.variables,
    ...carrier.variables,
    ...wallet.variables,
    ACCOUNT_KEYS,
    PORT: String(settings.port),
    PUBLIC_URL: settings.publicUrl,
    DATABASE_URL: databaseUrl,
    LOCAL_APP: 'true',
    PORTAL_FOLDER: process.env['PORTAL_FOLDER'] || join(settings.dataDir, 'portal'),
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
  });
  const worker = await openWorker(config, { onError: error => console.error(`worker: ${error.message}`) });
  onOpen(worker.close);
  const demo: DemoCast = { ...cast };
  const server = await openServer(config, { demo });
  onOpen(server.close);
  demo.partner = await partnerKey(server.app, settings.dataDir);
  witness.watch(`http://127.0.0.1:${settings.port}`);
  onOpen(witness.close);

  const genuine = cast.labels[0];
  const code = genuine ? terminalCode(settings.publicUrl + paths.link.label(genuine.gtin, genuine.serial)) : '';
  return banner(settings.publicUrl, cast, code, performance.now() / 1000);
}
