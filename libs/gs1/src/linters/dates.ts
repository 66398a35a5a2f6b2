// Days and times of day as they stand in AIs. The day 00 means the whole month, where it is allowed.
import { fault, nonDigit, shifted, wholly, type Fault, type Linter } from './fault.js';

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export const yyyymmd0: Linter = value => {
  if (value.length !== 8) return wholly(value.length < 8 ? 'DATE_TOO_SHORT' : 'DATE_TOO_LONG', value);
  const found = nonDigit(value);
  if (found) return found;
  const [year, month, day] = [Number(value.slice(0, 4)), Number(value.slice(4, 6)), Number(value.slice(6))];
  const days = DAYS[month - 1];
  if (days === undefined) return fault('ILLEGAL_MONTH', 4, 2);
  return day > (month === 2 && isLeap(year) ? 29 : days) ? fault('ILLEGAL_DAY', 6, 2) : undefined;
};

export const yyyymmdd: Linter = value => yyyymmd0(value) ?? wholeMonth(value);

export const yymmd0: Linter = value => {
  if (value.length !== 6) return wholly(value.length < 6 ? 'DATE_TOO_SHORT' : 'DATE_TOO_LONG', value);
  return nonDigit(value) ?? shifted(yyyymmd0(centuryOf(value) + value), -2);
};

export const yymmdd: Linter = value => yymmd0(value) ?? wholeMonth(value);

const wholeMonth = (value: string): Fault | undefined =>
  value.endsWith('00') ? fault('ILLEGAL_DAY', value.length - 2, 2) : undefined;

/**
 * Which century a two-digit year means moves with the calendar (General Specifications §7.12), but only leap years depend on it here,
 * and of all the years within reach only 2100 has none: a fixed 20 serves until 2050.
 */
function centuryOf(value: string): string {
  const year = Number(value.slice(0, 2));
  return year >= 72 ? '19' : '20';
}

const twoDigits =
  (short: string, long: string, illegal: string, last: number): Linter =>
  value => {
    if (value.length !== 2) return wholly(value.length < 2 ? short : long, value);
    return nonDigit(value) ?? (Number(value) > last ? wholly(illegal, value) : undefined);
  };

export const hh = twoDigits('HOUR_TOO_SHORT', 'HOUR_TOO_LONG', 'ILLEGAL_HOUR', 23);
export const mi = twoDigits('MINUTE_TOO_SHORT', 'MINUTE_TOO_LONG', 'ILLEGAL_MINUTE', 59);
export const ss = twoDigits('SECOND_TOO_SHORT', 'SECOND_TOO_LONG', 'ILLEGAL_SECOND', 59);

export const hhmi: Linter = value => {
  const { length } = value;
  if (length !== 4) return wholly(length < 4 ? 'HOUR_WITH_MINUTE_TOO_SHORT' : 'HOUR_WITH_MINUTE_TOO_LONG', value);
  return hh(value.slice(0, 2)) ?? shifted(mi(value.slice(2)), 2);
};
