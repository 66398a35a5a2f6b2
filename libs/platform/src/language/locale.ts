/** Vietnamese first; English complete. */
export const LOCALES = ['vi', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'vi';

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some(locale => locale === value);
}

type Text = string | ((...facts: never[]) => string);
interface Texts {
  [key: string]: Text | Texts;
}
type SameKeys<T> = {
  [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...facts: infer F) => string
      ? (...facts: F) => string
      : SameKeys<T[K]>;
};

/** One part of the word catalogue. A key that English lacks, has too much, or calls with other facts does not compile. */
export function wordsOf<T extends Texts>(texts: { vi: T; en: NoInfer<SameKeys<T>> }): { vi: T; en: SameKeys<T> } {
  return texts;
}

/** A text kept in both languages; English falls back to Vietnamese when a co-op has not written it. */
export function inLocale(locale: Locale, vi: string, en: string | null | undefined): string {
  return locale === 'en' && en ? en : vi;
}
