// From facts to jobs. A fact is saved with the change it tells of; after the commit the server nudges, the relay turns each open fact
// into one job per reaction, and the sweep does the same again every few seconds for whatever a lost nudge left behind.
// A job carries ids only and has the fact's id in its own, so bringing a fact up twice makes no second job.
import pg from 'pg';
import { FACTS_CHANNEL, type FactBook, type FactShape } from '#platform/outbox';
import type { JobPlan, JobQueue } from '#platform/queues';

export const REACTIONS_QUEUE = 'reactions';

/** How many facts are brought up at once. */
const BATCH = 500;
/** A reaction that failed less than this ago is left to its own retries. */
const REST_MS = 60_000;
/** Some four minutes of retries; after that the sweep brings the fact up again, for ever: nothing is lost, and the operator sees it. */
const RETRIES = { attempts: 8, backoff: { type: 'exponential', delay: 1000 } };

interface Listener {
  client: pg.Client;
  /** Connected and listening. */
  ready: Promise<unknown>;
}

export type NamesOf = (factName: string) => string[];

export class Relay {
  private listener: Listener | undefined;
  private working: Promise<void> | undefined;
  private again = false;
  private closed = false;

  constructor(
    private readonly facts: FactBook,
    private readonly queue: JobQueue,
    private readonly reactionsTo: NamesOf,
    private readonly onError: (error: Error) => void,
  ) {}

  /** Listens for nudges. A lost connection is not mourned: the sweep goes on, and the next sweep listens again. */
  async listen(databaseUrl: string): Promise<void> {
    if (this.closed) return;
    // The start and the first sweep ask at the same moment: a second connection would never be closed.
    this.listener ??= this.newListener(databaseUrl);
    await this.listener.ready;
  }

  /** Makes jobs of all open facts. Nudges that come meanwhile make it look once more, not many times. */
  bringUp(): Promise<void> {
    this.again = true;
    this.working ??= this.work()
      .catch((error: unknown) => this.onError(error as Error))
      .finally(() => (this.working = undefined));
    return this.working;
  }

  async close(): Promise<void> {
    this.closed = true;
    const { client, ready } = this.listener ?? {};
    await ready?.catch(() => undefined);
    await client?.end();
    await this.working;
  }

  private newListener(databaseUrl: string): Listener {
    const client = new pg.Client({ connectionString: databaseUrl, keepAlive: true });
    const forget = () => {
      if (this.listener?.client === client) this.listener = undefined;
    };
    client.on('notification', () => void this.bringUp());
    client.on('error', error => {
      forget();
      this.onError(error);
    });
    const ready = client.connect().then(() => client.query(`LISTEN ${FACTS_CHANNEL}`));
    ready.catch(forget);
    return { client, ready };
  }

  private async work(): Promise<void> {
    while (this.again && !this.closed) {
      this.again = false;
      const open = await this.facts.open(BATCH, REST_MS);
      const jobs = open.flatMap(({ id, fact }) => this.jobsFor(id, fact));
      if (jobs.length > 0) await this.queue.addBulk(jobs);
      const done = open.filter(({ fact }) => this.reactionsTo(fact.name).length === 0);
      await this.facts.settle(done.map(({ id }) => id));
    }
  }

  private jobsFor(factId: string, fact: FactShape): JobPlan[] {
    return this.reactionsTo(fact.name).map(reaction => ({
      name: reaction,
      data: { factId, fact },
      // Not ':': BullMQ keeps that for itself.
      options: { jobId: `${factId}.${reaction}`, ...RETRIES },
    }));
  }
}
