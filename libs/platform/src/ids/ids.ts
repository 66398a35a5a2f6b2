import { createHash, randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

/** A row id: UUID version 7, so that new rows land at the end of every index. */
export const newId = (): string => v7();

/** 32 symbols that are told apart on paper and over the phone: no 0 O 1 I. */
export const PLAIN_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** `length` random symbols of the plain alphabet. 256 is a multiple of 32, so the remainder is unbiased. */
export function randomCode(length: number): string {
  return Array.from(randomBytes(length), byte => PLAIN_ALPHABET[byte % 32]).join('');
}

/** A secret for a URL or a cookie: 160 bits. */
export const newSecret = (): string => randomBytes(20).toString('base64url');

/** What we keep of a secret. The secret has 160 random bits, so one plain SHA-256 cannot be reversed. */
export const secretHash = (secret: string): Buffer => createHash('sha256').update(secret).digest();
