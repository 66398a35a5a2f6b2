// https://c2sp.org/tlog-proof: one text that shows offline, with nothing but public keys, that an entry is in the log.
import { decimal, fromBase64, hashesFrom, toBase64 } from './bytes.js';
import { verifyCheckpoint, type SignedCheckpoint } from './checkpoint.js';
import { leafHash } from './hashing.js';
import type { VerifierKey } from './note-keys.js';
import { verifyInclusion } from './proofs.js';

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';

export interface ProofFile {
  index: bigint;
  path: Uint8Array[];
  /** The signed note, as it stands. */
  checkpoint: string;
  /** What nobody signed: ours is the entry itself. */
  extra?: Uint8Array;
}

export function writeProofFile({ index, path, checkpoint, extra }: ProofFile): string {
  const lines = [FIRST_LINE, ...(extra ? [`extra ${toBase64(extra)}`] : []), `index ${index}`, ...path.map(toBase64)];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

/** Undefined when it is no proof file. */
export function readProofFile(text: string): ProofFile | undefined {
  const split = text.indexOf('\n\n');
  const [first, ...lines] = text.slice(0, Math.max(split, 0)).split('\n');
  if (first !== FIRST_LINE) return undefined;
  const extraLine = lines[0]?.startsWith('extra ') ? lines.shift() : undefined;
  const extra = extraLine === undefined ? undefined : fromBase64(extraLine.slice('extra '.length));
  if (extraLine !== undefined && !extra) return undefined;
  const indexLine = lines.shift();
  const index = indexLine?.startsWith('index ') ? decimal(indexLine.slice('index '.length)) : undefined;
  const path = hashesFrom(lines);
  // A tree of 2^64 entries has a path of 64.
  if (index === undefined || !path || path.length > 64) return undefined;
  return { index, path, checkpoint: text.slice(split + 2), ...(extra && { extra }) };
}

export type ProofFault = 'no-proof' | 'checkpoint' | 'witness' | 'entry';

export interface ProvenEntry {
  entry: Uint8Array;
  index: bigint;
  checkpoint: SignedCheckpoint;
}

/**
 * Whether the file shows that `entry` (or the one in the file's extra data) is in the log, signed by the log and by every one of the witnesses.
 * Says what is wrong otherwise.
 */
export function verifyProofFile(
  text: string,
  log: VerifierKey,
  witnesses: readonly VerifierKey[],
  given?: Uint8Array,
): ProvenEntry | ProofFault {
  const proof = readProofFile(text);
  const entry = given ?? proof?.extra;
  if (!proof || !entry) return 'no-proof';
  const checkpoint = verifyCheckpoint(proof.checkpoint, log, witnesses);
  if (!checkpoint) return 'checkpoint';
  const signers = checkpoint.note.verified.map(({ key }) => key);
  if (!witnesses.every(witness => signers.includes(witness))) return 'witness';
  const isIn = verifyInclusion(proof.index, checkpoint.size, leafHash(entry), proof.path, checkpoint.root);
  return isIn ? { entry, index: proof.index, checkpoint } : 'entry';
}
