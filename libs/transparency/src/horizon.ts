// Up to which record time no further line can come (T15): whoever takes a record time holds a shared lock from before that moment to the
// end of its transaction. So once those who held it at a moment have ended, all lines before that moment are there to be read.
// The list of locks is open to every database user, and backups or long reads do not hold this one.
import { statement } from '#platform/database';

/** A number of our own for pg_advisory_xact_lock_shared: "I have taken a record time". */
export const WRITING_LOCK = 994_2020;

/** The database's clock in whole milliseconds, and then the transactions that may still save a line with an earlier time. */
export const moment = statement<{ at: Date }>(
  'transparency.moment',
  `SELECT date_trunc('milliseconds', clock_timestamp()) AS at`,
);
export const writers = statement<{ transaction: string }, [number]>(
  'transparency.writers',
  `SELECT virtualtransaction AS transaction FROM pg_locks
   WHERE locktype = 'advisory' AND objid = $1::int::oid AND classid = 0 AND objsubid = 1 AND granted
     AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
);
