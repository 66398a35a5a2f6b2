import { Injectable } from '@nestjs/common';
import { Database, statement, type Tx } from '#platform/database';
import { WRITING_LOCK } from './horizon.js';
import { entryOf, type LogLine } from './log-line.js';

const addLines = statement<never, [string[], Date[]]>(
  'transparency.add-lines',
  `INSERT INTO transparency_pending (entry, record_time)
   SELECT line.entry, line.record_time FROM unnest($1::text[], $2::timestamptz[]) WITH ORDINALITY AS line (entry, record_time, place)
   ORDER BY line.place`,
);
// The lock first, then the time: whoever does not hold it yet will have a later time (see horizon.ts). Shared: nobody waits for it.
const recordTime = statement<{ recordTime: Date }, [number]>(
  'transparency.record-time',
  `SELECT held::text, date_trunc('milliseconds', clock_timestamp()) AS "recordTime"
   FROM (SELECT pg_advisory_xact_lock_shared($1) AS held OFFSET 0) AS lock`,
);

/** The door of those who change something that a buyer, a regulator or a court may ask about later. */
@Injectable()
export class Log {
  constructor(private readonly db: Database) {}

  /**
   * The database's clock, in milliseconds, for the record time of what this transaction saves. Ask here and not `now()`: that is when the
   * transaction began, and the log may already have taken up later lines.
   */
  async recordTime(tx: Tx): Promise<Date> {
    const [row] = await this.db.run(tx, recordTime, [WRITING_LOCK]);
    if (!row) throw new Error('the database told no time');
    return row.recordTime;
  }

  /** Saves the lines with the change they tell of. Nobody waits for anybody; within seconds they have a place in the log. */
  async add(tx: Tx, lines: LogLine[]): Promise<void> {
    if (lines.length === 0) return;
    await this.db.run(tx, addLines, [lines.map(entryOf), lines.map(line => line.recordTime)]);
  }
}
