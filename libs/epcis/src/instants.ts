// Times as the standard writes them: `2020-03-04T11:00:30.999+01:00`, with as many decimals as somebody liked.

export interface ExactInstant {
  /** Whole seconds since 1970, rounded down. */
  readonly seconds: number;
  /** The decimals after them as they were written, perhaps none. */
  readonly fraction: string;
}

const SHAPE = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:?\d\d)$/;

/** Nothing for a text that is no point in time, or one on a day that does not exist. */
export function exactInstant(text: string): ExactInstant | undefined {
  const [, year, month, day, hour, minute, second, fraction = '', zone = 'Z'] = SHAPE.exec(text) ?? [];
  if (year === undefined) return undefined;
  // A leap second belongs to the minute that follows.
  const leap = second === '60' ? 1 : 0;
  const local = `${year}-${month}-${day}T${hour}:${minute}:${leap ? '59' : second}`;
  const offset = /^z$/i.test(zone) ? 'Z' : zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  const at = Date.parse(local + offset);
  // Date.parse takes 31 April for 1 May.
  const isReal = !Number.isNaN(at) && new Date(Date.parse(`${local}Z`)).toISOString().startsWith(`${local}.`);
  return isReal ? { seconds: at / 1000 + leap, fraction } : undefined;
}

/** Years 2 to 9998: within a day of the ends, the UTC form has another number of digits. */
export const isKeepable = ({ seconds }: ExactInstant): boolean =>
  seconds > -62_100_000_000 && seconds < 253_370_000_000;

/** `2020-03-04T10:00:30.999Z`, cut to microseconds: what PostgreSQL keeps. Nothing for what is no time, or none that our tables hold. */
export function toTimestamp(text: string): string | undefined {
  const instant = exactInstant(text);
  if (!instant || !isKeepable(instant)) return undefined;
  return `${new Date(instant.seconds * 1000).toISOString().slice(0, 19)}.${instant.fraction.padEnd(6, '0').slice(0, 6)}Z`;
}
