import type { Channel } from '../letter.js';

/** A letter on its way out. */
export interface OutgoingLetter {
  letterId: string;
  channel: Channel;
  /** An e-mail address, a phone number in E.164, or the id of a browser. */
  recipient: string;
  subject: string;
  /** Plain text: what an e-mail says. */
  body: string;
  /** What a phone shows. */
  short: string;
  /** A page of ours, from the slash on. */
  page: string | null;
  /** The page that switches this kind off. */
  stopPage: string | null;
}

/** One way out of the house. */
export interface LetterCarrier {
  /**
   * Never inside a transaction: it waits for another machine. Returns what the provider said; throws NotCarried. The letter's id goes along, so
   * that a provider who is asked twice (a worker died before it noted the answer) does it once.
   */
  carry(letter: OutgoingLetter): Promise<string>;
}

/** The provider did not take it. */
export class NotCarried extends Error {
  constructor(
    readonly answer: string,
    /** It will never take it: nothing is gained by asking again. */
    readonly isFinal: boolean,
  ) {
    super(answer);
  }
}
