import { Injectable } from '@nestjs/common';
import type { Item } from '#libs/gs1';
import { dayOf } from '#platform/clock';
import { Database } from '#platform/database';
import type { ScanAnswer } from './scan-answer.js';
import { isKnown, scan } from './scan-statement.js';

/** Looks at labels. No actor: whoever holds the pack may ask, and nothing about them is kept. */
@Injectable()
export class Scans {
  constructor(private readonly db: Database) {}

  /** Counts this look and says what the label stands for. It is on disk before it answers. */
  async record({ gtin, serial, lot }: Item, now: Date): Promise<ScanAnswer> {
    const [answer] = await this.db.write(scan, [gtin, serial ?? null, lot ?? null, now, dayOf(now)]);
    if (!answer) throw new Error(`a scan of ${gtin} was not answered`);
    return answer;
  }

  /** Whether `record` would know it; counts nothing. */
  async knows({ gtin, serial, lot }: Item): Promise<boolean> {
    const [answer] = await this.db.read(isKnown, [gtin, serial ?? null, lot ?? null]);
    return answer?.known ?? false;
  }
}
