import { formatGrams, formatNumber, type Locale } from '#platform/language';

const UNITS: Record<Locale, Record<string, string>> = {
  vi: { piece: 'cái', night: 'đêm' },
  en: { piece: 'pc', night: 'night' },
};

/** What one pack holds, from whole base units: `100 g`, `1,5 kg`, `500 ml`, `1 cái`. A space that does not break joins number and unit. */
export function netContent(locale: Locale, quantity: number, unit: string): string {
  const text =
    unit === 'g'
      ? formatGrams(locale, quantity)
      : `${formatNumber(locale, inLitres(quantity, unit))} ${nameOf(locale, quantity, unit)}`;
  return text.replaceAll(' ', '\u00a0');
}

const isLitres = (quantity: number, unit: string): boolean => unit === 'ml' && quantity >= 1000;

const inLitres = (quantity: number, unit: string): number => (isLitres(quantity, unit) ? quantity / 1000 : quantity);

function nameOf(locale: Locale, quantity: number, unit: string): string {
  if (unit === 'ml') return isLitres(quantity, unit) ? 'l' : 'ml';
  const name = UNITS[locale][unit] ?? unit;
  return locale === 'en' && quantity !== 1 ? `${name}s` : name;
}
