const SECOND_MS = 1000;
const HOUR_MS = 3600 * SECOND_MS;

const LONGEST_MS = HOUR_MS;

/** A subscriber that has not taken anything for so long is not tried any more, until its owner says so. */
export const PATIENCE_MS = 72 * HOUR_MS;

/** Milliseconds until the next attempt, after so many failed ones in a row: 5 s, 10 s, 20 s … an hour, or what the receiver asked for. */
export function restAfter(failures: number, askedSeconds = 0, firstMs = 5 * SECOND_MS): number {
  const own = Math.min(LONGEST_MS, firstMs * 2 ** Math.min(failures - 1, 20));
  return Math.max(own, Math.min(askedSeconds * SECOND_MS, LONGEST_MS));
}

export type Verdict = 'taken' | 'too-large' | 'gone' | 'failed';

/** What the receiver's status means. A redirect is a failure: whoever wants it elsewhere subscribes there. */
export function verdictOf(status: number): Verdict {
  if (status >= 200 && status < 300) return 'taken';
  if (status === 413) return 'too-large';
  return status === 410 ? 'gone' : 'failed';
}
