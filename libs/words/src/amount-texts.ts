// How amounts and days stand in the sentences of the trace.
import { formatGrams, formatNumber, type Locale } from '#platform/language';

export type Facts = Readonly<Record<string, string | number>>;

const UNITS: Record<Locale, Record<string, string>> = {
  vi: { ml: 'ml', piece: 'cái', night: 'đêm' },
  en: { ml: 'ml', piece: 'pieces', night: 'nights' },
};

/** Whole base units as people say them: `42 kg`, `12 cái`. */
export const amount = (
  locale: Locale,
  value: string | number | undefined,
  unit: string | number | undefined,
): string =>
  unit === 'g'
    ? formatGrams(locale, Number(value))
    : `${formatNumber(locale, BigInt(value ?? 0))} ${UNITS[locale][String(unit)] ?? unit}`;

/** `2026-11-24` -> `24/11/2026`, as both languages write days here. */
export const dayText = (day: string | number | undefined): string => String(day).split('-').reverse().join('/');
