import { Injectable } from '@nestjs/common';
import {
  proveConsistency,
  proveInclusion,
  TileMissing,
  tilePath,
  toBytes,
  writeBundle,
  writeProofFile,
  writeVerifierKey,
  type Tile,
  type TileSource,
} from '#libs/tlog';
import { Database } from '#platform/database';
import { LogKey } from './log-key.service.js';
import { LogSettings } from './log-settings.js';
import * as sql from './publishing.js';
import { tilesAt } from './sequencing.js';

/** Of a bundle whose entries a bigint column can number. */
const LARGEST_INDEX = 1n << 54n;

/** What anybody may read of the log. */
@Injectable()
export class PublishedLog {
  constructor(
    private readonly db: Database,
    private readonly key: LogKey,
    private readonly settings: LogSettings,
  ) {}

  /** The public key of the log and of those who are asked to watch it, as verifier keys of signed notes. */
  async keys(): Promise<{ log: string; witnesses: string[] }> {
    return { log: writeVerifierKey(await this.key.signer()), witnesses: this.settings.witnesses.map(writeVerifierKey) };
  }

  /** The newest checkpoint with all cosignatures on it; undefined before the first one. */
  async checkpoint(): Promise<string | undefined> {
    const [row] = await this.db.read(sql.newestCheckpoint, []);
    return row && withCosignatures(row);
  }

  /** All checkpoints from a number on, each with its number and the numbers of its cosignatures: whatever was signed can be compared. */
  checkpoints(from: bigint): Promise<sql.NumberedCheckpoint[]> {
    return this.db.read(sql.checkpointsFrom, [from]);
  }

  /** The bytes of a tile or of a bundle of entries; undefined when the log is not that large. */
  async tile({ level, index, width }: Tile): Promise<Uint8Array | undefined> {
    if (index > LARGEST_INDEX) return undefined;
    if (level === 'entries') {
      const entries = await this.db.read(sql.entriesFrom, [index * 256n, index * 256n + BigInt(width)]);
      return entries.length === width ? writeBundle(entries.map(row => toBytes(row.entry))) : undefined;
    }
    const [row] = await this.db.read(tilesAt, [[level], [index]]);
    const bytes = row?.hashes.subarray(0, width * 32);
    return bytes?.length === width * 32 ? bytes : undefined;
  }

  /**
   * A proof file for each entry about a subject, against the newest checkpoint that a witness has signed; an entry that is younger than that,
   * against the newest. A line that has no place in the log yet has no proof.
   */
  async proofsOf(subject: string): Promise<Proof[]> {
    return this.proofs(await this.db.read(sql.entriesAbout, [subject]));
  }

  async proofAt(index: bigint): Promise<Proof | undefined> {
    return (await this.proofs(await this.db.read(sql.entryAt, [index])))[0];
  }

  private async proofs(entries: { index: bigint; entry: string }[]): Promise<Proof[]> {
    if (entries.length === 0) return [];
    const [[seen], [newest]] = await Promise.all([
      this.db.read(sql.newestSeenCheckpoint, [this.settings.witnesses.map(({ name }) => name)]),
      this.db.read(sql.newestCheckpoint, []),
    ]);
    return Promise.all(
      entries.map(async ({ index, entry }) => {
        const row = seen && seen.size > index ? seen : newest;
        if (!row) throw new TileMissing('there is no checkpoint yet');
        const path = await proveInclusion(index, row.size, this.source);
        const file = writeProofFile({ index, path, checkpoint: withCosignatures(row), extra: toBytes(entry) });
        return { index, entry, file };
      }),
    );
  }

  /** The entries that grew from `oldSize` to `newSize` grew from nothing else. */
  consistency(oldSize: bigint, newSize: bigint): Promise<Uint8Array[]> {
    return proveConsistency(oldSize, newSize, this.source);
  }

  private readonly source: TileSource = async tiles => {
    const rows = await this.db.read(tilesAt, [tiles.map(tile => Number(tile.level)), tiles.map(tile => tile.index)]);
    return new Map(
      tiles.map(tile => {
        const row = rows.find(one => one.level === tile.level && one.tile === tile.index);
        return [tilePath(tile), row?.hashes ?? new Uint8Array()];
      }),
    );
  };
}

export interface Proof {
  index: bigint;
  entry: string;
  /** https://c2sp.org/tlog-proof */
  file: string;
}

const withCosignatures = ({ note, lines }: sql.PublishedCheckpoint): string =>
  note + lines.map(line => `${line}\n`).join('');
