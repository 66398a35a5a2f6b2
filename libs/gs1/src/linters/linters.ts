// Every linter that the AI table names, under the name that GS1's Barcode Syntax Dictionary gives it.
import { cset39, cset64, cset82, csetnumeric, hasnondigit } from './character-sets.js';
import { csum, csumalpha } from './check-characters.js';
import { couponcode, couponposoffer } from './coupons.js';
import { hh, hhmi, mi, ss, yymmd0, yymmdd, yyyymmd0, yyyymmdd } from './dates.js';
import type { Fault, Linter, PrefixLookup } from './fault.js';
import * as lists from './lists.js';
import * as numbers from './numbers.js';

export const linters = {
  csetnumeric,
  cset82,
  cset39,
  cset64,
  hasnondigit,
  csum,
  csumalpha,
  couponcode,
  couponposoffer,
  hh,
  hhmi,
  mi,
  ss,
  yymmd0,
  yymmdd,
  yyyymmd0,
  yyyymmdd,
  ...lists,
  ...numbers,
} satisfies Record<string, Linter>;

export type LinterName = keyof typeof linters;

export const isLinter = (name: string): name is LinterName => Object.hasOwn(linters, name);

/** What is wrong with a value, or nothing. */
export const lint = (name: LinterName, value: string, prefixes?: PrefixLookup): Fault | undefined =>
  linters[name](value, prefixes);
