import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import { oneGroupBuy, type GroupBuyRow } from './groupbuys.query.js';

/** So often a group buy that is watched is looked at, however many watch it. */
export const LOOK_EVERY_MS = 2_000;
/** Of different ones at the same time; then all are looked at anew. */
const MOST_KEPT = 200;

interface Look {
  at: number;
  row: Promise<GroupBuyRow | undefined>;
}

/** One look at the database for everybody in this process who watches the same group buy. */
@Injectable()
export class GroupBuyLooks {
  private readonly looks = new Map<string, Look>();

  constructor(private readonly db: Database) {}

  look(code: string): Promise<GroupBuyRow | undefined> {
    // By the clock of the machine: it measures how old a look is, not when something happens at the market.
    const now = performance.now();
    const before = this.looks.get(code);
    if (before && now - before.at < LOOK_EVERY_MS / 2) return before.row;
    if (this.looks.size >= MOST_KEPT) this.looks.clear();
    const row = this.db.read(oneGroupBuy, [code]).then(([found]) => found);
    this.looks.set(code, { at: now, row });
    return row;
  }
}
