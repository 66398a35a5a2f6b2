/**
 * The six ways a request can be refused. Libs subclass them in the trade's words with a stable `code`;
 * only the apps know which HTTP status each becomes. A bug is none of these: it is not caught.
 */
export abstract class TradeError extends Error {
  /** Stable and machine-readable: programs and the word catalogue key on it. */
  abstract readonly code: string;
  /** The input field at fault, where there is one. */
  readonly field?: string;
  /** Facts for the message in the reader's language (never secrets, never personal data). */
  readonly facts: Readonly<Record<string, string | number>> = {};
}

/** It is not there, or not the actor's to see. */
export abstract class NotFound extends TradeError {}
/** The actor is known and may see it, but may not do this. */
export abstract class Forbidden extends TradeError {}
/** The thing is in a state in which this cannot be done. */
export abstract class NotAllowed extends TradeError {}
/** The input is wrong. */
export abstract class Invalid extends TradeError {}
/** Somebody else was first. */
export abstract class Conflict extends TradeError {}
/** Something outside does not answer; try again later. */
export abstract class Unavailable extends TradeError {}
