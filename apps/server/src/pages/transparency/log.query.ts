import { statement } from '#platform/database';

export interface LogRow {
  /** The newest checkpoint; null before the first one. */
  note: string | null;
  waiting: number;
  /** The newest checkpoint that a witness has signed, with that signature. */
  seenSize: bigint | null;
  seenLine: string | null;
  latest: { index: number; entry: string }[];
}

const LATEST = 20;

/** Values: the names of the witnesses that count. */
export const logPage = statement<LogRow, [string[]]>(
  'server.log-page',
  `SELECT (SELECT note FROM transparency_checkpoint ORDER BY number DESC LIMIT 1) AS note,
     (SELECT count(*)::int FROM transparency_pending) AS waiting,
     seen.size AS "seenSize", seen.line AS "seenLine",
     COALESCE((SELECT json_agg(e ORDER BY e.index DESC) FROM (
       SELECT index, entry FROM transparency_entry ORDER BY index DESC LIMIT ${LATEST}) e), '[]') AS latest
   FROM (SELECT) one LEFT JOIN LATERAL (
     SELECT c.size, s.line FROM transparency_cosignature s JOIN transparency_checkpoint c ON c.number = s.checkpoint
     WHERE s.witness = ANY ($1) ORDER BY s.checkpoint DESC LIMIT 1) seen ON true`,
);
