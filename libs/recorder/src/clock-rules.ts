// Clocks of phones are wrong: by minutes, by a day, by a time zone. What a device knows better is how much time has passed since we
// last told it the time: its monotonic clock while the app was open, and the difference of its wall clock while the app slept or was
// closed (a phone's monotonic clock stands still while it sleeps). That gives a second opinion about the moment.

/** A claimed time that is no further from the second opinion is taken as it is. */
export const TOLERATED_MS = 10 * 60_000;

export interface Claim {
  /** By the device's own clock. */
  claimedAt: Date;
  /** The last time we told the device … */
  trustedAt: Date;
  /** … which it has from us indeed. */
  isTrusted: boolean;
  elapsedMs: number;
  awayMs: number;
  receivedAt: Date;
  /** When the item before it on the device was recorded: time does not run backwards along a chain. */
  notBefore: Date;
}

export interface Told {
  recordedAt: Date;
  /** The claimed time was not believed, or there was nothing to hold it against. */
  isFlagged: boolean;
}

/** When something was recorded, as far as we can know. Never after it was received, nor before what precedes it. */
export function whenRecorded(claim: Claim): Told {
  const received = claim.receivedAt.getTime();
  const claimed = claim.claimedAt.getTime();
  const opinion = Math.min(claim.trustedAt.getTime() + claim.elapsedMs + claim.awayMs, received);
  const isClose = Math.abs(claimed - opinion) <= TOLERATED_MS;
  const best = isClose ? claimed : claim.isTrusted ? opinion : received;
  const lowest = Math.min(claim.notBefore.getTime(), received);
  return {
    recordedAt: new Date(Math.max(lowest, Math.min(best, received))),
    isFlagged: !isClose || !claim.isTrusted,
  };
}
