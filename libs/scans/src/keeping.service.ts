import { Injectable } from '@nestjs/common';
import { addDays, Clock, startOfDay, type Day } from '#platform/clock';
import { Database } from '#platform/database';
import { countDays, deleteBefore, forgetSalts, makeMonths, monthTables } from './days.query.js';

/** Raw looks are kept for so many days: long enough to compare a season's scans, short enough to be nobody's diary. */
const RAW_DAYS = 90;

/** How long which look is kept. */
@Injectable()
export class Keeping {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Brings the counts by day up to now. Run twice or at once, the result is the same. */
  async countDays(): Promise<void> {
    await this.db.write(countDays, []);
  }

  /** Makes the tables of the coming months; drops raw looks that are too old, once they are counted; throws away old salts. */
  async tidy(): Promise<void> {
    await this.countDays();
    await this.db.write(makeMonths, [this.clock.now()]);
    const oldest = addDays(this.clock.today(), -RAW_DAYS);
    const tables = await this.db.write(monthTables, [monthOf(oldest).replace('-', '_')]);
    // Names come from pg_class and match a pattern of digits: nothing else can get in here.
    for (const { name } of tables) await this.db.source.query(`DROP TABLE ${name}`);
    await this.db.write(deleteBefore, [startOfDay(oldest)]);
    await this.db.write(forgetSalts, [`${monthOf(this.clock.today())}-01`]);
  }
}

const monthOf = (day: Day): string => day.slice(0, 7);
