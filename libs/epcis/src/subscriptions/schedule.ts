// When a scheduled subscription is run (EPCIS 2.0 §8.2.5.3, GS1-Query-Second … DayOfWeek). All times are UTC.
// A time has to match every field. What is left out below the finest field that is given is its lowest value, so `{ hour: 1, minute: 5 }`
// is once a day at 01:05:00; what is left out above it may be anything.
import { CronExpressionParser } from 'cron-parser';
import { SubscriptionControls } from './refusals.js';

const FIELDS = [
  { name: 'second', low: 0, high: 59 },
  { name: 'minute', low: 0, high: 59 },
  { name: 'hour', low: 0, high: 23 },
  { name: 'dayOfMonth', low: 1, high: 31 },
  { name: 'month', low: 1, high: 12 },
  /** 1 is Monday, 7 Sunday. */
  { name: 'dayOfWeek', low: 1, high: 7 },
] as const;

type Field = (typeof FIELDS)[number];
export type ScheduleField = Field['name'];
export const SCHEDULE_FIELDS: readonly ScheduleField[] = FIELDS.map(field => field.name);

/** As the subscriber wrote it. */
export type ScheduleGiven = Partial<Record<ScheduleField, string>>;

export interface Schedule {
  given: ScheduleGiven;
  /** Six fields of cron, of which the day of the month and the day of the week must both match. */
  cron: string;
}

const NUMBER = '\\d{1,2}';
/** `5`, `[1-5]` as the standard writes a range, `1-5` as cron does, each with a step (`0/30`), or `*`. */
const ELEMENT = new RegExp(`^(?:(\\*)|(${NUMBER})|\\[?(${NUMBER})-(${NUMBER})\\]?)(?:/(${NUMBER}))?$`);

/** Throws SubscriptionControls. */
export function readSchedule(given: unknown, now: Date): Schedule {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new SubscriptionControls('schedule: is an object such as { "hour": "1", "minute": "5" }');
  const texts = Object.entries(given).map(([name, value]) => [fieldNamed(name), textOf(name, value)] as const);
  if (texts.length === 0) throw new SubscriptionControls('schedule: names no time');
  const cron = cronOf(new Map(texts));
  const schedule = {
    given: Object.fromEntries(texts.map(([field, text]) => [field.name, text])) as ScheduleGiven,
    cron,
  };
  try {
    nextTime(cron, now);
  } catch {
    throw new SubscriptionControls('schedule: no such day ever comes');
  }
  return schedule;
}

function fieldNamed(name: string): Field {
  const field = FIELDS.find(one => one.name === name);
  if (!field) throw new SubscriptionControls(`schedule: ${name} is none of ${SCHEDULE_FIELDS.join(', ')}`);
  return field;
}

function textOf(name: string, value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string' && value.trim() !== '' && value.length <= 200) return value.trim();
  throw new SubscriptionControls(`schedule: ${name} is a text such as "5" or "[1-5],7"`);
}

function cronOf(texts: ReadonlyMap<Field, string>): string {
  // A day of the week says no less than a day of the month.
  const finest = FIELDS.findIndex(field => texts.has(field));
  return FIELDS.map((field, at) => {
    const text = texts.get(field);
    if (text !== undefined) return elementsOf(field, text);
    return at < Math.min(finest, 3) ? String(field.low) : '*';
  }).join(' ');
}

const elementsOf = (field: Field, text: string): string =>
  text
    .split(',')
    .map(element => elementOf(field, element.trim()))
    .join(',');

function elementOf({ name, low, high }: Field, text: string): string {
  const [, every, single, from, to, step] = ELEMENT.exec(text) ?? [];
  const [first, last] = every ? [low, high] : single === undefined ? [from, to] : [single, step ? high : single];
  const isRight =
    first !== undefined &&
    last !== undefined &&
    Number(first) >= low &&
    Number(last) <= high &&
    Number(first) <= Number(last) &&
    (step === undefined || Number(step) > 0);
  if (!isRight) throw new SubscriptionControls(`schedule: ${name} is ${text}, not a number from ${low} to ${high}`);
  const range = Number(first) === Number(last) ? String(Number(first)) : `${Number(first)}-${Number(last)}`;
  return step === undefined ? range : `${range}/${Number(step)}`;
}

/** 29 February on one day of the week: 40 years at the most, and each of their months is looked at. */
const MOST_DAYS = 600;

/** The first such time after `after`. Throws when there is none. */
export function nextTime(cron: string, after: Date): Date {
  const fields = cron.split(' ');
  const [days, weekDay = '*'] = [fields.slice(0, 5).join(' '), fields[5]];
  const weekDays = weekDay === '*' ? undefined : numbersIn(weekDay);
  let from = after;
  for (let looked = 0; looked < MOST_DAYS; looked++) {
    // Cron would take either day; the standard wants both, so the day of the week is ours to look at.
    const found = CronExpressionParser.parse(`${days} *`, { currentDate: from, tz: 'UTC' }).next().toDate();
    if (!weekDays || weekDays.has(found.getUTCDay() || 7)) return found;
    from = new Date(Date.UTC(found.getUTCFullYear(), found.getUTCMonth(), found.getUTCDate(), 23, 59, 59, 999));
  }
  throw new Error(`no time matches ${cron}`);
}

function numbersIn(text: string): ReadonlySet<number> {
  return new Set(
    text.split(',').flatMap(element => {
      const [range = '', step = '1'] = element.split('/');
      const [first = '', last = first] = range.split('-');
      const all = Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => Number(first) + at);
      return all.filter((_, at) => at % Number(step) === 0);
    }),
  );
}
