// The second code of a label, under the seal of its pack (L07): plain functions over the house's key.
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { randomCode } from '#platform/ids';

/** Eight symbols of 32 are 40 bits: with five tries a day nobody guesses one, and people type them. */
export const INSIDE_CODE_LENGTH = 8;

export const newInsideCode = (): string => randomCode(INSIDE_CODE_LENGTH);

/** As people read it: `8F3K 2MNP`. */
export const codeInGroups = (code: string): string => `${code.slice(0, 4)}\u00a0${code.slice(4)}`;

/** As people type it, or as a scanner reads it: the whole address in the symbol, of which only what stands behind `code=` is the code. */
export function plainCode(typed: string): string {
  const scanned = /[?&]code=([^&#\s]+)/.exec(typed)?.[1];
  return (scanned ?? typed).replace(/[\s\u00a0-]+/g, '').toUpperCase();
}

export interface CodedLabel {
  gtin: string;
  serial: string;
}

/** Two keys out of one: what proves a code must not be what opens a sealed one. */
export interface InsideKeys {
  hash: Buffer;
  seal: Buffer;
}

export const insideKeys = (secret: string): InsideKeys => ({
  hash: createHmac('sha256', secret).update('inside-code hash').digest(),
  seal: createHmac('sha256', secret).update('inside-code seal').digest(),
});

/** 40 bits are few enough to be tried out, so a plain hash would hide nothing; under a key it does. */
export const hashOfCode = ({ hash }: InsideKeys, { gtin, serial }: CodedLabel, code: string): Buffer =>
  createHmac('sha256', hash).update(`${gtin}\n${serial}\n${code}`).digest();

/** AES-256-GCM: nonce (12), tag (16), text. Tied to its label: moved to another row it does not open. */
export function sealCode({ seal }: InsideKeys, { gtin, serial }: CodedLabel, code: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', seal, nonce).setAAD(Buffer.from(`${gtin}\n${serial}`));
  const text = Buffer.concat([cipher.update(code), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

/** Throws when it was sealed under another key, or for another label. */
export function unsealCode({ seal }: InsideKeys, { gtin, serial }: CodedLabel, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', seal, sealed.subarray(0, 12))
    .setAAD(Buffer.from(`${gtin}\n${serial}`))
    .setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString();
}
