// Gives the lines their places. Everything it does for a batch of lines is one transaction: the lines leave `pending`, become entries, the tiles
// grow, the checkpoint is signed and saved. Killed at any moment, it has done all of it or nothing, and nobody has seen a signature of the half.
import { Injectable } from '@nestjs/common';
import {
  emptyRoot,
  grow,
  growingTiles,
  isEqual,
  leafHash,
  rootOf,
  signNote,
  tilePath,
  toBytes,
  verifyCheckpoint,
  writeCheckpoint,
  type Gain,
  type SignerKey,
} from '#libs/tlog';
import { Database, type Tx } from '#platform/database';
import { Horizon } from './horizon.js';
import { LogKey } from './log-key.service.js';
import * as sql from './sequencing.js';

/** What is in the tables is not what was signed last. Nothing may be signed on top of it: an operator must look. */
export class LogDamaged extends Error {}

interface Edge {
  /** Of the last checkpoint; 0 before the first one. */
  number: bigint;
  size: bigint;
  /** The growing tile of each level. */
  tiles: Map<number, Uint8Array>;
}

const MOST_LINES_AT_ONCE = 4096;

@Injectable()
export class Sequencer {
  private readonly horizon: Horizon;

  constructor(
    private readonly db: Database,
    private readonly key: LogKey,
  ) {
    this.horizon = new Horizon(db);
  }

  /**
   * Takes up all lines that nothing earlier can come before any more, and signs. Returns how many it took; 0 also when another process is at it.
   * Throws LogDamaged.
   */
  async takeUp(): Promise<number> {
    const key = await this.key.signer();
    const horizon = await this.horizon.reach();
    let taken = 0;
    for (let batch = MOST_LINES_AT_ONCE; batch === MOST_LINES_AT_ONCE; taken += batch)
      batch = await this.db.transaction(tx => this.takeBatch(tx, key, horizon));
    return taken;
  }

  private async takeBatch(tx: Tx, key: SignerKey, horizon: Date): Promise<number> {
    const [lock] = await this.db.run(tx, sql.tryToExtend, [sql.EXTENDING_LOCK]);
    if (!lock?.isOurs) return 0;
    await this.db.run(tx, sql.onDisk, []);
    const edge = await this.edge(tx, key);
    const entries = (await this.db.run(tx, sql.takeLines, [horizon, MOST_LINES_AT_ONCE])).map(row => row.entry);
    if (entries.length > 0 || edge.number === 0n) await this.extend(tx, key, edge, entries);
    return entries.length;
  }

  /** Where the tree ends, after a look that it is the tree which was signed last. */
  private async edge(tx: Tx, key: SignerKey): Promise<Edge> {
    const [last] = await this.db.run(tx, sql.lastCheckpoint, []);
    if (!last) return { number: 0n, size: 0n, tiles: new Map() };
    const signed = verifyCheckpoint(last.note, key);
    if (!signed) throw new LogDamaged(`checkpoint ${last.number} is not signed by ${key.name}`);
    if (last.entries !== signed.size)
      throw new LogDamaged(`checkpoint ${last.number} is of ${signed.size} entries, and there are ${last.entries}`);
    const read = growingTiles(signed.size);
    const rows = await this.tiles(tx, read);
    const source = async () => new Map(read.map(tile => [tilePath(tile), rows.get(tile.level) ?? new Uint8Array()]));
    const root = await rootOf(signed.size, source);
    if (!isEqual(root, signed.root))
      throw new LogDamaged(`the tiles do not have the root of checkpoint ${last.number}`);
    return { number: last.number, size: signed.size, tiles: rows };
  }

  private async tiles(tx: Tx, read: { level: number; index: bigint; width: number }[]) {
    const rows = await this.db.run(tx, sql.tilesAt, [read.map(tile => tile.level), read.map(tile => tile.index)]);
    for (const { level, width } of read) {
      const found = rows.find(row => row.level === level)?.hashes.length ?? 0;
      if (found !== width * 32)
        throw new LogDamaged(`the last tile of level ${level} has ${found} bytes, not ${width * 32}`);
    }
    return new Map<number, Uint8Array>(rows.map(row => [row.level, row.hashes]));
  }

  private async extend(tx: Tx, key: SignerKey, { number, size, tiles }: Edge, entries: string[]): Promise<void> {
    const gains = grow(
      size,
      entries.map(entry => leafHash(toBytes(entry))),
      tiles,
    );
    const newSize = size + BigInt(entries.length);
    const root = newSize === 0n ? emptyRoot() : await rootAfter(newSize, gains, tiles);
    await this.db.run(tx, sql.addEntries, [size, entries]);
    await this.db.run(tx, sql.growTiles, [
      gains.map(gain => gain.level),
      gains.map(gain => gain.index),
      gains.map(gain => Buffer.from(gain.hashes)),
    ]);
    const note = signNote(writeCheckpoint({ origin: key.name, size: newSize, root }), key);
    await this.db.run(tx, sql.addCheckpoint, [number + 1n, note]);
  }
}

/** The root needs the last tile of each level only: the old growing one with its gain, or a new one that is nothing but gain. */
async function rootAfter(
  size: bigint,
  gains: readonly Gain[],
  before: ReadonlyMap<number, Uint8Array>,
): Promise<Uint8Array> {
  return rootOf(
    size,
    async wanted =>
      new Map(
        wanted.map(tile => {
          const level = Number(tile.level);
          const gain = gains.find(one => one.level === level && one.index === tile.index);
          const isFirst = gains.find(one => one.level === level)?.index === tile.index;
          const old = gain === undefined || isFirst ? before.get(level) : undefined;
          return [tilePath(tile), Buffer.concat([old ?? Buffer.alloc(0), gain?.hashes ?? Buffer.alloc(0)])];
        }),
      ),
  );
}
