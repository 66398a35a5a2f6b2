// From events to jobs: the book of events rings a bell after each commit, and whoever waits for something gets a job that tells it. The sweep
// does the same every few seconds: for schedules whose hour has come, for receivers that failed, and for rings that were lost.
import { EVENTS_CHANNEL, type Subscribers } from '#libs/epcis';
import { Listening } from '#platform/outbox';
import type { JobQueue, Perform } from '#platform/queues';

export const TELLING_QUEUE = 'telling';

export class Telling {
  private working: Promise<void> | undefined;
  private again = false;
  private closed = false;
  private readonly listening: Listening;

  constructor(
    private readonly subscribers: Subscribers,
    private readonly queue: JobQueue,
    databaseUrl: string,
    private readonly onError: (error: Error) => void,
  ) {
    this.listening = new Listening(databaseUrl, EVENTS_CHANNEL, () => void this.bringUp(), onError);
  }

  /** What is done in such a job. May run twice, also at the same time. */
  readonly perform: Perform = ({ data }) => this.subscribers.tell(String(data['subscriptionId']));

  async sweep(): Promise<void> {
    await this.listening.open();
    await this.bringUp();
  }

  /** Rings that come meanwhile make it look once more, not many times. */
  bringUp(): Promise<void> {
    this.again = true;
    this.working ??= this.work()
      .catch((error: unknown) => this.onError(error as Error))
      .finally(() => (this.working = undefined));
    return this.working;
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.listening.close();
    await this.working;
  }

  private async work(): Promise<void> {
    while (this.again && !this.closed) {
      this.again = false;
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
}
