import { Banks } from 'vietnam-qr-pay';
import { fold } from '#platform/language';

export interface Bank {
  bin: string;
  /** How people call it. */
  name: string;
}

/** The banks that NAPAS knows by six digits, by name. */
export const banks: readonly Bank[] = Banks.map(({ bin, shortName }) => ({ bin, name: shortName })).sort((a, b) =>
  a.name.localeCompare(b.name, 'vi'),
);

export const isBank = (bin: string): boolean => banks.some(bank => bank.bin === bin);

/** A holder as banks write it: capitals, no diacritics, no other signs. */
export const holderName = (name: string): string =>
  fold(name)
    .toUpperCase()
    .replaceAll(/[^A-Z0-9 .&-]/g, ' ')
    .replaceAll(/ +/g, ' ')
    .trim()
    .slice(0, 70);

/** Enough to recognise an account by, and not enough to use it. */
export const masked = (number: string): string => `••••${number.slice(-4)}`;
