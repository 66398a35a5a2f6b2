// Where a walk over pages stands: the last event that was given, and the newest that existed when the walk began. Whoever changes
// a token walks elsewhere, through nothing that they could not ask for anyway.
import { createHash } from 'node:crypto';
import type { Place } from './search-sql.js';

export interface PageToken {
  after: Place;
  newest: bigint;
  /** How many have been given already, for eventCountLimit. */
  given: number;
  expiresAt: Date;
  /** Of the question: a token belongs to one. */
  question: string;
}

const HOUR_MS = 3_600_000;
/** How long a walk may rest. */
export const TOKEN_MS = HOUR_MS;

export const questionOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16);

export function writeToken({ after, newest, given, expiresAt, question }: PageToken): string {
  const parts = [after.at, after.id, newest, given, expiresAt.getTime(), question];
  return Buffer.from(parts.join('|')).toString('base64url');
}

/** Nothing for what is none. */
export function readToken(text: string): PageToken | undefined {
  const parts = Buffer.from(text, 'base64url').toString().split('|');
  const [at = '', id = '', newest = '', given = '', expires = '', question = ''] = parts;
  const areNumbers = [id, newest, given, expires].every(part => /^\d{1,18}$/.test(part));
  const isTime = /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?(:\d\d)?$/.test(at);
  if (parts.length !== 6 || !areNumbers || !isTime) return undefined;
  if (Number(expires) > 8.64e15) return undefined;
  return {
    after: { at, id: BigInt(id) },
    newest: BigInt(newest),
    given: Number(given),
    expiresAt: new Date(Number(expires)),
    question,
  };
}
