import type { Dong } from '#platform/money';

/**
 * The accounts of the market. Debit stands above zero, credit below: what the market has or is owed is a debit balance, what it owes a credit one.
 */
export const ACCOUNT_KINDS = [
  /** What buyers still owe for what they ordered; below zero when more came than is owed. */
  'buyer-clearing',
  /** The market's bank account, and what Stripe holds for it. */
  'bank',
  'provider-clearing',
  /** What the wallet holds for it. */
  'wallet-clearing',
  /** Card money that a bank has taken back while the buyer disputes it; and what the market bears of what was lost. */
  'disputed',
  'dispute-loss',
  /** What Stripe charges for disputes, whoever wins them. */
  'dispute-fee',
  /** Cash taken at the door that has not reached the bank yet. */
  'carrier-receivable',
  /** Money that arrived and is nobody's yet. */
  'suspense',
  /** Owed back to a buyer, and not sent yet. */
  'refund-clearing',
  /** Goods that are ordered and not delivered, per co-op; and the delivery fee of the same orders. */
  'cooperative-pending',
  'shipping',
  /** Owed to a co-op; in a payout run that is under way; owed by a co-op whose buyer was refunded after the payout. */
  'cooperative-payable',
  'payout-clearing',
  'cooperative-receivable',
  'platform-commission',
  'commission-vat',
  /** Withheld of a seller for the tax office, per activity. */
  'tax-withheld-vat',
  'tax-withheld-pit',
  /** What a promotion cost, per bearer. */
  'promotion-subsidy',
] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** An account by its meaning: it is opened when the first đồng goes through it. */
export interface AccountKey {
  kind: AccountKind;
  /** The co-op whose account it is; none: the market's own. */
  owner?: string;
  /** What it is divided by: the tax activity, the bearer. */
  part?: string;
}

export interface Entry extends AccountKey {
  /** Debit above zero, credit below. Never zero. */
  amount: Dong;
  orderId?: string;
}
