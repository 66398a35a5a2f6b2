// The fields of our forms. A form sends text; each field says how its text is read and which sentence answers a wrong one
// (a key of words.forms). What a phone's keyboard adds by itself is forgiven: spaces, dots in numbers, decomposed letters.
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { z } from 'zod';
import { dong, type Dong } from '#platform/money';
import { tidy } from '#platform/language';
import type { Day } from '#platform/clock';

const typed = z.string();
const given = typed.transform(tidy);

/** A field whose text is read by `read`; undefined means: not one of these. */
function readAs<T>(words: string, read: (text: string) => T | undefined) {
  return given.transform((text, context): T => {
    const value = text === '' ? undefined : read(text);
    if (value !== undefined) return value;
    context.issues.push({ code: 'custom', input: text, params: { words: text === '' ? 'required' : words } });
    return z.NEVER;
  });
}

/** One line of text. */
export const text = (max: number, min = 1) => given.pipe(z.string().min(min).max(max));

/** One line that may be left empty. */
export const optionalText = (max: number) => z.preprocess(value => value ?? '', given.pipe(z.string().max(max)));

/** Several lines; empty is fine. Line ends become \n, and each line is tidied. */
export const longText = (max: number) =>
  z.preprocess(
    value => value ?? '',
    typed
      .transform(value =>
        value
          .split(/\r\n?|\n/)
          .map(tidy)
          .join('\n')
          .trim(),
      )
      .pipe(z.string().max(max)),
  );

/** As typed, untouched: a password may have spaces at its ends. */
export const secret = (max = 200) => typed.min(1).max(max);

/** `1.200` and `1,200` and `1 200` are all 1200: a whole number has no decimals to confuse them with. */
export const digitsOf = (value: string): string | undefined =>
  /^\d{1,3}([., ]\d{3})+$|^\d+$/.test(value) ? value.replace(/[., ]/g, '') : undefined;

export const wholeNumber = (min: number, max: number) =>
  readAs('notWhole', value => {
    const digits = digitsOf(value);
    return digits === undefined || digits.length > 15 ? undefined : Number(digits);
  }).pipe(z.number().min(min).max(max));

/** A decimal as typed, `1,5` or `1.5`, kept as text in the form `1.5`: sums are made of whole base units, never of floats. */
export const decimal = (digitsAfter = 3) =>
  readAs('notANumber', value => {
    const plain = value.replace(',', '.');
    return new RegExp(`^\\d{1,9}(\\.\\d{1,${digitsAfter}})?$`).test(plain) ? plain : undefined;
  });

/** A weight in kilograms as the scale shows it, `0,93` or `0.93`: whole grams. */
export const kilos = () =>
  decimal().transform(value => {
    const [whole = '', part = ''] = value.split('.');
    return Number(whole + part.padEnd(3, '0'));
  });

/** Whole đồng: `120.000`, `120000`, `120.000 đ`. */
export const money = (max = 99_999_999, min = 1) =>
  readAs('notANumber', value => {
    const digits = digitsOf(value.replace(/\s*(đ|₫|vnd|vnđ)$/i, ''));
    return digits === undefined || digits.length > 15 ? undefined : Number(digits);
  })
    .pipe(z.number().min(min).max(max))
    .transform((value): Dong => dong(value));

/** A day of the calendar, `YYYY-MM-DD` as date inputs send it, or `24/11/2026` as people type it. */
export const day = () =>
  readAs('notADay', value => {
    const [, date, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(value) ?? [];
    const text = year ? `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}` : value;
    const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
    const exists = time && !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
    return exists ? (text as Day) : undefined;
  });

/** A moment in Vietnam as `datetime-local` sends it: `2026-11-24T15:04`. */
export const moment = () =>
  readAs('notADay', value => {
    const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(value)
      ? new Date(`${value.slice(0, 16)}:00+07:00`)
      : undefined;
    return time && !Number.isNaN(time.getTime()) ? time : undefined;
  });

/** A phone number in E.164; Vietnamese unless it says otherwise. */
export const phone = () =>
  readAs('notAPhone', value => {
    const number = parsePhoneNumberFromString(value, 'VN');
    return number?.isPossible() ? String(number.number) : undefined;
  });

export const email = () =>
  readAs('notAnEmail', value => {
    const read = z.email().max(254).safeParse(value.toLowerCase());
    return read.success ? read.data : undefined;
  });

/** Left empty means none. */
export const optional = <S extends z.ZodType>(field: S) =>
  z.preprocess(value => (typeof value === 'string' && value.trim() === '' ? undefined : value), field.optional());

export const choice = <const T extends readonly [string, ...string[]]>(options: T) => z.enum(options);

export const id = () => z.guid();

/** A ticked box that must be ticked. */
export const confirmed = () =>
  z
    .preprocess(value => value ?? '', typed)
    .transform((value, context): true => {
      if (value === 'yes') return true;
      context.issues.push({ code: 'custom', input: value, params: { words: 'confirm' } });
      return z.NEVER;
    });

/** A box that may be ticked. */
export const ticked = () => z.preprocess(value => value === 'yes', z.boolean());
