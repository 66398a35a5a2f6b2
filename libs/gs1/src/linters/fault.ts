/**
 * What a linter found: the name that GS1's own syntax tests give it, and which of the characters are meant. Nothing found is `undefined`.
 * https://ref.gs1.org/tools/gs1-barcode-syntax-resource/syntax-tests/
 */
export interface Fault {
  readonly code: string;
  readonly at: number;
  readonly length: number;
}

/** Whether a company prefix is registered; a service that cannot be reached says so. */
export type PrefixLookup = (digits: string) => 'registered' | 'unknown' | 'offline';

export type Linter = (value: string, prefixes?: PrefixLookup) => Fault | undefined;

export const fault = (code: string, at: number, length: number): Fault => ({ code, at, length });

/** The whole value is meant. */
export const wholly = (code: string, value: string): Fault => fault(code, 0, value.length);

export const shifted = (found: Fault | undefined, by: number): Fault | undefined =>
  found && { ...found, at: found.at + by };

export function firstOutside(set: ReadonlySet<string>, value: string, code: string): Fault | undefined {
  for (let at = 0; at < value.length; at++) if (!set.has(value.charAt(at))) return fault(code, at, 1);
  return undefined;
}

const DIGITS = new Set('0123456789');

export const nonDigit = (value: string): Fault | undefined => firstOutside(DIGITS, value, 'NON_DIGIT_CHARACTER');
