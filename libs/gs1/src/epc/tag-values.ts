// Values of AIs in bits (Tag Data Standard 2.3 §14.5 and table F). Which of the ways a value is written follows from its parts in the AI table, but for
// the few that the standard names.
import { aiFacts, type AiPart } from '../ai/ai-facts.js';
import { BASE64_URL, Undecodable, type BitReader } from './bit-reader.js';

export function readTagValue(ai: string, bits: BitReader): string {
  const named = NAMED[ai];
  if (named) return named(bits);
  const facts = aiFacts(ai);
  if (!facts) throw new Undecodable(`no AI is ${ai}`);
  return groupsOf(facts.parts)
    .map(({ read }) => read(bits))
    .join('');
}

type Read = (bits: BitReader) => string;

const bitsFor = (greatest: number): number => greatest.toString(2).length;

/** Bits of a number of so many digits: ⌈n · log₂ 10⌉. */
const bitsOfDigits = (digits: number): number => (digits === 0 ? 0 : (10n ** BigInt(digits) - 1n).toString(2).length);

function number(bits: BitReader, digits: number, width = bitsOfDigits(digits)): string {
  const value = bits.digits(width);
  if (value.length > Math.max(digits, 1)) throw new Undecodable('a number is larger than its digits');
  return digits === 0 ? '' : value.padStart(digits, '0');
}

const nibbles =
  (count: number, signs = '0123456789'): Read =>
  bits =>
    Array.from({ length: count }, () => one(bits, 4, signs)).join('');

function one(bits: BitReader, width: number, signs: string): string {
  const sign = signs.charAt(bits.number(width));
  if (sign === '') throw new Undecodable('a character is not in its set');
  return sign;
}

/** §14.5.13: a length, and a number of so many digits. */
const sizedNumber =
  (max: number): Read =>
  bits => {
    const length = bits.number(bitsFor(max));
    if (length > max) throw new Undecodable('a number is longer than allowed');
    return number(bits, length);
  };

/** §14.5.6: how it is written, a length, the characters. */
const sizedText =
  (max: number): Read =>
  bits => {
    const way = bits.number(3);
    const length = bits.number(bitsFor(max));
    if (length > max) throw new Undecodable('a text is longer than allowed');
    return characters(way, length, bits);
  };

function characters(way: number, length: number, bits: BitReader): string {
  if (way === 0) return number(bits, length);
  if (way === 1) return nibbles(length, '0123456789ABCDEF')(bits);
  if (way === 2) return nibbles(length, '0123456789abcdef')(bits);
  if (way === 3) return Array.from({ length }, () => one(bits, 6, BASE64_URL)).join('');
  if (way === 4) return String.fromCharCode(...Array.from({ length }, () => bits.number(7)));
  if (way === 5) return urnCode40(length, bits);
  throw new Undecodable('it is written in a way that is reserved');
}

const URN_CODE_40 = '\0ABCDEFGHIJKLMNOPQRSTUVWXYZ-.:0123456789';

/** §14.5.6.5: three characters in sixteen bits. */
export function urnCode40(length: number, bits: BitReader): string {
  let text = '';
  for (let group = 0; group < Math.ceil(length / 3); group++) {
    const packed = bits.number(16) - 1;
    if (packed < 0 || packed >= 64_000) throw new Undecodable('three characters are none');
    text += [Math.floor(packed / 1600), Math.floor(packed / 40) % 40, packed % 40]
      .map(at => URN_CODE_40.charAt(at))
      .join('');
  }
  return text.replaceAll('\0', '');
}

/** §14.5.5: digits one by one, 1111 ends them, 1110 goes on with a text. */
const delimited: Read = bits => {
  let digits = '';
  for (let nibble = bits.number(4); nibble !== 0b1111; nibble = bits.number(4)) {
    if (nibble === 0b1110) return digits + sizedText(30)(bits);
    if (nibble > 9) throw new Undecodable('a digit is none');
    digits += String(nibble);
  }
  return digits;
};

const two = (value: number): string => String(value).padStart(2, '0');

/** §14.5.8: a day in sixteen bits. */
export const day: Read = bits => two(bits.number(7)) + two(bits.number(4)) + two(bits.number(5));
const hour: Read = bits => two(bits.number(5));
const sixtieth: Read = bits => two(bits.number(6));
const minutes: Read = bits => day(bits) + hour(bits) + sixtieth(bits);

/** §14.5.11: hours, minutes, seconds, or the day alone. */
const precise: Read = bits => {
  const precision = bits.number(2);
  const on = day(bits);
  if (precision === 3) return on;
  return on + hour(bits) + Array.from({ length: precision }, () => sixtieth(bits)).join('');
};

const NAMED: Readonly<Record<string, Read>> = {
  '402': bits => number(bits, 17),
  '423': sizedNumber(15),
  '425': sizedNumber(15),
  '4307': bits => one(bits, 6, BASE64_URL) + one(bits, 6, BASE64_URL),
  '4317': bits => one(bits, 6, BASE64_URL) + one(bits, 6, BASE64_URL),
  '4321': bits => bits.take(1),
  '4322': bits => bits.take(1),
  '4323': bits => bits.take(1),
  '4324': minutes,
  '4325': minutes,
  '4330': bits => number(bits, 6) + minus(bits),
  '4331': bits => number(bits, 6) + minus(bits),
  '4332': bits => number(bits, 6) + minus(bits),
  '4333': bits => number(bits, 6) + minus(bits),
  '7003': minutes,
  '7007': bits => (bits.take(1) === '0' ? day(bits) : day(bits) + day(bits)),
  '7011': precise,
  '7023': delimited,
  '7241': nibbles(2),
  '7258': bits => `${bits.number(4)}/${bits.number(4)}`,
  '8004': delimited,
  '8007': sizedText(24),
  '8008': precise,
  '8010': delimited,
};

const minus = (bits: BitReader): string => (bits.take(1) === '1' ? '-' : '');

interface Group {
  readonly read: Read;
}

/** Neighbouring parts of one kind are one value: digits of fixed length, or text. */
function groupsOf(parts: readonly AiPart[]): Group[] {
  const groups: Group[] = [];
  let at = 0;
  while (at < parts.length) {
    const isFixed = isFixedNumber(parts[at]);
    let [length, end] = [0, at];
    do length += parts[end++]?.max ?? 0;
    while (end < parts.length && isFixedNumber(parts[end]) === isFixed && parts[end]?.set === parts[at]?.set);
    groups.push({ read: wayOf(parts.slice(at, end), length) });
    at = end;
  }
  return groups;
}

const isFixedNumber = (part?: AiPart): boolean => part?.set === 'n' && part.min === part.max;

function wayOf(parts: readonly AiPart[], length: number): Read {
  const [first] = parts;
  if (!isFixedNumber(first)) return first?.set === 'n' ? sizedNumber(length) : sizedText(length);
  const names = parts.flatMap(part => part.linters);
  if (names.some(name => name.startsWith('yymm'))) return day;
  // A key is written digit by digit, so that people with a reader can see it.
  return names.includes('csum') ? nibbles(length) : bits => number(bits, length);
}
