// Which parts of the tree a proof is made of (RFC 6962 §2.1.1, §2.1.2). A range is the leaves [from, to): its hash is MTH(D[from:to]).

export interface Range {
  from: bigint;
  to: bigint;
}

/** The largest power of two below `n`, for n > 1: where a tree is split. */
function splitOf(n: bigint): bigint {
  let power = 1n;
  while (power << 1n < n) power <<= 1n;
  return power;
}

/** The siblings on the way from leaf `index` up to the root of a tree of `size`. `0 <= index < size`. */
export function inclusionRanges(index: bigint, size: bigint): Range[] {
  const ranges: Range[] = [];
  let [from, to] = [0n, size];
  while (to - from > 1n) {
    const middle = from + splitOf(to - from);
    const isLeft = index < middle;
    ranges.push(isLeft ? { from: middle, to } : { from, to: middle });
    [from, to] = isLeft ? [from, middle] : [middle, to];
  }
  return ranges.reverse();
}

/** What shows that a tree of `newSize` begins with the one of `oldSize`. `0 < oldSize <= newSize`. */
export function consistencyRanges(oldSize: bigint, newSize: bigint): Range[] {
  const ranges: Range[] = [];
  let [from, to] = [0n, newSize];
  while (oldSize !== to) {
    const middle = from + splitOf(to - from);
    const isLeft = oldSize <= middle;
    ranges.push(isLeft ? { from: middle, to } : { from, to: middle });
    [from, to] = isLeft ? [from, middle] : [middle, to];
  }
  if (from !== 0n) ranges.push({ from, to });
  return ranges.reverse();
}

/** A whole subtree: the leaves [index · 2^height, (index + 1) · 2^height). */
export interface Subtree {
  height: number;
  index: bigint;
}

/** The whole subtrees that a range is made of, from the left; each is smaller than the one before. */
export function subtreesOf({ from, to }: Range): Subtree[] {
  const subtrees: Subtree[] = [];
  for (let at = from; at < to;) {
    let height = 0;
    while (at + (2n << BigInt(height)) <= to) height++;
    subtrees.push({ height, index: at >> BigInt(height) });
    at += 1n << BigInt(height);
  }
  return subtrees;
}
