// RFC 6962 §2.1: a leaf and a node never have the same hash, since they begin with another byte.
import { sha256 } from '#sha256';
import { concat } from './bytes.js';

export const HASH_BYTES = 32;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export const emptyRoot = (): Uint8Array => sha256(new Uint8Array());

export const leafHash = (entry: Uint8Array): Uint8Array => sha256(concat(LEAF, entry));

export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(concat(NODE, left, right));
