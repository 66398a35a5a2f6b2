// SHA-256 on a server: OpenSSL's, at half the price of the one in JavaScript. In a browser `#sha256` is sha256.browser.ts (package.json, imports).
import { hash } from 'node:crypto';

/** 32 bytes. */
export const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
