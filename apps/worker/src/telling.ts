// From events to jobs: the book of events rings a bell after each commit, and whoever waits for something gets a job that tells it. The sweep
// does the same every few seconds: for schedules whose hour has come, for receivers that failed, and for rings that were lost.
import { EVENTS_CHANNEL, type Subscribers } from '#libs/epcis';
import { Listening, Rounds } from '#platform/outbox';
import type { JobQueue, Perform } from '#platform/queues';

export const TELLING_QUEUE = 'telling';

export class Telling {
  private readonly rounds: Rounds;
  private readonly listening: Listening;

  constructor(
    private readonly subscribers: Subscribers,
    private readonly queue: JobQueue,
    databaseUrl: string,
    onError: (error: Error) => void,
  ) {
    this.rounds = new Rounds(() => this.bringDue(), onError);
    this.listening = new Listening(databaseUrl, EVENTS_CHANNEL, () => void this.bringUp(), onError);
  }

  /** What is done in such a job. May run twice, also at the same time. */
  readonly perform: Perform = ({ data }) => this.subscribers.tell(String(data['subscriptionId']));

  async sweep(): Promise<void> {
    await this.listening.open();
    await this.bringUp();
  }

  bringUp(): Promise<void> {
    return this.rounds.ask();
  }

  async close(): Promise<void> {
    await this.listening.close();
    await this.rounds.close();
  }

  private async bringDue(): Promise<void> {
    const due = await this.subscribers.due();
    // With how far it has been told: a job that is just ending must not swallow the next one.
    const jobs = due.map(({ id, told }) => ({
      name: 'tell',
      data: { subscriptionId: id },
      options: { jobId: `${id}.${told.replaceAll(':', '')}` },
    }));
    if (jobs.length > 0) await this.queue.addBulk(jobs);
  }
}
