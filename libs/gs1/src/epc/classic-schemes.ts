// The binary schemes of the Tag Data Standard before 2.0 (§14.6): header, filter, partition, company prefix, reference, serial. The partition says
// how the bits are shared between prefix and reference.
import type { Element } from '../ai/ai-value.js';
import { checkDigit } from '../check-digit.js';
import { Undecodable, type BitReader } from './bit-reader.js';

const PREFIX_BITS = [40, 37, 34, 30, 27, 24, 20];
const prefixDigits = (partition: number): number => 12 - partition;

/** How the serial is written: a number, a number with a 1 before it that keeps its zeros, or characters of seven bits. */
type Serial = { readonly bits: number; readonly as: 'number' | 'padded' | 'text' };

interface Classic {
  readonly ai: string;
  /** Bits of prefix and reference together; digits of both, when the reference is filled up with zeros. */
  readonly bits: number;
  readonly digits?: number;
  readonly leads?: boolean;
  readonly zero?: boolean;
  readonly reference?: 'number' | 'text' | 'six-bit';
  readonly pieces?: boolean;
  readonly serial?: Serial;
  readonly qualifier?: string;
}

const NUMBER = (bits: number): Serial => ({ bits, as: 'number' });
const TEXT = (bits: number): Serial => ({ bits, as: 'text' });
const PADDED = (bits: number): Serial => ({ bits, as: 'padded' });
const SGTIN = { ai: '01', bits: 44, digits: 13, leads: true, qualifier: '21' };
const ITIP = { ai: '8006', bits: 44, digits: 13, leads: true, pieces: true, qualifier: '21' };
const SGLN = { ai: '414', bits: 41, digits: 12, qualifier: '254' };
const GRAI = { ai: '8003', bits: 44, digits: 12, zero: true };
const GDTI = { ai: '253', bits: 41, digits: 12 };
const CPI = { ai: '8010', qualifier: '8011' };

export const CLASSIC: Readonly<Record<number, Classic>> = {
  0x2c: { ...GDTI, serial: NUMBER(41) },
  0x2d: { ai: '8018', bits: 58, digits: 17 },
  0x2e: { ai: '8017', bits: 58, digits: 17 },
  0x30: { ...SGTIN, serial: NUMBER(38) },
  0x31: { ai: '00', bits: 58, digits: 17, leads: true },
  0x32: { ...SGLN, serial: NUMBER(41) },
  0x33: { ...GRAI, serial: NUMBER(38) },
  0x34: { ai: '8004', bits: 82, reference: 'number' },
  0x36: { ...SGTIN, serial: TEXT(140) },
  0x37: { ...GRAI, serial: TEXT(112) },
  0x38: { ai: '8004', bits: 188, reference: 'text' },
  0x39: { ...SGLN, serial: TEXT(140) },
  0x3a: { ...GDTI, serial: PADDED(58) },
  0x3c: { ...CPI, bits: 51, reference: 'number', serial: NUMBER(31) },
  0x3d: { ...CPI, bits: 0, reference: 'six-bit', serial: NUMBER(40) },
  0x3e: { ...GDTI, serial: TEXT(119) },
  0x3f: { ai: '255', bits: 41, digits: 12, serial: PADDED(41) },
  0x40: { ...ITIP, serial: NUMBER(38) },
  0x41: { ...ITIP, serial: TEXT(140) },
};

export function readClassic(scheme: Classic, bits: BitReader): Element[] {
  const { ai, digits, leads, zero, serial, qualifier } = scheme;
  bits.take(3);
  const partition = bits.number(3);
  const prefixBits = PREFIX_BITS[partition];
  if (prefixBits === undefined) throw new Undecodable('its partition is reserved');
  const prefix = filled(bits.digits(prefixBits), prefixDigits(partition));
  const reference = referenceOf(scheme, bits, scheme.bits - prefixBits, prefix.length);
  let key = prefix + reference;
  if (digits !== undefined) {
    const body = (zero ? '0' : '') + (leads ? reference.slice(0, 1) + prefix + reference.slice(1) : key);
    key = body + checkDigit(body);
  }
  if (scheme.pieces) key += filled(bits.digits(7), 2) + filled(bits.digits(7), 2);
  const single = serial ? serialOf(serial, bits) : '';
  // A place without an extension has the extension 0.
  if (qualifier === undefined) return [{ ai, value: key + single }];
  return ai === '414' && single === '0'
    ? [{ ai, value: key }]
    : [
        { ai, value: key },
        { ai: qualifier, value: single },
      ];
}

function referenceOf({ digits, reference }: Classic, bits: BitReader, width: number, prefix: number): string {
  if (reference === 'six-bit') return sixBitText(bits);
  if (reference === 'text') return text(bits, width);
  if (reference === 'number') return bits.digits(width);
  const length = (digits ?? 0) - prefix;
  const number = bits.digits(width);
  // With no digit left for it, the reference is a 0 that is not written.
  return length === 0 && number === '0' ? '' : filled(number, length);
}

function filled(digits: string, length: number): string {
  if (digits.length > length) throw new Undecodable('a number is larger than its digits');
  return digits.padStart(length, '0');
}

function serialOf({ bits: width, as }: Serial, bits: BitReader): string {
  if (as === 'text') return text(bits, width);
  const digits = bits.digits(width);
  if (as === 'number') return digits;
  if (!digits.startsWith('1')) throw new Undecodable('a serial with zeros in front lacks its 1');
  return digits.slice(1);
}

/** Seven bits a character, filled up with zeros. */
function text(bits: BitReader, width: number): string {
  const codes = Array.from({ length: Math.floor(width / 7) }, () => bits.number(7));
  const end = codes.indexOf(0);
  if (end >= 0 && codes.slice(end).some(code => code !== 0)) throw new Undecodable('a text goes on behind its end');
  return String.fromCharCode(...codes.slice(0, end < 0 ? undefined : end));
}

/** Six bits a character until six zeros (CPI-var). */
function sixBitText(bits: BitReader): string {
  let found = '';
  for (let code = bits.number(6); code !== 0; code = bits.number(6))
    found += String.fromCharCode(code < 0x20 ? code | 0x40 : code);
  return found;
}
