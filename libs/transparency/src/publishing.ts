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
export const entriesAbout = statement<{ index: bigint; entry: string }, [string]>(
  'transparency.entries-about',
  'SELECT index, entry FROM transparency_entry WHERE subject = $1 ORDER BY index LIMIT 100',
);
export const entryAt = statement<{ index: bigint; entry: string }, [bigint]>(
  'transparency.entry-at',
  'SELECT index, entry FROM transparency_entry WHERE index = $1',
);
