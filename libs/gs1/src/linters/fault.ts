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

/** `[^…]` of a character set: finds the first that is not in it. */
export const outside = (characters: string): RegExp => new RegExp(`[^${characters.replace(/[\\\]^-]/g, '\\$&')}]`);

export function firstOutside(set: RegExp, value: string, code: string): Fault | undefined {
  const at = value.search(set);
  return at < 0 ? undefined : fault(code, at, 1);
}

const NO_DIGIT = /\D/;

export const nonDigit = (value: string): Fault | undefined => firstOutside(NO_DIGIT, value, 'NON_DIGIT_CHARACTER');
