import { emptyRoot, nodeHash } from '#libs/tlog';

/** The root of the first `size` leaves for each of many sizes, in one walk: from a pile of whole subtrees, as RFC 6962 defines it. */
export function rootsOf(leaves: readonly Uint8Array[], sizes: Iterable<number>): Map<number, Uint8Array> {
  const wanted = new Set(sizes);
  const roots = new Map<number, Uint8Array>(wanted.has(0) ? [[0, emptyRoot()]] : []);
  const pile: { leaves: number; hash: Uint8Array }[] = [];
  leaves.forEach((hash, at) => {
    let top = { leaves: 1, hash };
    for (let left = pile.at(-1); left?.leaves === top.leaves; left = pile.at(-1)) {
      top = { leaves: top.leaves * 2, hash: nodeHash(left.hash, top.hash) };
      pile.pop();
    }
    pile.push(top);
    if (wanted.has(at + 1))
      roots.set(
        at + 1,
        pile.map(one => one.hash).reduceRight((right, left) => nodeHash(left, right)),
      );
  });
  return roots;
}
