// What is said of a line that has no place in the log yet (T11): a signed note that it will be there, and by when. Whoever keeps it can show later
// that a promise was broken.
import { leafHash, signNote, toBase64, toBytes, type SignerKey } from '#libs/tlog';

/** What is promised to everybody; the sequencer needs a few seconds of it. */
export const LONGEST_DELAY_S = 60;

/** Not a checkpoint: its first line is another name than that of the log. */
export const promiseText = (origin: string, entry: string, recordTime: Date): string =>
  [
    `${origin}/promise`,
    toBase64(leafHash(toBytes(entry))),
    String(Math.ceil(recordTime.getTime() / 1000) + LONGEST_DELAY_S),
    '',
  ].join('\n');

/** Three lines: the log's name with `/promise`; the leaf hash of the entry in base64; until when, in seconds since 1970. Signed by the log. */
export const signPromise = (key: SignerKey, entry: string, recordTime: Date): string =>
  signNote(promiseText(key.name, entry, recordTime), key);
