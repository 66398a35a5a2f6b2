// What a key says about itself: its check digit, or the pair of check characters of a GMN (General Specifications §7.9).
import { checkDigit } from '../check-digit.js';
import { cset82, SET_82 } from './character-sets.js';
import { fault, firstOutside, nonDigit, outside, shifted, wholly, type Linter } from './fault.js';

export const csum: Linter = value => {
  if (value === '') return wholly('TOO_SHORT_FOR_CHECK_DIGIT', value);
  const found = nonDigit(value);
  if (found) return found;
  const last = value.length - 1;
  const isRight = (last === 0 ? 0 : checkDigit(value.slice(0, -1))) === Number(value[last]);
  return isRight ? undefined : fault('INCORRECT_CHECK_DIGIT', last, 1);
};

const PAIR = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const notInPair = outside(PAIR);
const valueOf = new Map([...SET_82].map((sign, value) => [sign, value]));

// No AI is longer than 99 characters, so 97 weights are enough.
const PRIMES = primes(97);

/** Weights are the primes from the right, the sum modulo 1021 is ten bits: two characters of five bits each. */
export const csumalpha: Linter = value => {
  const body = value.slice(0, -2);
  if (value.length < 2) return wholly('TOO_SHORT_FOR_CHECK_PAIR', value);
  if (body.length > PRIMES.length) return wholly('TOO_LONG_FOR_CHECK_PAIR_IMPLEMENTATION', value);
  const found =
    cset82(body) ?? shifted(firstOutside(notInPair, value.slice(-2), 'INVALID_CSET32_CHARACTER'), body.length);
  if (found) return found;
  return value.endsWith(checkPair(body)) ? undefined : fault('INCORRECT_CHECK_PAIR', body.length, 2);
};

/** The two check characters that complete a GMN; at most 97 characters of set 82. */
export function checkPair(body: string): string {
  const weighted = [...body].reverse().map((sign, at) => (valueOf.get(sign) ?? 0) * (PRIMES[at] ?? 0));
  const sum = weighted.reduce((total, one) => total + one, 0) % 1021;
  return PAIR.charAt(sum >> 5) + PAIR.charAt(sum & 31);
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every(prime => n % prime !== 0)) found.push(n);
  return found;
}
