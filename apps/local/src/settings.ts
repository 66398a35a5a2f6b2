import { networkInterfaces } from 'node:os';

/** The address under which a phone in the same network finds this machine; `localhost` when there is no network. */
export function lanAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap(list => list ?? []);
  return all.find(address => address.family === 'IPv4' && !address.internal)?.address ?? 'localhost';
}

export interface LocalSettings {
  port: number;
  dataDir: string;
  /** A PostgreSQL of one's own instead of the embedded one. */
  databaseUrl?: string;
  publicUrl: string;
}

type Variables = Record<string, string | undefined>;

export function localSettings(variables: Variables): LocalSettings {
  const port = Number(variables['PORT'] || 3000);
  return {
    port,
    dataDir: variables['DATA_DIR'] || '.data',
    databaseUrl: variables['DATABASE_URL'] || undefined,
    publicUrl: variables['PUBLIC_URL'] || `http://${lanAddress()}:${port}`,
  };
}
