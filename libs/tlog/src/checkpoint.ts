// https://c2sp.org/tlog-checkpoint: the origin, the size and the root of the tree, one per line.
import { decimal, hashesFrom, toBase64 } from './bytes.js';
import { verifyNote, type VerifiedNote } from './note.js';
import { ED25519, type VerifierKey } from './note-keys.js';

export interface Checkpoint {
  /** The log's prefix without the scheme. */
  origin: string;
  size: bigint;
  root: Uint8Array;
}

export interface SignedCheckpoint extends Checkpoint {
  note: VerifiedNote;
}

export const writeCheckpoint = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${toBase64(root)}\n`;

/** Undefined when the text of a note is no checkpoint. */
export function readCheckpoint(text: string): Checkpoint | undefined {
  const [origin = '', decimalSize = '', encodedRoot = '', ...extensions] = text.slice(0, -1).split('\n');
  const size = decimal(decimalSize);
  const [root] = hashesFrom([encodedRoot]) ?? [];
  if (!text.endsWith('\n') || !origin || size === undefined || !root || extensions.includes('')) return undefined;
  return { origin, size, root };
}

/** A checkpoint of the log with this key, signed by it; undefined otherwise. Witnesses' keys may be among `others`. */
export function verifyCheckpoint(
  note: string | Uint8Array,
  log: VerifierKey,
  others: readonly VerifierKey[] = [],
): SignedCheckpoint | undefined {
  const verified = verifyNote(note, [log, ...others]);
  const checkpoint = verified && readCheckpoint(verified.text);
  if (!checkpoint || checkpoint.origin !== log.name || log.type !== ED25519) return undefined;
  return verified.verified.some(({ key }) => key === log) ? { ...checkpoint, note: verified } : undefined;
}
