import { randomBytes } from 'node:crypto';

/** `pi_1f0c…`: what it is, and 24 signs that nobody guesses. */
export function stripeId(noun: string): string {
  return `${noun}_${randomBytes(12).toString('hex')}`;
}
