const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 3_600_000;

/** How long to wait after the nth attempt that failed: 30 s, 1 min, 2 min … at most an hour, for as long as the wish stands. */
export const pauseAfter = (attempts: number): number =>
  Math.min(FIRST_PAUSE_MS * 2 ** Math.max(0, attempts - 1), LONGEST_PAUSE_MS);

/** After so many attempts, a quarter of an hour, somebody should hear of it; it is tried on meanwhile. */
export const UNREACHABLE_AFTER = 5;
