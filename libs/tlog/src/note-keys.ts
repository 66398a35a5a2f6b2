// Keys of signed notes, as Go's note package and https://c2sp.org/signed-note write them.
import { getPublicKey, hashes } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';
import { sha256 } from '#sha256';
import { concat, fromBase64, toBase64, toBytes, toHex } from './bytes.js';

// Without it noble asks for WebCrypto, which browsers have only behind TLS: a phone in the same network does not.
hashes.sha512 = sha512;

/** 0x01: Ed25519 over the text. 0x04: Ed25519 with a time, by a witness (https://c2sp.org/tlog-cosignature). */
export const ED25519 = 0x01;
export const COSIGNATURE = 0x04;
export type KeyType = typeof ED25519 | typeof COSIGNATURE;

export interface VerifierKey {
  name: string;
  /** Eight hex digits. */
  id: string;
  type: KeyType;
  /** 32 bytes. */
  publicKey: Uint8Array;
}

export interface SignerKey extends VerifierKey {
  /** The 32 bytes of RFC 8032 that everything else follows from. */
  seed: Uint8Array;
}

const isKeyType = (type: number | undefined): type is KeyType => type === ED25519 || type === COSIGNATURE;

export const isKeyName = (name: string): boolean => name.length > 0 && !/[\s\u0085+]/u.test(name);

/** SHA-256 (name ‖ newline ‖ type ‖ public key), the first four bytes. */
const keyId = (name: string, type: number, publicKey: Uint8Array): string =>
  toHex(sha256(concat(toBytes(`${name}\n`), Uint8Array.of(type), publicKey)).subarray(0, 4));

/** `name+id+base64`; undefined when it is not a key we know how to use. */
export function readVerifierKey(text: string): VerifierKey | undefined {
  const [, name = '', id = '', key = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  const bytes = fromBase64(key);
  const type = bytes?.[0];
  if (!isKeyName(name) || !isKeyType(type) || bytes?.length !== 33) return undefined;
  const publicKey = bytes.subarray(1);
  return keyId(name, type, publicKey) === id ? { name, id, type, publicKey } : undefined;
}

export const writeVerifierKey = ({ name, id, type, publicKey }: VerifierKey): string =>
  `${name}+${id}+${toBase64(concat(Uint8Array.of(type), publicKey))}`;

/** `seed`: 32 random bytes. */
export function signerKey(name: string, type: KeyType, seed: Uint8Array): SignerKey {
  if (!isKeyName(name)) throw new Error(`a key cannot be called ${JSON.stringify(name)}`);
  const publicKey = getPublicKey(seed);
  return { name, id: keyId(name, type, publicKey), type, publicKey, seed };
}

/** `PRIVATE+KEY+name+id+base64`; undefined when it is none. */
export function readSignerKey(text: string): SignerKey | undefined {
  const [, name = '', id = '', key = ''] = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text.trim()) ?? [];
  const bytes = fromBase64(key);
  const type = bytes?.[0];
  if (!isKeyName(name) || !isKeyType(type) || bytes?.length !== 33) return undefined;
  const signer = signerKey(name, type, bytes.subarray(1));
  return signer.id === id ? signer : undefined;
}

export const writeSignerKey = ({ name, id, type, seed }: SignerKey): string =>
  `PRIVATE+KEY+${name}+${id}+${toBase64(concat(Uint8Array.of(type), seed))}`;
