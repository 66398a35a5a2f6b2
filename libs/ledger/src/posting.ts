// What every template is made of: a balanced posting of a kind, and its entries. Debit above zero, credit below.
import { minus, zero, type Dong } from '#platform/money';
import type { AccountKey, Entry } from './accounts.js';

export const POSTING_KINDS = [
  'placement',
  'edit',
  'cancellation',
  'capture',
  'cod-collected',
  'cod-remitted',
  'delivery',
  'commission',
  'withholding',
  'refund-owed',
  'refund-sent',
  'part-owed',
  'part-sent',
  'refund-failed',
  'refund-resent',
  'part-failed',
  'part-resent',
  'reversal',
  'dispute-withdrawn',
  'dispute-won',
  'dispute-lost',
  'dispute-fee',
  'dispute-fee-returned',
  'suspense',
  'suspense-cleared',
  'return-owed',
  'return-sent',
  'subsidy',
  'subsidy-undone',
  'payout-claimed',
  'payout-released',
  'claw-back',
  'claw-back-undone',
  'payout-sent',
  'payout-bounced',
] as const;
export type PostingKind = (typeof POSTING_KINDS)[number];

/** One balanced transaction. `cause`: the row it follows from; each kind is posted once per cause. */
export interface Posting {
  kind: PostingKind;
  cause: string;
  at: Date;
  groupId: string | null;
  entries: Entry[];
}

export const negative = (amount: Dong): Dong => minus(zero, amount);
export const debit = (account: AccountKey, amount: Dong, orderId?: string): Entry => ({ ...account, amount, orderId });
export const credit = (account: AccountKey, amount: Dong, orderId?: string): Entry =>
  debit(account, negative(amount), orderId);

export function posting(kind: PostingKind, cause: string, at: Date, groupId: string | null, entries: Entry[]): Posting {
  return { kind, cause, at, groupId, entries: entries.filter(({ amount }) => amount !== 0n) };
}
