import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';

/** Keeps a signature over an item from meaning anything elsewhere. */
const ITEM_CONTEXT = 'cho-phien recorder item\n';
const DEVICE_CONTEXT = 'cho-phien recorder device\n';

export const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest();

/** Ed25519, RFC 8032; the key as its 32 bytes. */
export function isSignedBy(publicKey: Buffer, body: string, signature: Buffer): boolean {
  return checks(publicKey, ITEM_CONTEXT + body, signature);
}

/** That whoever registers a key has its secret half: the signature over the co-op's slug. */
export function isOwnerOf(publicKey: Buffer, cooperativeSlug: string, signature: Buffer): boolean {
  return checks(publicKey, DEVICE_CONTEXT + cooperativeSlug, signature);
}

function checks(publicKey: Buffer, message: string, signature: Buffer): boolean {
  const key = keyOf(publicKey);
  return key !== undefined && signature.length === 64 && verify(null, Buffer.from(message), key, signature);
}

/** Undefined for bytes that are no point of the curve. */
function keyOf(publicKey: Buffer): KeyObject | undefined {
  try {
    return createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') },
      format: 'jwk',
    });
  } catch {
    return undefined;
  }
}
