// The key of this phone for one person: Ed25519. Where the browser can, the secret half is a key that no script can read; where it cannot
// (older Chrome, or an address without https, which has no WebCrypto at all), the bytes lie in IndexedDB and a small library signs.
import * as ed from '@noble/ed25519';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import type { Key } from './shapes.js';
import { get, type Store } from './store.js';

ed.hashes.sha512 = sha512;

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;

export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
export const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');

export const hashOf = (content: string | Uint8Array): string =>
  toHex(sha256(typeof content === 'string' ? utf8(content) : content));

/** The key of this store, made the first time it is asked for. Two windows that make one at once keep the one that was written first. */
export async function keyOf(store: Store): Promise<Key> {
  const kept = await get(store, 'key');
  if (kept) return kept;
  const made = (await webKey()) ?? ownKey();
  const tx = store.transaction('meta', 'readwrite');
  const first = (await tx.store.get('key')) as Key | undefined;
  if (!first) await tx.store.put(made, 'key');
  await tx.done;
  return first ?? made;
}

async function webKey(): Promise<Key | undefined> {
  try {
    const pair = (await crypto.subtle.generateKey({ name: 'Ed25519' }, false, ['sign', 'verify'])) as CryptoKeyPair;
    const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
    return { publicKey, secret: pair.privateKey };
  } catch {
    return undefined; // no WebCrypto here, or none that knows this curve
  }
}

function ownKey(): Key {
  const secret = crypto.getRandomValues(new Uint8Array(32));
  return { secret, publicKey: ed.getPublicKey(secret) };
}

/** The signature over a text, hex. */
export async function sign({ secret }: Key, text: string): Promise<string> {
  const bytes = utf8(text);
  const signature =
    secret instanceof Uint8Array
      ? ed.sign(bytes, secret)
      : new Uint8Array(await crypto.subtle.sign({ name: 'Ed25519' }, secret, bytes));
  return toHex(signature);
}
