// What a phone takes along is stamped by the key of the log: a note that names the thing and its SHA-256. The phone has had the key since it was
// registered, and takes nothing in that bears another's stamp.
import { sha256 } from '#sha256';
import { fromBase64, toBase64, toBytes } from './bytes.js';
import type { SignerKey, VerifierKey } from './note-keys.js';
import { signNote, verifyNote } from './note.js';

/** Not a checkpoint: its first line is another name than that of the log. `what`: one line, so that one thing cannot pass for another. */
const stampText = (origin: string, what: string, content: string): string =>
  [`${origin}/stamp`, what, toBase64(sha256(toBytes(content))), ''].join('\n');

/** The note in base64: it travels in a header. */
export const stampOf = (key: SignerKey, what: string, content: string): string =>
  toBase64(toBytes(signNote(stampText(key.name, what, content), key)));

export function isStampedBy(key: VerifierKey, what: string, content: string, stamp: string | null): boolean {
  const bytes = fromBase64(stamp ?? '');
  const note = bytes && verifyNote(bytes, [key]);
  return note !== undefined && note.text === stampText(key.name, what, content);
}
