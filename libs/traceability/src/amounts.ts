import type { Locale } from '#platform/language';
import type { BatchUnit } from './recipes/recipe.js';

/** More than any village can harvest, and far below what JavaScript can count exactly. */
const MOST_WHOLE_DIGITS = 9;

/** People weigh in kilograms and measure in litres; the books count grams and millilitres. */
export const DIGITS_AFTER: Readonly<Record<BatchUnit, number>> = { g: 3, ml: 3, piece: 0, night: 0 };

const MARKS: Record<Locale, { thousands: string; decimal: string }> = {
  vi: { thousands: '.', decimal: ',' },
  en: { thousands: ',', decimal: '.' },
};

/**
 * What somebody typed as kilograms, litres or a count, in whole base units: `42`, `1,5` and `1.5` kg are 42000 and 1500 g.
 * `1.500` is fifteen hundred to a Vietnamese reader and one and a half to an English one, so the page's language decides.
 * No float is involved. Undefined when it is not such a number.
 */
export function readAmount(typed: string, unit: BatchUnit, locale: Locale): bigint | undefined {
  const text = withoutThousands(typed.replace(/\s*(kg|l|lít)?\s*$/i, '').trim(), locale);
  const [, whole = '', part = ''] = /^(\d+)(?:[.,](\d+))?$/.exec(text) ?? [];
  const digits = DIGITS_AFTER[unit];
  if (whole === '' || whole.length > MOST_WHOLE_DIGITS || part.length > digits) return undefined;
  return BigInt(whole + part.padEnd(digits, '0'));
}

function withoutThousands(text: string, locale: Locale): string {
  const { thousands } = MARKS[locale];
  const mark = `\\${thousands}`;
  return new RegExp(`^[1-9]\\d{0,2}(${mark}\\d{3})+(?!\\d)`).test(text) ? text.replaceAll(thousands, '') : text;
}

/** The way back, for a form that starts from an amount: 1500 g -> `1,5`. */
export function writeAmount(amount: bigint, unit: BatchUnit, locale: Locale): string {
  const digits = DIGITS_AFTER[unit];
  const text = amount.toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const part = text.slice(text.length - digits).replace(/0+$/, '');
  return part === '' ? whole : `${whole}${MARKS[locale].decimal}${part}`;
}
