export class PostgresError extends Error {}

export interface EmbeddedPostgres {
  readonly port: number;
  url(database?: string): string;
  /** As a power cut would; when it is gone. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export interface PostgresOptions {
  /** Server settings (`-c name=value`). */
  settings?: Record<string, string | number>;
  /** False: a new data folder is not flushed to disk at once (tests). */
  durable?: boolean;
}

export function startPostgres(folder: string, options?: PostgresOptions): Promise<EmbeddedPostgres>;
