import { type Database, statement } from '#platform/database';

const nudge = statement<never, [string]>('platform.nudge', "SELECT pg_notify($1, '')");

/** How long one ring waits for others to join it. */
const GATHER_MS = 20;

/** Says to other processes that there is something new. A hint that may be lost: whoever listens also looks by itself now and then. */
export class Bell {
  private ringing = false;

  constructor(
    private readonly db: Database,
    private readonly channel: string,
  ) {}

  /**
   * NOTIFY takes a lock over the whole database until its transaction commits, so inside the order's transaction it would
   * make all orders commit one after the other. Hence afterwards, by itself, and once for many.
   */
  readonly ring = (): void => {
    if (this.ringing) return;
    this.ringing = true;
    setTimeout(() => {
      this.ringing = false;
      this.db.write(nudge, [this.channel]).catch(() => undefined); // the sweep covers it
    }, GATHER_MS).unref();
  };
}
