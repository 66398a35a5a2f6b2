// In JavaScript, since browsers have WebCrypto only behind TLS: a phone in the same network as the local app has none.
export { sha256 } from '@noble/hashes/sha2.js';
