import { keysMissing } from '#libs/settlement';
import { Config, ConfigError } from '#platform/config';
import { openServer } from './open-server.js';

/** The HTTP door by itself: for servers behind a proxy, as many as are needed. The database must be there and prepared. */
try {
  const config = Config.read(process.env);
  // Its mailbox shows every letter to everybody.
  if (config.values.LOCAL_APP) throw new ConfigError(['LOCAL_APP: only the local app (npm start) sets it']);
  if (!config.values.ACCOUNT_KEYS) throw keysMissing();
  const server = await openServer(config);
  server.app.enableShutdownHooks();
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}
