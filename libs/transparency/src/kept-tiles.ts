// Full tiles never change again: the ones that were asked for last stay at hand, and a proof costs one question to the database less.
import { LRUCache } from 'lru-cache';
import { HASH_BYTES, TILE_WIDTH, tilePath, type Tile, type TileSource } from '#libs/tlog';
import type { Database } from '#platform/database';
import { tilesAt } from './sequencing.js';

/** 8 KiB each: 8 MiB hold the tiles of a quarter of a million entries. */
const MOST = 1024;

export class KeptTiles {
  private readonly full = new LRUCache<string, Uint8Array>({ max: MOST });

  constructor(private readonly db: Database) {}

  /** What there is of each tile: all of its hashes, also when fewer were asked for; nothing for one that is not there. */
  readonly source: TileSource = async wanted => {
    const found = new Map<string, Uint8Array>();
    const missing: Tile[] = [];
    for (const tile of wanted) {
      const kept = this.full.get(nameOf(tile));
      if (kept) found.set(tilePath(tile), kept);
      else missing.push(tile);
    }
    for (const [path, bytes] of await this.read(missing)) found.set(path, bytes);
    return found;
  };

  private async read(tiles: Tile[]): Promise<Map<string, Uint8Array>> {
    if (tiles.length === 0) return new Map();
    const rows = await this.db.read(tilesAt, [tiles.map(tile => Number(tile.level)), tiles.map(tile => tile.index)]);
    const bytes = new Map(rows.map(row => [nameOf({ level: row.level, index: row.tile }), row.hashes]));
    for (const [name, hashes] of bytes) if (hashes.length === TILE_WIDTH * HASH_BYTES) this.full.set(name, hashes);
    return new Map(tiles.map(tile => [tilePath(tile), bytes.get(nameOf(tile)) ?? new Uint8Array()]));
  }
}

const nameOf = ({ level, index }: Pick<Tile, 'level' | 'index'>): string => `${level}/${index}`;
