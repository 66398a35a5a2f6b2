// https://c2sp.org/tlog-tiles: the tree in pieces of 256 hashes that never change, and the entries in bundles of 256.
import { concat } from './bytes.js';
import { HASH_BYTES } from './hashing.js';

export const TILE_WIDTH = 256;
export const TILE_HEIGHT = 8;

export interface Tile {
  level: number | 'entries';
  index: bigint;
  /** 1 to 256; below 256 the tile is partial. */
  width: number;
}

/** 1234067 -> `x001/x234/067` */
export function indexPath(index: bigint): string {
  const group = (n: bigint) => (n % 1000n).toString().padStart(3, '0');
  let path = group(index);
  for (let rest = index / 1000n; rest > 0n; rest /= 1000n) path = `x${group(rest)}/${path}`;
  return path;
}

/** Behind the log's prefix: `tile/0/x001/067.p/112` */
export const tilePath = ({ level, index, width }: Tile): string =>
  `tile/${level}/${indexPath(index)}${width === TILE_WIDTH ? '' : `.p/${width}`}`;

/** Reads what `tilePath` writes, and only that; undefined for any other path. */
export function parseTilePath(path: string): Tile | undefined {
  const [, level = '', groups = '', width = '256'] =
    /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,6}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path) ?? [];
  if (!level || (level !== 'entries' && Number(level) > 63)) return undefined;
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index: BigInt(groups.replace(/[x/]/g, '')),
    width: Number(width),
  };
  return tile.width >= 1 && tilePath(tile) === path ? tile : undefined;
}

/** How many hashes the tree of `size` has at a level: one for each full tile below. */
export const hashesAt = (level: number, size: bigint): bigint => size >> BigInt(TILE_HEIGHT * level);

/** How wide tile `index` of a level is in the tree of `size`: 0 (it is not there) to 256. */
export function widthOf(level: number, index: bigint, size: bigint): number {
  const left = hashesAt(level, size) - index * BigInt(TILE_WIDTH);
  return left <= 0n ? 0 : left >= BigInt(TILE_WIDTH) ? TILE_WIDTH : Number(left);
}

/** Per level that has any hash: how many full tiles, and how wide the partial one is (0: none). */
export function levelsOf(size: bigint): { full: bigint; partialWidth: number }[] {
  const levels = [];
  for (let level = 0; hashesAt(level, size) > 0n; level++) {
    const hashes = hashesAt(level, size);
    levels.push({ full: hashes / BigInt(TILE_WIDTH), partialWidth: Number(hashes % BigInt(TILE_WIDTH)) });
  }
  return levels;
}

/** Entries one behind the other, each after its length in two bytes, the bigger first. Each has at most 65,535 bytes. */
export function writeBundle(entries: readonly Uint8Array[]): Uint8Array {
  return concat(...entries.flatMap(entry => [Uint8Array.of(entry.length >> 8, entry.length & 255), entry]));
}

/** Undefined when the bytes are no bundle. */
export function readBundle(bytes: Uint8Array): Uint8Array[] | undefined {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const [high, low] = [bytes[at], bytes[at + 1]];
    if (high === undefined || low === undefined) return undefined;
    const end = at + 2 + high * 256 + low;
    if (end > bytes.length) return undefined;
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return entries;
}

/** The hashes of a tile one by one; undefined when the bytes are no tile. */
export function readTile(bytes: Uint8Array): Uint8Array[] | undefined {
  const count = bytes.length / HASH_BYTES;
  if (!Number.isInteger(count) || count < 1 || count > TILE_WIDTH) return undefined;
  return Array.from({ length: count }, (_, at) => bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES));
}
