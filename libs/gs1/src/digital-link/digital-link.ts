import type { Element } from '../ai/ai-value.js';

/** What an address says: a key, what narrows it down, and facts that are no part of the identity. */
export interface DigitalLink {
  readonly key: Element;
  /** Each below the one before: lot, then serial. */
  readonly qualifiers: readonly Element[];
  /** The AIs behind the `?`. */
  readonly attributes: readonly Element[];
  /** Everything behind the `?`, byte for byte, without a fragment. */
  readonly query: string;
  /** The path before the key: empty at the root of a host. */
  readonly stem: string;
}

export type MalformedReason =
  /** Characters that no address has, or no http(s) address. */
  | 'not-an-address'
  | 'no-host'
  /** No key, or something behind it that is no AI. */
  | 'no-key'
  /** AIs in the path in an order, or a company, that is not allowed. */
  | 'path-order'
  | 'bad-value'
  /** An AI in the query that does not belong there, is unknown, empty or there twice. */
  | 'bad-attribute';

export interface Malformed {
  readonly malformed: MalformedReason;
  /** Which AI, where it is known. */
  readonly ai?: string;
  /** What a linter says of its value. */
  readonly code?: string;
}

export const isMalformed = (link: DigitalLink | Malformed): link is Malformed => 'malformed' in link;

/** Reserved keys of the query that are no data (URI Syntax 1.7 §4.10.1): what a resolver is asked for. */
export const RESERVED_QUERY_KEYS = ['linkType', 'context'] as const;
