import { Injectable } from '@nestjs/common';
import { addMonths, Clock, startOfDay } from '#platform/clock';
import { Database } from '#platform/database';
import type { Month } from './months.js';
import {
  clearOrders,
  clearSales,
  clearScans,
  lockMonth,
  noteRefresh,
  staleMonths,
  sumOrders,
  sumSales,
  sumScans,
} from './sums.query.js';

/** A number of our own for pg_advisory_lock; the second key is the month, 202611. */
const LOCK = 994;

/** The department's sums. They are never changed by hand or by one, only made anew from orders and scans: so they cannot drift away. */
@Injectable()
export class Sums {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Makes one month anew, in one transaction: whoever reads meanwhile sees the sums from before. Run twice or at once, the result is the same. */
  refreshMonth(month: Month): Promise<void> {
    return this.db.transaction(async tx => {
      await this.db.run(tx, lockMonth, [LOCK, Number(month.slice(0, 4)) * 100 + Number(month.slice(5, 7))]);
      // Asked before the sums are made: what happens meanwhile makes the month stale again.
      const now = this.clock.now();
      const span: [Month, Date, Date] = [month, startOfDay(month), startOfDay(addMonths(month, 1))];
      for (const clear of [clearSales, clearOrders, clearScans]) await this.db.run(tx, clear, [month]);
      for (const sum of [sumSales, sumOrders]) await this.db.run(tx, sum, span);
      await this.db.run(tx, sumScans, [month]);
      await this.db.run(tx, noteRefresh, [month, now]);
    });
  }

  /** Makes the months anew in which something happened since. Returns them. */
  async refreshStale(): Promise<Month[]> {
    const months = (await this.db.read(staleMonths, [this.clock.now()])).map(row => row.month);
    for (const month of months) await this.refreshMonth(month);
    return months;
  }
}
