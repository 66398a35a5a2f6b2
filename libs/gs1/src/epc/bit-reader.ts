/** What makes a string of bits no EPC that has a Digital Link. Thrown inside this folder, never out of it. */
export class Undecodable extends Error {}

export const BASE64_URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Reads bits from left to right. */
export class BitReader {
  private at = 0;

  constructor(private readonly bits: string) {}

  get left(): number {
    return this.bits.length - this.at;
  }

  take(count: number): string {
    if (count > this.left) throw new Undecodable('it ends too early');
    this.at += count;
    return this.bits.slice(this.at - count, this.at);
  }

  number(count: number): number {
    return parseInt(this.take(count) || '0', 2);
  }

  /** As wide as it may be, as decimal digits. */
  digits(count: number): string {
    return BigInt(`0b${this.take(count) || '0'}`).toString();
  }

  /** The next eight bits, left where they are; nothing when there are fewer. */
  peekByte(): number | undefined {
    return this.left < 8 ? undefined : parseInt(this.bits.slice(this.at, this.at + 8), 2);
  }

  /** Nothing may follow but the zeros that fill up a word of the tag's memory. */
  end(): void {
    if (this.bits.includes('1', this.at)) throw new Undecodable('something stands behind its end');
  }
}

/** The bits of `eh` + lower-case hexadecimal or `ex` + base64url (EPC binary compression 1.0.0 §4.2). */
export function bitsOf(segment: string): string {
  const body = segment.slice(2);
  if (/^eh[\da-f]+$/.test(segment)) return bitsEach(body, 4, sign => parseInt(sign, 16));
  if (/^ex[\w-]+$/.test(segment)) return bitsEach(body, 6, sign => BASE64_URL.indexOf(sign));
  throw new Undecodable('it is no EPC binary string');
}

const bitsEach = (text: string, width: number, valueOf: (sign: string) => number): string =>
  [...text].map(sign => valueOf(sign).toString(2).padStart(width, '0')).join('');
