import { Config, ConfigError } from '#platform/config';
import { openServer } from './open-server.js';

/** The HTTP door by itself: for servers behind a proxy, as many as are needed. The database must be there and prepared. */
try {
  const server = await openServer(Config.read(process.env));
  server.app.enableShutdownHooks();
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}
