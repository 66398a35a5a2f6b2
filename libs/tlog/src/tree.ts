// From tiles to hashes: any root, inclusion and consistency proof is computed from at most two tiles a level and proof.
import { concat } from './bytes.js';
import { emptyRoot, HASH_BYTES, nodeHash } from './hashing.js';
import { consistencyRanges, inclusionRanges, subtreesOf, type Range, type Subtree } from './ranges.js';
import { TILE_HEIGHT, TILE_WIDTH, tilePath, widthOf, type Tile } from './tiles.js';

/** Fetches tiles, in whatever order; they may be wider than asked for. Fails when one is not to be had. */
export type TileSource = (tiles: Tile[]) => Promise<Map<string, Uint8Array>>;

export class TileMissing extends Error {}

/** Where in which tile the hashes below a subtree stand: 2^(height mod 8) of them. */
function placeOf({ height, index }: Subtree) {
  const level = Math.floor(height / TILE_HEIGHT);
  const count = 1 << (height % TILE_HEIGHT);
  const first = index * BigInt(count);
  return { level, index: first / BigInt(TILE_WIDTH), at: Number(first % BigInt(TILE_WIDTH)), count };
}

/** The tiles of the tree of `size` that hold these ranges, each once. */
export function tilesFor(ranges: readonly Range[], size: bigint): Tile[] {
  const tiles = new Map<string, Tile>();
  for (const subtree of ranges.flatMap(subtreesOf)) {
    const { level, index } = placeOf(subtree);
    const tile = { level, index, width: widthOf(level, index, size) };
    tiles.set(tilePath(tile), tile);
  }
  return [...tiles.values()];
}

/** The hash over 2^n hashes that stand side by side. */
export function hashOver(hashes: Uint8Array): Uint8Array {
  let row = hashes;
  while (row.length > HASH_BYTES) {
    const parents: Uint8Array[] = [];
    for (let at = 0; at < row.length; at += 2 * HASH_BYTES)
      parents.push(nodeHash(row.subarray(at, at + HASH_BYTES), row.subarray(at + HASH_BYTES, at + 2 * HASH_BYTES)));
    row = concat(...parents);
  }
  return row;
}

function hashOf(range: Range, size: bigint, tiles: Map<string, Uint8Array>): Uint8Array {
  const hashes = subtreesOf(range).map(subtree => {
    const { level, index, at, count } = placeOf(subtree);
    const path = tilePath({ level, index, width: widthOf(level, index, size) });
    const hash = tiles.get(path)?.subarray(at * HASH_BYTES, (at + count) * HASH_BYTES);
    if (hash?.length !== count * HASH_BYTES) throw new TileMissing(path);
    return hashOver(hash);
  });
  return hashes.reduceRight((right, left) => nodeHash(left, right));
}

async function hashesOf(ranges: Range[], size: bigint, source: TileSource): Promise<Uint8Array[]> {
  const tiles = await source(tilesFor(ranges, size));
  return ranges.map(range => hashOf(range, size, tiles));
}

/** The path of the entry at `index` in the tree of `size`; `0 <= index < size`. */
export const proveInclusion = (index: bigint, size: bigint, source: TileSource): Promise<Uint8Array[]> =>
  hashesOf(inclusionRanges(index, size), size, source);

/** `0 < oldSize <= newSize`. */
export const proveConsistency = (oldSize: bigint, newSize: bigint, source: TileSource): Promise<Uint8Array[]> =>
  hashesOf(consistencyRanges(oldSize, newSize), newSize, source);

export async function rootOf(size: bigint, source: TileSource): Promise<Uint8Array> {
  if (size === 0n) return emptyRoot();
  const [root] = await hashesOf([{ from: 0n, to: size }], size, source);
  return root ?? emptyRoot();
}
