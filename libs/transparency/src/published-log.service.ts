import { Injectable } from '@nestjs/common';
import {
  HASH_BYTES,
  proveConsistency,
  proveInclusion,
  TileMissing,
  toBytes,
  writeBundle,
  writeProofFile,
  writeVerifierKey,
  type Tile,
} from '#libs/tlog';
import { Database } from '#platform/database';
import { KeptTiles } from './kept-tiles.js';
import { readEntry } from './log-line.js';
import { LogKey } from './log-key.service.js';
import { LogSettings } from './log-settings.js';
import { signPromise } from './promise.js';
import * as sql from './publishing.js';
import { tilesAt } from './sequencing.js';

/** Of a bundle whose entries a bigint column can number. */
const LARGEST_INDEX = 1n << 54n;

/** What anybody may read of the log. */
@Injectable()
export class PublishedLog {
  private readonly tiles: KeptTiles;

  constructor(
    private readonly db: Database,
    private readonly key: LogKey,
    private readonly settings: LogSettings,
  ) {
    this.tiles = new KeptTiles(db);
  }

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
    // As the table has it now, not as it is kept: whoever audits wants to see what was done to it.
    const [row] = await this.db.read(tilesAt, [[level], [index]]);
    const bytes = row?.hashes.subarray(0, width * HASH_BYTES);
    return bytes?.length === width * HASH_BYTES ? bytes : undefined;
  }

  /**
   * A proof file for each entry about a subject, against the newest checkpoint that a witness has signed; an entry that is younger than that,
   * against the newest. A line that has no place in the log yet has no proof.
   */
  async proofsOf(subject: string): Promise<Proof[]> {
    const entries = await this.db.read(sql.entriesAbout, [subject, this.witnesses]);
    return Promise.all(entries.map(entry => this.prove(entry)));
  }

  /**
   * Every line about a subject: with its proof, or while it waits with the promise of a place (promise.ts). Waiting lines are looked for first: one
   * that is taken up meanwhile is there twice, and never missing.
   */
  async linesAbout(subject: string): Promise<AnsweredLine[]> {
    const [waiting, key] = [await this.db.read(sql.pendingAbout, [subject]), await this.key.signer()];
    const proofs = await this.proofsOf(subject);
    const isProved = (entry: string) => proofs.some(proof => proof.entry === entry);
    return [
      ...proofs.map(({ index, entry, file }) => ({ index: Number(index), entry, proof: file })),
      ...waiting
        .filter(({ entry }) => !isProved(entry))
        .map(({ entry }) => ({ entry, promise: signPromise(key, entry, new Date(readEntry(entry).recordTime)) })),
    ];
  }

  async proofAt(index: bigint): Promise<Proof | undefined> {
    const [entry] = await this.db.read(sql.entryAt, [index, this.witnesses]);
    return entry && this.prove(entry);
  }

  private async prove({ index, entry, seen, newest }: sql.ProvableEntry): Promise<Proof> {
    const checkpoint = seen && BigInt(seen.size) > index ? seen : newest;
    if (!checkpoint) throw new TileMissing('there is no checkpoint yet');
    const path = await proveInclusion(index, BigInt(checkpoint.size), this.tiles.source);
    const file = writeProofFile({ index, path, checkpoint: withCosignatures(checkpoint), extra: toBytes(entry) });
    return { index, entry, file };
  }

  private get witnesses(): string[] {
    return this.settings.witnesses.map(({ name }) => name);
  }

  /** The entries that grew from `oldSize` to `newSize` grew from nothing else. */
  consistency(oldSize: bigint, newSize: bigint): Promise<Uint8Array[]> {
    return proveConsistency(oldSize, newSize, this.tiles.source);
  }
}

/** One of `proof` (https://c2sp.org/tlog-proof) and `promise` (a signed note). */
export interface AnsweredLine {
  index?: number;
  entry: string;
  proof?: string;
  promise?: string;
}

export interface Proof {
  index: bigint;
  entry: string;
  /** https://c2sp.org/tlog-proof */
  file: string;
}

const withCosignatures = ({ note, lines }: Pick<sql.PublishedCheckpoint, 'note' | 'lines'>): string =>
  note + lines.map(line => `${line}\n`).join('');
