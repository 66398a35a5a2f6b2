import { z } from 'zod';
import { LONGEST_BODY, MOST_ITEMS } from '#libs/recorder';

/** 32 bytes of an Ed25519 key, base64url. */
const key = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** 64 bytes of a signature, hex. */
const signature = z.string().regex(/^[0-9a-f]{128}$/);

export const newDevice = z
  .object({ key, proof: signature, name: z.string().max(200) })
  .transform(({ key: publicKey, proof, name }) => ({
    publicKey: Buffer.from(publicKey, 'base64url'),
    proof: Buffer.from(proof, 'hex'),
    name,
  }));

export const syncRequest = z.object({
  key,
  items: z.array(z.object({ body: z.string().max(LONGEST_BODY), signature })).max(MOST_ITEMS),
});
