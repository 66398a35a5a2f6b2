// What the tiles of a tree gain when leaves are added: a full tile puts its own hash one level up.
import { concat } from './bytes.js';
import { TILE_WIDTH, hashesAt, widthOf, type Tile } from './tiles.js';
import { hashOver } from './tree.js';

export interface Gain {
  level: number;
  index: bigint;
  /** Hashes behind those that were there. */
  hashes: Uint8Array;
}

/** The last tile of every level when it is partial: the only ones that will ever change. */
export function growingTiles(size: bigint): (Tile & { level: number })[] {
  const tiles = [];
  for (let level = 0; hashesAt(level, size) > 0n; level++) {
    const index = hashesAt(level, size) / BigInt(TILE_WIDTH);
    const width = widthOf(level, index, size);
    if (width > 0) tiles.push({ level, index, width });
  }
  return tiles;
}

/** `edge`: per level the bytes of its growing tile, empty where there is none. Gains come level by level, from the left. */
export function grow(size: bigint, leaves: readonly Uint8Array[], edge: ReadonlyMap<number, Uint8Array>): Gain[] {
  const gains: Gain[] = [];
  let rising = leaves;
  for (let level = 0; rising.length > 0; level++) {
    const risen: Uint8Array[] = [];
    let at = hashesAt(level, size);
    let before = edge.get(level) ?? new Uint8Array();
    for (let taken = 0; taken < rising.length;) {
      const index = at / BigInt(TILE_WIDTH);
      const room = TILE_WIDTH - Number(at % BigInt(TILE_WIDTH));
      const added = rising.slice(taken, taken + room);
      const hashes = concat(...added);
      gains.push({ level, index, hashes });
      if (added.length === room) risen.push(hashOver(concat(before, hashes)));
      before = new Uint8Array();
      taken += added.length;
      at += BigInt(added.length);
    }
    rising = risen;
  }
  return gains;
}
