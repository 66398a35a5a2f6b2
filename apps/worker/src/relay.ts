// From facts to jobs. A fact is saved with the change it tells of; after the commit the server nudges, the relay turns each open fact
// into one job per reaction, and the sweep does the same again every few seconds for whatever a lost nudge left behind.
// A job carries ids only and has the fact's id in its own, so bringing a fact up twice makes no second job.
import { FACTS_CHANNEL, Listening, Rounds, type FactBook, type FactShape } from '#platform/outbox';
import type { JobPlan, JobQueue } from '#platform/queues';

export const REACTIONS_QUEUE = 'reactions';

/** How many facts are brought up at once. */
const BATCH = 500;
/** A reaction that failed less than this ago is left to its own retries. */
const REST_MS = 60_000;
/** Some four minutes of retries; after that the sweep brings the fact up again, for ever: nothing is lost, and the operator sees it. */
const RETRIES = { attempts: 8, backoff: { type: 'exponential', delay: 1000 } };

export type NamesOf = (factName: string) => string[];

export class Relay {
  private listening: Listening | undefined;
  private readonly rounds: Rounds;
  private closed = false;

  constructor(
    private readonly facts: FactBook,
    private readonly queue: JobQueue,
    private readonly reactionsTo: NamesOf,
    private readonly onError: (error: Error) => void,
  ) {
    this.rounds = new Rounds(() => this.bringOpen(), onError);
  }

  /** Listens for nudges. A lost connection is not mourned: the sweep goes on, and the next sweep listens again. */
  async listen(databaseUrl: string): Promise<void> {
    this.listening ??= new Listening(databaseUrl, FACTS_CHANNEL, () => void this.bringUp(), this.onError);
    if (!this.closed) await this.listening.open();
  }

  /** Makes jobs of all open facts. */
  bringUp(): Promise<void> {
    return this.rounds.ask();
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.listening?.close();
    await this.rounds.close();
  }

  private async bringOpen(): Promise<void> {
    const open = await this.facts.open(BATCH, REST_MS);
    const jobs = open.flatMap(({ id, fact }) => this.jobsFor(id, fact));
    if (jobs.length > 0) await this.queue.addBulk(jobs);
    const done = open.filter(({ fact }) => this.reactionsTo(fact.name).length === 0);
    await this.facts.settle(done.map(({ id }) => id));
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
