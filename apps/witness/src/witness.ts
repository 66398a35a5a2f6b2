// Somebody else's eye on the log: signs a checkpoint only when it contains everything that was signed before (https://c2sp.org/tlog-witness, with
// the difference that this witness fetches and posts by itself, so that nobody needs a way into the department's network).
import {
  HttpLog,
  proveConsistency,
  isEqual,
  signatureLine,
  TileMissing,
  verifyCheckpoint,
  verifyConsistency,
  type SignedCheckpoint,
  type SignerKey,
  type VerifierKey,
} from '#libs/tlog';

/** What a witness must never forget. */
export interface WitnessMemory {
  /** The last checkpoint that was signed: the whole note. Undefined before the first. */
  read(): Promise<string | undefined>;
  /** On disk before it returns. */
  write(note: string): Promise<void>;
}

/** The log is not what it was: this is for people to look at, and nothing is signed. */
export class LogMisbehaves extends Error {}

export interface WitnessParts {
  log: HttpLog;
  logKey: VerifierKey;
  key: SignerKey;
  memory: WitnessMemory;
  /** Seconds since 1970. */
  now: () => number;
}

/** One look. Returns the size that was signed, or nothing when there is nothing new. Throws LogMisbehaves, LogUnreachable. */
export async function witnessOnce({ log, logKey, key, memory, now }: WitnessParts): Promise<bigint | undefined> {
  const note = await log.bytes('checkpoint');
  const next = note && verifyCheckpoint(note, logKey, [key]);
  if (!next) throw new LogMisbehaves('the checkpoint is not signed with the key of the log');
  const remembered = await memory.read();
  const last = remembered === undefined ? undefined : verifyCheckpoint(remembered, logKey);
  if (remembered !== undefined && !last)
    throw new LogMisbehaves('what this witness remembers was signed with another key');
  if (last) await requireGrowth(last, next, log);
  if (next.note.verified.some(({ keyId }) => keyId === key.id)) return undefined;
  const own = next.note.signatures.find(({ keyId }) => keyId === logKey.id);
  const signed = `${next.note.text}\n${own?.line}\n`;
  // First remembered, then signed: two signatures that contradict each other must not be possible, however this ends.
  await memory.write(signed);
  await log.post('cosignatures', `${signed}${signatureLine(next.note.text, key, BigInt(now()))}\n`);
  return next.size;
}

async function requireGrowth(last: SignedCheckpoint, next: SignedCheckpoint, log: HttpLog): Promise<void> {
  if (next.size < last.size) throw new LogMisbehaves(`the log had ${last.size} entries and shows ${next.size}`);
  if (next.size === last.size && !isEqual(next.root, last.root))
    throw new LogMisbehaves(`there are two logs of ${next.size} entries`);
  if (next.size === last.size || last.size === 0n) return;
  const proof = await proveConsistency(last.size, next.size, log.tiles).catch((error: unknown) => {
    if (error instanceof TileMissing) throw new LogMisbehaves(`the log does not show ${error.message}`);
    throw error;
  });
  if (!verifyConsistency(last.size, next.size, last.root, next.root, proof))
    throw new LogMisbehaves(`the log of ${next.size} entries does not contain the one of ${last.size}`);
}
