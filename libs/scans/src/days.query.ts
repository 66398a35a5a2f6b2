import { statement } from '#platform/database';

/** Counts only grow while the raw looks are there, so the days since the last counted one are simply counted again. */
export const countDays = statement<never>(
  'scans.count-days',
  `INSERT INTO scans_day (day, gtin, verdict, scans)
   SELECT (scanned_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, gtin, verdict, count(*)::int FROM scans_scan
   WHERE scanned_at >= COALESCE((SELECT max(day) - 1 FROM scans_day)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh', '-infinity')
   GROUP BY 1, 2, 3
   ON CONFLICT (day, gtin, verdict) DO UPDATE SET scans = excluded.scans`,
);

export const makeMonths = statement<never, [now: Date]>(
  'scans.make-months',
  `SELECT scans_make_month((month AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
   FROM generate_series($1::timestamptz, $1 + interval '2 months', interval '1 month') month`,
);

export const deleteBefore = statement<never, [before: Date]>(
  'scans.delete-before',
  'DELETE FROM scans_scan WHERE scanned_at < $1',
);

/** Month tables that end before a moment; their names end in the month, `2026_11`. */
export const monthTables = statement<{ name: string }, [before: string]>(
  'scans.month-tables',
  `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
   WHERE i.inhparent = 'scans_scan'::regclass AND c.relname ~ '^scans_scan_[0-9]{4}_[0-9]{2}$' AND right(c.relname, 7) < $1
   ORDER BY 1`,
);

/** Salts of months that are over: without them the hashes of those months are just numbers. */
export const forgetSalts = statement<never, [month: string]>(
  'scans.forget-salts',
  'DELETE FROM scans_salt WHERE month < $1::date',
);

/** The salt of a month, made by whoever needs it first. */
export const saltOf = statement<{ salt: Buffer }, [month: string, fresh: Buffer]>(
  'scans.salt-of',
  `WITH made AS (INSERT INTO scans_salt (month, salt) VALUES ($1::date, $2) ON CONFLICT (month) DO NOTHING RETURNING salt)
   SELECT salt FROM made UNION ALL SELECT salt FROM scans_salt WHERE month = $1::date LIMIT 1`,
);
