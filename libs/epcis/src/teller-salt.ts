import { createHash } from 'node:crypto';

/** What an event does not say of itself, and nobody may change afterwards either. */
export interface Origin {
  /** Whose event it is. */
  party: string;
  /** The capture job it came with; null for the house's own events. */
  captureId: string | null;
}

/**
 * The salt of an event in the log. It cannot be guessed, since the nonce cannot; and since the line of the log commits to it (T14), it is the
 * proof of party and capture job too, without a word about them in public (T13).
 */
export const saltOf = (nonce: Uint8Array, { party, captureId }: Origin): Buffer =>
  createHash('sha512')
    .update(nonce)
    .update(JSON.stringify([party, captureId]))
    .digest();
