import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, statement } from '#platform/database';
import { TooManyAttempts } from './refusals.js';

export const MOST_FAILURES = 10;
const QUARTER_HOUR_MS = 15 * 60_000;

/** Counts the attempt and answers with a row only while the count is below the limit: concurrent guesses queue up at the row's lock. */
const take = statement<{ failures: number }, [Buffer, Date, number]>(
  'identity.take-attempt',
  `INSERT INTO identity_sign_in_failure AS f (login_hash, window_start) VALUES ($1, $2)
   ON CONFLICT (login_hash, window_start) DO UPDATE SET failures = f.failures + 1 WHERE f.failures < $3
   RETURNING failures`,
);
const giveBack = statement<never, [Buffer, Date]>(
  'identity.give-attempt-back',
  'UPDATE identity_sign_in_failure SET failures = failures - 1 WHERE login_hash = $1 AND window_start = $2 AND failures > 0',
);
const sweep = statement<never, [Date]>(
  'identity.sweep-attempts',
  'DELETE FROM identity_sign_in_failure WHERE window_start < $1',
);

/** An attempt that was counted beforehand; a good one is given back. */
export interface Attempt {
  succeeded(): Promise<void>;
}

/** How often a password may be guessed: per login and quarter of an hour, over all servers and all addresses. */
@Injectable()
export class SignInLimit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws TooManyAttempts. `whom` is a login or the id of a person; only its hash is kept. */
  async attempt(whom: string): Promise<Attempt> {
    const [hash, start] = [createHash('sha256').update(whom).digest(), this.window()];
    const [counted] = await this.db.write(take, [hash, start, MOST_FAILURES]);
    if (!counted) throw new TooManyAttempts(this.minutesLeft(start));
    return { succeeded: async () => void (await this.db.write(giveBack, [hash, start])) };
  }

  async sweep(): Promise<void> {
    await this.db.write(sweep, [this.window()]);
  }

  private window(): Date {
    const now = this.clock.now().getTime();
    return new Date(now - (now % QUARTER_HOUR_MS));
  }

  private minutesLeft(start: Date): number {
    return Math.max(1, Math.ceil((start.getTime() + QUARTER_HOUR_MS - this.clock.now().getTime()) / 60_000));
  }
}
