// https://c2sp.org/signed-note: a text, an empty line, and signature lines `— name base64(key id ‖ signature)`.
import { sign as signNow, verify } from '@noble/ed25519';
import { concat, fromBase64, toBase64, toBytes, toHex, toText, uint64 } from './bytes.js';
import { COSIGNATURE, isKeyName, type SignerKey, type VerifierKey } from './note-keys.js';

export interface SignatureLine {
  name: string;
  keyId: string;
  signature: Uint8Array;
  /** The line as it stood, without its newline. */
  line: string;
}

export interface Note {
  /** With its last newline: what is signed. */
  text: string;
  signatures: SignatureLine[];
}

export interface VerifiedNote extends Note {
  verified: Verified[];
  /** By keys that were not given: they say nothing. */
  unverified: SignatureLine[];
}

export interface Verified extends SignatureLine {
  key: VerifierKey;
  /** Of a cosignature: when the witness saw it, in seconds since 1970. */
  time?: bigint;
}

/** A verifier takes at least 16; a note of thousands is an attack on whoever reads it. */
const MOST_SIGNATURES = 100;
const LONGEST_NOTE = 1_000_000;
/** https://c2sp.org/tlog-cosignature: a time must not exceed this. */
const LATEST_TIME = (1n << 63n) - 1n;

function readSignatureLine(line: string): SignatureLine | undefined {
  const [, name = '', encoded = ''] = /^— ([^ ]+) ([^ ]+)$/u.exec(line) ?? [];
  const bytes = fromBase64(encoded);
  if (!isKeyName(name) || !bytes || bytes.length < 5) return undefined;
  return { name, keyId: toHex(bytes.subarray(0, 4)), signature: bytes.subarray(4), line };
}

/** The parts of a note, nothing verified; undefined when it is none. Bytes must be UTF-8. */
export function readNote(note: string | Uint8Array): Note | undefined {
  const whole = typeof note === 'string' ? note : textOf(note);
  if (whole === undefined || whole.length > LONGEST_NOTE || /[\u0000-\u0009\u000b-\u001f]/.test(whole))
    return undefined;
  const split = whole.lastIndexOf('\n\n');
  if (split < 0 || !whole.endsWith('\n')) return undefined;
  const lines = whole.slice(split + 2, -1).split('\n');
  const signatures = lines.map(readSignatureLine);
  if (lines.length > MOST_SIGNATURES || !signatures.every(line => line !== undefined)) return undefined;
  return { text: whole.slice(0, split + 1), signatures };
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return toText(bytes);
  } catch {
    return undefined;
  }
}

/** Undefined: a known key's signature is wrong, or no known key signed. One key counts once. */
export function verifyNote(note: string | Uint8Array, keys: readonly VerifierKey[]): VerifiedNote | undefined {
  const read = readNote(note);
  if (!read) return undefined;
  const verified = new Map<VerifierKey, Verified>();
  const unverified: SignatureLine[] = [];
  for (const line of read.signatures) {
    const key = keys.find(({ name, id }) => name === line.name && id === line.keyId);
    if (!key) unverified.push(line);
    else if (!verified.has(key)) {
      const one = verifyLine(read.text, line, key);
      if (!one) return undefined;
      verified.set(key, one);
    }
  }
  return verified.size > 0 ? { ...read, verified: [...verified.values()], unverified } : undefined;
}

/** One signature line over the text of a note, by a known key. */
export function verifyLine(text: string, line: SignatureLine, key: VerifierKey): Verified | undefined {
  if (line.name !== key.name || line.keyId !== key.id) return undefined;
  if (key.type !== COSIGNATURE) return isSigned(line.signature, toBytes(text), key) ? { ...line, key } : undefined;
  if (line.signature.length !== 72) return undefined;
  const time = new DataView(line.signature.buffer, line.signature.byteOffset).getBigUint64(0);
  if (time > LATEST_TIME) return undefined;
  return isSigned(line.signature.subarray(8), cosigned(text, time), key) ? { ...line, key, time } : undefined;
}

export function readSignature(line: string): SignatureLine | undefined {
  return readSignatureLine(line);
}

function isSigned(signature: Uint8Array, message: Uint8Array, { publicKey }: VerifierKey): boolean {
  if (signature.length !== 64) return false;
  try {
    return verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false; // not even points of the curve
  }
}

const cosigned = (text: string, time: bigint): Uint8Array => toBytes(`cosignature/v1\ntime ${time}\n${text}`);

const lineOf = ({ name, id }: SignerKey, signature: Uint8Array): string =>
  `— ${name} ${toBase64(
    concat(
      Uint8Array.from(id.match(/../g) ?? [], byte => parseInt(byte, 16)),
      signature,
    ),
  )}`;

/** The signature line over a text that ends with a newline; a cosigner's key also says when, in seconds since 1970. */
export function signatureLine(text: string, key: SignerKey, time?: bigint): string {
  if (key.type !== COSIGNATURE) return lineOf(key, signNow(toBytes(text), key.seed));
  if (time === undefined) throw new Error('a cosignature has a time');
  return lineOf(key, concat(uint64(time), signNow(cosigned(text, time), key.seed)));
}

export const signNote = (text: string, key: SignerKey, time?: bigint): string =>
  `${text}\n${signatureLine(text, key, time)}\n`;
