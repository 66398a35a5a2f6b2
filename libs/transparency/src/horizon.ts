// Up to which record time no further line can come (T15): whoever takes a record time holds a shared lock from before that moment to the
// end of its transaction. So once those who held it at a moment have ended, all lines before that moment are there to be read.
// The list of locks is open to every database user, and backups or long reads do not hold this one.
import { setTimeout as wait } from 'node:timers/promises';
import { statement, type Database } from '#platform/database';

/** A number of our own for pg_advisory_xact_lock_shared: "I have taken a record time". */
export const WRITING_LOCK = 994_2020;

/**
 * The database's clock in whole milliseconds, of which one has passed: what was saved before has an earlier time, not the same. And then the
 * transactions that may still save a line with an earlier time.
 */
const moment = statement<{ at: Date }>(
  'transparency.moment',
  `SELECT date_trunc('milliseconds', clock_timestamp()) AS at FROM pg_sleep(0.001)`,
);
const writers = statement<{ transaction: string }, [number]>(
  'transparency.writers',
  `SELECT virtualtransaction AS transaction FROM pg_locks
   WHERE locktype = 'advisory' AND objid = $1::int::oid AND classid = 0 AND objsubid = 1 AND granted
     AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
);

/** A writer that takes longer is waited for by the next who asks. */
const LONGEST_WAIT_MS = 2000;
const WAIT_STEP_MS = 10;

interface Moment {
  at: Date;
  /** Those who were writing then and still are. */
  running: ReadonlySet<string>;
}

export class Horizon {
  private reached = new Date(0);
  /** The oldest moment that nobody could wait for: where one writer follows the other, a fresh moment always meets one. */
  private left: Moment | undefined;

  constructor(private readonly db: Database) {}

  /** A time before which no further line can be saved; an earlier such time when somebody is writing for long, at first the beginning of time. */
  async reach(longestMs = LONGEST_WAIT_MS): Promise<Date> {
    const [{ at } = { at: new Date(0) }] = await this.db.read(moment, []);
    let running: ReadonlySet<string> = await this.writers();
    for (let waited = 0; running.size > 0 && waited < longestMs; waited += WAIT_STEP_MS) {
      await wait(WAIT_STEP_MS);
      running = await this.stillThere(running);
    }
    if (running.size === 0) this.raise(at);
    else this.left ??= { at, running };
    return this.reached;
  }

  private async stillThere(running: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    const now = await this.writers();
    if (this.left) {
      this.left = { at: this.left.at, running: common(this.left.running, now) };
      if (this.left.running.size === 0) this.raise(this.left.at);
    }
    return common(running, now);
  }

  private raise(to: Date): void {
    if (to > this.reached) this.reached = to;
    if (this.left && this.left.at <= this.reached) this.left = undefined;
  }

  private async writers(): Promise<ReadonlySet<string>> {
    return new Set((await this.db.read(writers, [WRITING_LOCK])).map(row => row.transaction));
  }
}

const common = (some: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...some].filter(one => others.has(one)));
