// Verification as RFC 9162 §2.1.3.2 and §2.1.4.2 spell it out. Sizes are bigint: a log may claim more than 2^53 entries.
import { isEqual } from './bytes.js';
import { HASH_BYTES, nodeHash } from './hashing.js';

type Hash = Uint8Array;

const isHash = (hash: Hash): boolean => hash.length === HASH_BYTES;
const isOdd = (n: bigint): boolean => (n & 1n) === 1n;

/** From a place at the bottom up to the root: every hash of a proof stands to the left or to the right. False when it does not end there. */
function climb(
  place: bigint,
  last: bigint,
  proof: readonly Hash[],
  join: (hash: Hash, isLeft: boolean) => void,
): boolean {
  for (const hash of proof) {
    if (last === 0n) return false;
    const isLeft = isOdd(place) || place === last;
    join(hash, isLeft);
    // A node without a sibling is its own parent, as often as need be.
    while (isLeft && !isOdd(place) && place !== 0n) [place, last] = [place >> 1n, last >> 1n];
    [place, last] = [place >> 1n, last >> 1n];
  }
  return last === 0n;
}

/** Whether the leaf stands at `index` in the tree of `size` entries with this root. `path` goes from the leaf's sibling upwards. */
export function verifyInclusion(index: bigint, size: bigint, leaf: Hash, path: readonly Hash[], root: Hash): boolean {
  if (index < 0n || index >= size || ![leaf, root, ...path].every(isHash)) return false;
  let hash = leaf;
  const arrives = climb(index, size - 1n, path, (sibling, isLeft) => {
    hash = isLeft ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
  });
  return arrives && isEqual(hash, root);
}

/** Whether the tree of `newSize` begins with the tree of `oldSize`. From an empty tree nothing can be proved: that is false. */
export function verifyConsistency(
  oldSize: bigint,
  newSize: bigint,
  oldRoot: Hash,
  newRoot: Hash,
  proof: readonly Hash[],
): boolean {
  if (oldSize < 0n || oldSize > newSize || ![oldRoot, newRoot, ...proof].every(isHash)) return false;
  if (oldSize === newSize) return proof.length === 0 && isEqual(oldRoot, newRoot);
  if (oldSize === 0n || proof.length === 0) return false;
  // A whole old tree is a node of the new one, and its root is not repeated in the proof.
  const isWhole = (oldSize & (oldSize - 1n)) === 0n;
  const [seed = oldRoot, ...rest] = isWhole ? [oldRoot, ...proof] : proof;
  let [place, last] = [oldSize - 1n, newSize - 1n];
  while (isOdd(place)) [place, last] = [place >> 1n, last >> 1n];
  let [older, newer] = [seed, seed];
  const arrives = climb(place, last, rest, (hash, isLeft) => {
    if (isLeft) older = nodeHash(hash, older);
    newer = isLeft ? nodeHash(hash, newer) : nodeHash(newer, hash);
  });
  return arrives && isEqual(older, oldRoot) && isEqual(newer, newRoot);
}
