import type { ItemFlag, ItemRow, ItemState } from './items.query.js';

/** An item as it comes over the wire: the signed text, its signature in hex. */
export interface SentItem {
  body: string;
  signature: string;
}

/** What became of one item. `id` is the device's ULID; undefined when the text could not be read. */
export interface Answer {
  id: string | undefined;
  /** SHA-256 of the text, hex: by it the device finds the item whatever else is wrong. */
  hash: string;
  state: ItemState;
  /** It had come before: sent twice is stored once. */
  isKnown: boolean;
  flags: readonly ItemFlag[];
  /** Why it waits or was refused. */
  code?: string;
  facts?: Readonly<Record<string, string | number>>;
  /** The lot of a batch that was started. */
  lot?: string;
}

/**
 * A refusal that another item may still cure: the goods, or the batch itself, were recorded with a phone that has not been in
 * reach of a network yet; or that the department cures, by its countersignature. Such an item waits; all others are refused for good.
 */
const CURABLE: ReadonlySet<string> = new Set([
  'not-enough-in-batch',
  'before-the-goods',
  'not-found',
  // The giver's phone has not sent yet.
  'no-such-hand-over',
  // The goods have left a held batch already; the department's countersignature lets the book follow.
  'batch-held',
  'given-goods-held',
]);

export const stateAfter = (code: string): ItemState => (CURABLE.has(code) ? 'waiting' : 'refused');

export function answerOf(id: string, row: ItemRow, isKnown: boolean): Answer {
  const { hash, state, flags, code, facts, lot } = row;
  return {
    id,
    hash: hash.toString('hex'),
    state,
    isKnown,
    flags,
    ...(code !== null && { code }),
    ...(facts !== null && { facts }),
    ...(lot !== null && { lot }),
  };
}

export const refusedAnswer = (hash: string, code: string, id?: string): Answer => ({
  id,
  hash,
  state: 'refused',
  isKnown: false,
  flags: [],
  code,
});
