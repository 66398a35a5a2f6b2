import pg from 'pg';

interface Connection {
  client: pg.Client;
  /** Connected and listening. */
  ready: Promise<unknown>;
}

/** Hears a bell, on a connection of its own. A lost connection is not mourned: whoever opens it again listens again. */
export class Listening {
  private connection: Connection | undefined;
  private closed = false;

  constructor(
    private readonly databaseUrl: string,
    private readonly channel: string,
    private readonly onNudge: () => void,
    private readonly onError: (error: Error) => void,
  ) {}

  /** Does nothing when it listens already. Throws when the database cannot be reached. */
  async open(): Promise<void> {
    if (this.closed) return;
    // Two may ask at the same moment: a second connection would never be closed.
    this.connection ??= this.connect();
    await this.connection.ready;
  }

  async close(): Promise<void> {
    this.closed = true;
    const { client, ready } = this.connection ?? {};
    await ready?.catch(() => undefined);
    await client?.end();
  }

  private connect(): Connection {
    const client = new pg.Client({ connectionString: this.databaseUrl, keepAlive: true });
    const forget = () => {
      if (this.connection?.client === client) this.connection = undefined;
    };
    client.on('notification', this.onNudge);
    client.on('error', error => {
      forget();
      this.onError(error);
    });
    // Only constants of the house come here: LISTEN takes no parameters.
    const ready = client.connect().then(() => client.query(`LISTEN ${this.channel}`));
    ready.catch(forget);
    return { client, ready };
  }
}
