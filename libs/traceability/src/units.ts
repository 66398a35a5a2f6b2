import type { Day } from '#platform/clock';
import { fold, type Locale } from '#platform/language';
import { DIGITS_AFTER, readAmount, writeAmount } from './amounts.js';
import type { BatchUnit } from './recipes/recipe.js';

/** A word for an amount, and how many base units are one of it. */
export interface Unit {
  name: string;
  en: string;
  holds: bigint;
  base: BatchUnit;
}

/** A unit that a co-op has set for itself, from a day on. */
export interface OwnUnit extends Pick<Unit, 'name' | 'holds' | 'base'> {
  validFrom: Day;
}

/** What these words hold everywhere in Vietnam. The first of each base is what an amount without a word means. */
const COMMON: readonly Unit[] = [
  { name: 'kg', en: 'kg', holds: 1_000n, base: 'g' },
  { name: 'g', en: 'g', holds: 1n, base: 'g' },
  { name: 'lạng', en: 'lạng (100 g)', holds: 100n, base: 'g' },
  { name: 'yến', en: 'yến (10 kg)', holds: 10_000n, base: 'g' },
  { name: 'tạ', en: 'tạ (100 kg)', holds: 100_000n, base: 'g' },
  { name: 'tấn', en: 't', holds: 1_000_000n, base: 'g' },
  { name: 'lít', en: 'l', holds: 1_000n, base: 'ml' },
  { name: 'ml', en: 'ml', holds: 1n, base: 'ml' },
  { name: 'cái', en: 'pcs', holds: 1n, base: 'piece' },
  { name: 'chục', en: 'tens', holds: 10n, base: 'piece' },
  { name: 'đêm', en: 'nights', holds: 1n, base: 'night' },
];

/** Words that hold something else in every village: each co-op says what. */
export const LOCAL_UNITS = ['gùi', 'bao', 'thúng', 'sọt', 'giỏ', 'can'] as const;

/** Ten million tonnes: more than a province ever weighs, far below what a column of the database holds. */
const MOST = 10n ** 13n;

/** Spellings of the same word. */
const ALSO: Readonly<Record<string, string>> = {
  l: 'lit',
  lang: 'lang',
  con: 'cai',
  chiec: 'cai',
  mieng: 'cai',
  t: 'tan',
};

/** What may be said of goods that count in this base on a day: the common words and the co-op's own as they were then. */
export function unitsOn(base: BatchUnit, own: readonly OwnUnit[], day: Day): Unit[] {
  const current = new Map<string, OwnUnit>();
  for (const unit of own.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom)))
    if (unit.validFrom <= day) current.set(fold(unit.name), unit);
  const common = COMMON.filter(unit => !current.has(fold(unit.name)));
  const mine = [...current.values()].map(unit => ({ ...unit, en: unit.name }));
  return [...common, ...mine].filter(unit => unit.base === base);
}

/** The common words may not be given another meaning: 1 kg is 1 kg. */
export const isCommonUnit = (name: string): boolean => {
  const folded = fold(name);
  return COMMON.some(unit => fold(unit.name) === (ALSO[folded] ?? folded));
};

/**
 * "3 gùi", "42", "1,5 tạ" in whole base units; without a word, in `usual` (kg, lít, cái when none is given). In the language's own
 * decimal mark, exactly: undefined when it is no amount, names a unit we do not know, or is finer than a base unit.
 */
export function readQuantity(
  typed: string,
  units: readonly Unit[],
  base: BatchUnit,
  locale: Locale,
  usual?: string,
): bigint | undefined {
  const [, figures = '', word = ''] = /^\s*([\d.,\s]+?)\s*(\p{L}[\p{L}\p{M}\s]*)?\s*$/u.exec(typed) ?? [];
  const unit = word === '' ? (unitCalled(usual, units) ?? units[0]) : unitCalled(word, units);
  if (!unit || unit.base !== base) return undefined;
  // Read as thousandths, whatever the base counts in: half a sack of 31 pieces is no whole number of them.
  const thousandths = readAmount(figures, 'g', locale);
  if (thousandths === undefined) return undefined;
  const amount = thousandths * unit.holds;
  return amount % 1000n === 0n && amount / 1000n <= MOST ? amount / 1000n : undefined;
}

function unitCalled(word: string | undefined, units: readonly Unit[]): Unit | undefined {
  if (word === undefined || word.trim() === '') return undefined;
  const folded = fold(word.trim());
  const name = ALSO[folded] ?? folded;
  return units.find(unit => fold(unit.name) === folded) ?? units.find(unit => fold(unit.name) === name);
}

/** UN/ECE Recommendation 20: KGM kilogram, LTR litre, H87 piece. */
const CODES: Readonly<Record<BatchUnit, string>> = { g: 'KGM', ml: 'LTR', piece: 'H87', night: 'H87' };

/** Base units as an event says them: 42,000 g is 42 KGM. Exact: the decimal has at most three digits after the point. */
export function quantityInEvent(amount: bigint, base: BatchUnit): { quantity: number; uom: string } {
  return { quantity: Number(writeAmount(amount, base, 'en')), uom: CODES[base] };
}

export const isDecimalUnit = (base: BatchUnit): boolean => DIGITS_AFTER[base] > 0;
