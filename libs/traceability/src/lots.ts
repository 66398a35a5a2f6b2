import type { Day } from '#platform/clock';
import { fold } from '#platform/language';

/** Short enough for a small label; GS1 allows 20 characters (AI 10). */
export const LONGEST_LOT = 16;

/** `2026-11-24` -> `241126-`: the day as people write it, so that the lot of a packet is found in the book by its date. */
export const lotPrefix = (day: Day): string => `${day.slice(8, 10)}${day.slice(5, 7)}${day.slice(2, 4)}-`;

/** The next lot of the day after those that the product already has: `241126-01`, `241126-02`, … */
export function nextLot(day: Day, taken: readonly string[]): string {
  const prefix = lotPrefix(day);
  const numbers = taken.filter(lot => lot.startsWith(prefix)).map(lot => Number(lot.slice(prefix.length)));
  const last = Math.max(0, ...numbers.filter(Number.isSafeInteger));
  return `${prefix}${String(last + 1).padStart(2, '0')}`;
}

/** A lot as it is stored, or undefined when it cannot stand in a label: ` Lô 24/11 a ` -> `LO-24-11-A`. */
export function readLot(typed: string): string | undefined {
  const lot = fold(typed)
    .toUpperCase()
    .replace(/[ /._-]+/g, '-');
  return lot.length <= LONGEST_LOT && /^[A-Z0-9]([A-Z0-9-]*[A-Z0-9])?$/.test(lot) ? lot : undefined;
}
