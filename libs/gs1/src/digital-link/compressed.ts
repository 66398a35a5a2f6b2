// The compressed form of a Digital Link, which was dropped from what a resolver must read (GS1-Conformant Resolver 1.2.0). It is read no further than needed to tell
// such a segment from the name of a page: which key it begins with, and whether that key's value is one.
import { aiFacts, primaryKeys, type AiFacts } from '../ai/ai-facts.js';
import { isValueOf } from '../ai/ai-value.js';
import { endsInItsCheckDigit } from '../check-digit.js';
import { BASE64_URL, BitReader, Undecodable } from '../epc/bit-reader.js';

/** Two hexadecimal digits with a letter stand for a sequence of AIs that often come together: its first. */
const SEQUENCES: readonly (readonly [pattern: RegExp, key: string])[] = [
  [/^(?:[0-3][a-f]|a\d)$/, '01'],
  [/^9a$/, '8010'],
  [/^9b$/, '8017'],
  [/^9c$/, '8018'],
  [/^9d$/, '414'],
  [/^c[\da-d]$/, '255'],
];

/** `ARFKk4HiBgg`: one segment of an address that is a compressed link. */
export function isCompressedLink(segment: string): boolean {
  if (!/^[\w-]{6,}$/.test(segment)) return false;
  const bits = new BitReader([...segment].map(sign => asBits(BASE64_URL.indexOf(sign), 6)).join(''));
  try {
    const key = aiFacts(keyOf(bits));
    return key !== undefined && beginsWithValueOf(key, bits);
  } catch (error) {
    if (error instanceof Undecodable) return false;
    throw error;
  }
}

const asBits = (value: number, width: number): string => value.toString(2).padStart(width, '0');

/** A sequence, or the digits of one key in four bits each. */
function keyOf(bits: BitReader): string {
  let ai = hexDigit(bits) + hexDigit(bits);
  const sequence = SEQUENCES.find(([pattern]) => pattern.test(ai));
  if (sequence) return sequence[1];
  while (!primaryKeys.includes(ai)) {
    if (!/^\d+$/.test(ai) || ai.length === 4) throw new Undecodable('it does not begin with a key');
    ai += hexDigit(bits);
  }
  return ai;
}

const hexDigit = (bits: BitReader): string => bits.number(4).toString(16);

/** Most keys begin with digits that end in a check digit; the others are as long as they say. */
function beginsWithValueOf({ ai, parts }: AiFacts, bits: BitReader): boolean {
  const checked = parts.findIndex(part => part.linters.includes('csum'));
  if (checked < 0) return isValueOf(ai, textOf(bits, parts[0]?.max ?? 0));
  const digits = parts.slice(0, checked + 1).reduce((sum, part) => sum + part.max, 0);
  return endsInItsCheckDigit(numberOf(bits, digits));
}

/** 3.32 bits a digit. */
function numberOf(bits: BitReader, digits: number): string {
  const text = bits.digits(Math.ceil(digits * Math.log2(10))).padStart(digits, '0');
  if (text.length > digits) throw new Undecodable('a number is too large');
  return text;
}

/** An alphabet, a length, and so many characters of it. */
function textOf(bits: BitReader, most: number): string {
  const alphabet = bits.number(3);
  const length = bits.number(Math.floor(Math.log2(most)) + 1);
  const each = (width: number, signOf: (value: number) => string): string =>
    Array.from({ length }, () => signOf(bits.number(width))).join('');
  switch (alphabet) {
    case 0:
      return numberOf(bits, length);
    case 1:
      return each(4, value => value.toString(16));
    case 2:
      return each(4, value => value.toString(16).toUpperCase());
    case 3:
      return each(6, value => BASE64_URL.charAt(value));
    case 4:
      return each(7, value => String.fromCharCode(value));
    default:
      throw new Undecodable('no such alphabet');
  }
}
