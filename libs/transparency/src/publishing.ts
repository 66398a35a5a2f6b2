// The sentences behind what the log publishes.
import { statement } from '#platform/database';

export interface PublishedCheckpoint {
  number: bigint;
  size: bigint;
  note: string;
  /** Cosignature lines, oldest first. */
  lines: string[];
}
const LINES = `ARRAY (SELECT line FROM transparency_cosignature WHERE checkpoint = c.number ORDER BY number) AS lines`;

export const newestCheckpoint = statement<PublishedCheckpoint>(
  'transparency.newest-checkpoint',
  `SELECT number, size, note, ${LINES} FROM transparency_checkpoint c ORDER BY number DESC LIMIT 1`,
);
export const newestSeenCheckpoint = statement<PublishedCheckpoint, [string[]]>(
  'transparency.newest-seen-checkpoint',
  `SELECT number, size, note, ${LINES} FROM transparency_checkpoint c
   WHERE number = (SELECT max(checkpoint) FROM transparency_cosignature WHERE witness = ANY ($1))`,
);
export const checkpointOfSize = statement<PublishedCheckpoint, [bigint]>(
  'transparency.checkpoint-of-size',
  `SELECT number, size, note, ${LINES} FROM transparency_checkpoint c WHERE size = $1`,
);

export interface NumberedCheckpoint {
  number: bigint;
  note: string;
  cosignatures: { number: number; line: string }[];
}
export const MOST_CHECKPOINTS = 500;
export const checkpointsFrom = statement<NumberedCheckpoint, [bigint]>(
  'transparency.checkpoints-from',
  `SELECT number, note, COALESCE((
       SELECT json_agg(json_build_object('number', s.number, 'line', s.line) ORDER BY s.number)
       FROM transparency_cosignature s WHERE s.checkpoint = c.number), '[]') AS cosignatures
   FROM transparency_checkpoint c WHERE number >= $1 ORDER BY number LIMIT ${MOST_CHECKPOINTS}`,
);

export const entriesFrom = statement<{ entry: string }, [bigint, bigint]>(
  'transparency.entries-from',
  'SELECT entry FROM transparency_entry WHERE index >= $1 AND index < $2 ORDER BY index',
);
/** An entry, and what a proof of it can be against: the newest checkpoint that a witness has signed, and the newest. */
export interface ProvableEntry {
  index: bigint;
  entry: string;
  newest: CheckpointText | null;
  seen: CheckpointText | null;
}
export interface CheckpointText {
  /** Decimal. */
  size: string;
  note: string;
  lines: string[];
}
const provable = (which: string, witnesses: string): string => `
  WITH newest AS (SELECT size::text, note, ${LINES} FROM transparency_checkpoint c ORDER BY number DESC LIMIT 1),
    seen AS (SELECT size::text, note, ${LINES} FROM transparency_checkpoint c
      WHERE number = (SELECT max(checkpoint) FROM transparency_cosignature WHERE witness = ANY (${witnesses}))),
    checkpoints AS MATERIALIZED (SELECT (SELECT to_json(newest) FROM newest) AS newest, (SELECT to_json(seen) FROM seen) AS seen)
  SELECT e.index, e.entry, newest, seen FROM transparency_entry e CROSS JOIN checkpoints WHERE ${which}`;
export const entriesAbout = statement<ProvableEntry, [string, string[]]>(
  'transparency.entries-about',
  provable('e.subject = $1 ORDER BY e.index LIMIT 100', '$2'),
);
/** Lines about a subject that wait for their place. */
export const pendingAbout = statement<{ entry: string }, [string]>(
  'transparency.pending-about',
  `SELECT entry FROM transparency_pending WHERE entry::jsonb ->> 'subject' = $1 ORDER BY id LIMIT 100`,
);
export const entryAt = statement<ProvableEntry, [bigint, string[]]>(
  'transparency.entry-at',
  provable('e.index = $1', '$2'),
);
