// Where a walk over pages stands: the last event that was given, and the newest that existed when the walk began. Whoever changes
// a token walks elsewhere, through nothing that they could not ask for anyway.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { STRETCHES, type Stretch } from './query-terms.js';
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
  const parts = [
    after.at,
    String(after.id),
    String(newest),
    given,
    expiresAt.getTime(),
    question,
    ...(after.stretch ? [after.stretch] : []),
  ];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

const ID = z.string().regex(/^\d{1,18}$/);
const TIME = /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?(:\d\d)?$/;
/** What may be the value where a walk stands, by its stretch. */
const VALUES: Readonly<Record<Stretch, RegExp>> = {
  num: /^-?\d{1,400}(\.\d{1,400})?$/,
  at: TIME,
  text: /^[^\0]*$/,
  none: /^$/,
};

const token = z
  .tuple([
    z.string().max(1000),
    ID,
    ID,
    z.int().nonnegative(),
    z.int().nonnegative().max(8.64e15),
    z.string(),
    z.enum(STRETCHES).optional(),
  ])
  .refine(([at, , , , , , stretch]) => (stretch ? VALUES[stretch] : TIME).test(at));

/** Nothing for what is none. */
export function readToken(text: string): PageToken | undefined {
  const read = token.safeParse(parsed(Buffer.from(text, 'base64url').toString()));
  if (!read.success) return undefined;
  const [at, id, newest, given, expires, question, stretch] = read.data;
  return {
    after: { at, id: BigInt(id), stretch },
    newest: BigInt(newest),
    given,
    expiresAt: new Date(expires),
    question,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
