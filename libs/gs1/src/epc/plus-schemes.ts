// The binary schemes of Tag Data Standard 2.0 and 2.3: header, a bit that announces more data, filter, and the AIs of the key as such (§14.6). Those of
// 2.3, called "++", have a host name behind the key, which a resolver does not need: it is where the request came to.
import { aiLength } from '../ai/ai-facts.js';
import type { Element } from '../ai/ai-value.js';
import { Undecodable, type BitReader } from './bit-reader.js';
import { day, readTagValue, urnCode40 } from './tag-values.js';

interface Plus {
  readonly ais: readonly string[];
  /** A day stands before the key, of one of seven kinds. */
  readonly isDated?: boolean;
  readonly hasHost?: boolean;
}

const KEYS: Readonly<Record<string, readonly [plus: number, plusPlus: number]>> = {
  '8010 8011': [0xf0, 0xe6],
  '8003': [0xf1, 0xeb],
  '414 254': [0xf2, 0xe9],
  '8006 21': [0xf3, 0xed],
  '8018': [0xf4, 0xe7],
  '8017': [0xf5, 0xe8],
  '253': [0xf6, 0xea],
  '01 21': [0xf7, 0xfd],
  '255': [0xf8, 0xec],
  '00': [0xf9, 0xef],
  '8004': [0xfa, 0xee],
};
const DATED = { ais: ['01', '21'], isDated: true };

export const PLUS: ReadonlyMap<number, Plus> = new Map<number, Plus>([
  ...Object.entries(KEYS).flatMap(([ais, [plus, plusPlus]]): [number, Plus][] => [
    [plus, { ais: ais.split(' ') }],
    [plusPlus, { ais: ais.split(' '), hasHost: true }],
  ]),
  [0xfb, DATED],
  [0xfc, { ...DATED, hasHost: true }],
]);

const DAYS = ['11', '13', '15', '16', '17', '7006', '7007'];

export function readPlus({ ais, isDated, hasHost }: Plus, bits: BitReader): Element[] {
  bits.take(4);
  const dated = isDated ? [readDay(bits)] : [];
  const key = ais.map(ai => ({ ai, value: readTagValue(ai, bits) }));
  if (hasHost) skipHost(bits);
  const elements = [...key, ...dated, ...readMore(bits)];
  if (new Set(elements.map(({ ai }) => ai)).size < elements.length) throw new Undecodable('an AI is there twice');
  return elements.filter(({ ai, value }) => !(ai === '254' && value === '0'));
}

function readDay(bits: BitReader): Element {
  const ai = DAYS[bits.number(4)];
  if (ai === undefined) throw new Undecodable('its kind of day is reserved');
  return { ai, value: day(bits) };
}

/** §14.5.16: a length in characters, of which three share sixteen bits, or one has seven and a few common endings have fourteen. */
function skipHost(bits: BitReader): void {
  const isPacked = bits.take(1) === '0';
  let left = bits.number(6);
  if (left === 0) throw new Undecodable('its host has no name');
  if (isPacked) return void urnCode40(left, bits);
  while (left > 0) {
    const isLong = bits.number(7) < 4;
    if (isLong) bits.take(7);
    left -= isLong ? 2 : 1;
  }
  if (left < 0) throw new Undecodable('its host goes on behind its end');
}

/** An SSCC begins with zeros as padding does, but has 72 bits more. */
const BITS_OF_SSCC = 80;

/** §15.3: more AIs, each with its digits before it, until nothing is left but padding. */
function readMore(bits: BitReader): Element[] {
  const found: Element[] = [];
  for (let next = bits.peekByte(); next !== undefined; next = bits.peekByte()) {
    if (next === 0 && bits.left < BITS_OF_SSCC) break;
    let ai = digit(bits) + digit(bits);
    const length = aiLength(ai);
    if (length === undefined) throw new Undecodable(`no AI begins with ${ai}`);
    while (ai.length < length) ai += digit(bits);
    found.push({ ai, value: readTagValue(ai, bits) });
  }
  return found;
}

function digit(bits: BitReader): string {
  const value = bits.number(4);
  if (value > 9) throw new Undecodable('a digit is none');
  return String(value);
}
