// EPC binary strings in an address (GS1 Digital Link: Compression for EPC binary strings 1.0.0): one path segment, `eh` or `ex` and what the memory of
// an RFID tag holds. A resolver must read them (GS1-Conformant Resolver 1.2 §2.3).
import type { DigitalLink, Malformed } from '../digital-link/digital-link.js';
import { readDigitalLink } from '../digital-link/read.js';
import { digitalLinkFrom } from '../digital-link/write.js';
import { BitReader, bitsOf, Undecodable } from './bit-reader.js';
import { CLASSIC, readClassic } from './classic-schemes.js';
import { PLUS, readPlus } from './plus-schemes.js';

/** The longest EPC with its data is some 500 bits; what is longer is none. */
const LONGEST = 1_000;

export interface UndecodableEpc extends Malformed {
  readonly malformed: 'bad-value';
  readonly code: 'EPC_BINARY';
  readonly why: string;
}

/** Does the segment claim to be one? `/eh30…`: no AI begins like this. */
export const isEpcBinary = (segment: string): boolean => /^e[hx][\w-]*$/.test(segment);

/**
 * `eh30164596f40c0e5cbe991a83` as the link it stands for. Schemes that have no link (GID, USDOD, ADI), strings that are cut off, go on behind their end or
 * hold a wrong check digit say so. Never throws.
 */
export function readEpcBinary(segment: string): DigitalLink | Malformed | UndecodableEpc {
  try {
    if (segment.length > LONGEST) throw new Undecodable('it is too long');
    const bits = new BitReader(bitsOf(segment));
    const elements = elementsOf(bits.number(8), bits);
    bits.end();
    const path = digitalLinkFrom(elements, '');
    return typeof path === 'string' ? readDigitalLink(path) : path;
  } catch (error) {
    if (error instanceof Undecodable) return { malformed: 'bad-value', code: 'EPC_BINARY', why: error.message };
    throw error;
  }
}

function elementsOf(header: number, bits: BitReader) {
  const classic = CLASSIC[header];
  if (classic) return readClassic(classic, bits);
  const plus = PLUS.get(header);
  if (plus) return readPlus(plus, bits);
  throw new Undecodable('its scheme has no Digital Link');
}
