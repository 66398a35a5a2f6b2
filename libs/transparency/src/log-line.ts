import { createHash } from 'node:crypto';

/** A change that anybody must be able to prove or to disprove later. */
export interface LogLine {
  /** What kind of thing changed: 'event', 'label' … */
  kind: string;
  /** The id of the event, roll or change. */
  subject: string;
  /** At least 16 random bytes that are kept beside the row: without them nobody can guess `content` from its hash. */
  salt: Buffer;
  /** The canonical bytes of the row; the log keeps only a hash of them. */
  content: Buffer;
  /** The database's clock, from `Log.recordTime`. */
  recordTime: Date;
  /** The id of the key or account that acted: never a name. */
  actor: string;
}

/** The length of an entry in a bundle has 16 bits (https://c2sp.org/tlog-tiles#log-entries). */
const LONGEST_ENTRY = 65_535;

/** What the log says of the content: SHA-256 (salt ‖ content), in base64. Without the salt it says nothing (T14). */
export const commitment = ({ salt, content }: Pick<LogLine, 'salt' | 'content'>): string =>
  createHash('sha256').update(salt).update(content).digest('base64');

/** What JSON may hold but PostgreSQL's jsonb may not, and no id of ours has: control characters, half a surrogate pair. */
const STRANGE = /[\p{Cc}\p{Cs}]/u;

/** The entry of the log, byte for byte: its members always in this order. Fails on what no id of ours can be. */
export function entryOf(line: LogLine): string {
  const { kind, subject, recordTime, actor } = line;
  if (STRANGE.test(kind + subject + actor)) throw new Error(`not an id for the log: ${JSON.stringify(subject)}`);
  const entry = JSON.stringify({
    kind,
    subject,
    sha256: commitment(line),
    recordTime: recordTime.toISOString(),
    actor,
  });
  if (Buffer.byteLength(entry) > LONGEST_ENTRY)
    throw new Error(`an entry of the log has at most ${LONGEST_ENTRY} bytes`);
  return entry;
}

/** What an entry says. */
export interface LogEntry {
  kind: string;
  subject: string;
  /** Base64. */
  sha256: string;
  /** ISO 8601, UTC, milliseconds. */
  recordTime: string;
  actor: string;
}

export const readEntry = (entry: string): LogEntry => JSON.parse(entry) as LogEntry;
