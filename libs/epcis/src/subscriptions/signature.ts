import { createHmac } from 'node:crypto';

/** GS1-Signature: HMAC with SHA-256 under the subscriber's token over the bytes of the body, as 64 hexadecimal digits. */
export const signatureOf = (token: string, body: string): string =>
  createHmac('sha256', token).update(body, 'utf8').digest('hex');
