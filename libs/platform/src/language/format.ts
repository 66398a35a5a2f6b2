import { TIME_ZONE, type Day } from '#platform/clock';
import type { Dong } from '#platform/money';
import type { Locale } from './locale.js';

const TAG: Record<Locale, string> = { vi: 'vi-VN', en: 'en-GB' };

function perLocale<T>(make: (tag: string) => T): Record<Locale, T> {
  return { vi: make(TAG.vi), en: make(TAG.en) };
}

const numbers = perLocale(tag => new Intl.NumberFormat(tag, { maximumFractionDigits: 2 }));
const percents = perLocale(tag => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 }));
const dates = perLocale(
  tag => new Intl.DateTimeFormat(tag, { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: TIME_ZONE }),
);
// Explicit parts: `timeStyle: 'short'` would print the time before the date in Vietnamese.
const clocks = perLocale(
  tag => new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: TIME_ZONE }),
);

/** `1.250.000 ₫` in Vietnamese, `1,250,000 ₫` in English; the sign follows a no-break space in both. */
export function formatDong(locale: Locale, amount: Dong): string {
  return `${numbers[locale].format(amount)}\u00a0₫`;
}

export const formatNumber = (locale: Locale, value: number | bigint): string => numbers[locale].format(value);

export const formatPercent = (locale: Locale, ratio: number): string => percents[locale].format(ratio);

/** dd/MM/yyyy in both languages. */
export function formatDay(locale: Locale, day: Day | Date): string {
  return dates[locale].format(typeof day === 'string' ? new Date(`${day}T12:00:00+07:00`) : day);
}

/** `24/11/2026 15:04` */
export const formatMoment = (locale: Locale, instant: Date): string =>
  `${formatDay(locale, instant)} ${clocks[locale].format(instant)}`;

/** `11/2026` */
export const formatMonth = (day: Day): string => `${day.slice(5, 7)}/${day.slice(0, 4)}`;

const scales = perLocale(tag => new Intl.NumberFormat(tag, { maximumFractionDigits: 3 }));

/** What a scale shows, to the gram: `0,93 kg`. */
export const formatKilos = (locale: Locale, grams: number): string => `${scales[locale].format(grams / 1000)}\u00a0kg`;

/** Grams as people say them: `100 g`, `1,5 kg`. */
export function formatGrams(locale: Locale, grams: number): string {
  return grams >= 1000 ? `${numbers[locale].format(grams / 1000)} kg` : `${numbers[locale].format(grams)} g`;
}
