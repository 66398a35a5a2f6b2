// Bytes without Buffer: these files run in the browser as well.

const utf8 = new TextEncoder();
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const toBytes = (text: string): Uint8Array => utf8.encode(text);

/** Throws TypeError when the bytes are no UTF-8. */
export const toText = (bytes: Uint8Array): string => strictUtf8.decode(bytes);

export function concat(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export const isEqual = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');

/** RFC 4648 §4, with padding. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** Only the one spelling that `toBase64` gives; anything else is undefined: two spellings of one proof are one too many. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return undefined;
  const bytes = Uint8Array.from(atob(text), character => character.charCodeAt(0));
  return toBase64(bytes) === text ? bytes : undefined;
}

/** The SHA-256 hashes that stand one per line; undefined when a line is none. */
export function hashesFrom(lines: readonly string[]): Uint8Array[] | undefined {
  const hashes = lines.map(fromBase64);
  return hashes.every((hash): hash is Uint8Array => hash?.length === 32) ? hashes : undefined;
}

/** A decimal without leading zeros, as the formats of tlog write numbers; undefined for anything else. Any size: numbers may exceed 2^53. */
export const decimal = (text: string): bigint | undefined =>
  /^(0|[1-9]\d{0,19})$/.test(text) ? BigInt(text) : undefined;

export function uint64(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value);
  return bytes;
}
