import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { timeOfCosignature } from './cosignature-time.js';
import { LogSettings } from './log-settings.js';
import { newestSeenCheckpoint } from './publishing.js';

const FRESH_MS = 5000;

/** When a witness last confirmed the log, known without waiting: for pages that answer in one round trip. A few seconds old, and unknown at first. */
@Injectable()
export class LastSeen {
  private known: Date | undefined;
  private askedAt = -Infinity;

  constructor(
    private readonly db: Database,
    private readonly settings: LogSettings,
    private readonly clock: Clock,
  ) {}

  get at(): Date | undefined {
    if (this.clock.now().getTime() - this.askedAt > FRESH_MS) void this.ask().catch(() => undefined);
    return this.known;
  }

  /** Looks it up now. */
  async ask(): Promise<void> {
    this.askedAt = this.clock.now().getTime();
    const names = this.settings.witnesses.map(({ name }) => name);
    const [seen] = await this.db.read(newestSeenCheckpoint, [names]);
    const line = seen?.lines.findLast(one => names.includes(one.split(' ')[1] ?? ''));
    this.known = line === undefined ? undefined : timeOfCosignature(line);
  }
}
