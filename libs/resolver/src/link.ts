import type { LinkType } from './link-types.js';

/** One thing to be found behind a key. */
export interface Link {
  readonly type: LinkType;
  /** An absolute http(s) address. */
  readonly href: string;
  readonly title: string;
  /** BCP 47 tags of the language or languages it is in. */
  readonly hreflang?: readonly string[];
  /** An Internet media type. */
  readonly mediaType?: string;
  /** Where or for whom it holds, in words that both sides know: `VN`. */
  readonly context?: readonly string[];
}

/** What is known at one level of a key: of a product, of a lot of it, of one pack. */
export interface Level {
  /** Of the key and its qualifiers: `/01/09521234567892/10/L7`. */
  readonly path: string;
  /** What it is, for people. */
  readonly description: string;
  readonly links: readonly Link[];
}
