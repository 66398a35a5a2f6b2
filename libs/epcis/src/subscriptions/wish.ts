// What somebody who subscribes asks for: a body of POST …/subscriptions, or the address of a WebSocket.
import { z } from 'zod';
import { toTimestamp } from '../instants.js';
import { readSchedule, SCHEDULE_FIELDS, type Schedule } from './schedule.js';
import { SubscriptionControls, SubscriptionUnreadable } from './refusals.js';

export interface Controls {
  /** None: as it comes. */
  schedule?: Schedule;
  reportIfEmpty: boolean;
  /** From this record time on; none: from now on. As PostgreSQL reads it, to the microsecond. */
  initialRecordTime?: string;
}

export interface SubscriptionWish extends Controls {
  dest: string;
  signatureToken?: string;
}

/** What is sent to subscribe. */
export const subscriptionBody = z.object({
  dest: z.string(),
  // A column of text holds neither NUL nor half a character.
  signatureToken: z
    .string()
    .max(500)
    .regex(/^[^\p{Cc}\p{Cs}]+$/u, 'is a text of up to 500 characters')
    .optional(),
  stream: z.unknown().optional(),
  schedule: z.unknown().optional(),
  reportIfEmpty: z.boolean().default(false),
  initialRecordTime: z.unknown().optional(),
});

/** Throws SubscriptionUnreadable, SubscriptionControls. */
export function readWish(given: unknown, now: Date): SubscriptionWish {
  const read = subscriptionBody.safeParse(given);
  if (!read.success)
    throw new SubscriptionUnreadable(
      read.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; '),
    );
  const { dest, signatureToken, stream, schedule, reportIfEmpty, initialRecordTime } = read.data;
  return { dest, signatureToken, ...controls({ stream, schedule, reportIfEmpty, initialRecordTime }, now) };
}

/** The same of an address: `?stream=true`, or `?hour=1&minute=5`. Throws SubscriptionControls. */
export function readControls(given: readonly (readonly [name: string, value: unknown])[], now: Date): Controls {
  const named = new Map<string, unknown>();
  for (const [name, value] of given) {
    if (!CONTROLS.has(name)) throw new SubscriptionControls(`${name}: is nothing that a subscription can be asked`);
    if (named.has(name)) throw new SubscriptionControls(`${name}: is there twice`);
    named.set(name, value);
  }
  const fields = SCHEDULE_FIELDS.filter(name => named.has(name)).map(name => [name, named.get(name)]);
  const schedule = fields.length > 0 ? Object.fromEntries(fields) : undefined;
  const stream = named.has('stream') ? flag('stream', named.get('stream')) : undefined;
  const reportIfEmpty = flag('reportIfEmpty', named.get('reportIfEmpty') ?? 'false');
  return controls({ stream, schedule, reportIfEmpty, initialRecordTime: named.get('initialRecordTime') }, now);
}

const CONTROLS = new Set<string>([...SCHEDULE_FIELDS, 'stream', 'reportIfEmpty', 'initialRecordTime']);

function flag(name: string, value: unknown): boolean {
  if (value === 'true' || value === 'false') return value === 'true';
  throw new SubscriptionControls(`${name}: is true or false`);
}

interface Raw {
  stream: unknown;
  schedule: unknown;
  reportIfEmpty: boolean;
  initialRecordTime: unknown;
}

function controls({ stream, schedule, reportIfEmpty, initialRecordTime }: Raw, now: Date): Controls {
  if (stream !== undefined && typeof stream !== 'boolean') throw new SubscriptionControls('stream: is true');
  const isStream = stream === true;
  if (isStream === (schedule !== undefined))
    throw new SubscriptionControls('say either "stream": true or a schedule: when are you to be told?');
  return {
    ...(schedule !== undefined && { schedule: readSchedule(schedule, now) }),
    // A stream speaks only when there is something to say.
    reportIfEmpty: reportIfEmpty && !isStream,
    ...(initialRecordTime !== undefined && { initialRecordTime: timeOf(initialRecordTime) }),
  };
}

function timeOf(value: unknown): string {
  // An unescaped plus of a time zone arrives as a space.
  const time = typeof value === 'string' ? toTimestamp(value.replace(/ (\d\d:\d\d)$/, '+$1')) : undefined;
  // Of the years that PostgreSQL and the standard both write with four digits.
  if (time === undefined || !/^(?!0000)\d{4}-/.test(time))
    throw new SubscriptionControls('initialRecordTime: is a time such as 2026-11-24T09:00:00Z');
  return time;
}
