// A buyer asks their bank for card money back. Pure; every posting sums to zero.
import { plus, minus, share, zero, type Dong } from '#platform/money';
import type { AccountKey, Entry } from './accounts.js';
import { bearerOf } from './dispute-bearer.js';
import { portion } from './half-up.js';
import { credit, debit, posting, type Posting } from './posting.js';
import { paidFor, type Sale } from './sale.js';
import type { TakenBack } from './take-back.js';
import { bornBy } from './templates.js';

const PROVIDER: AccountKey = { kind: 'provider-clearing' };
/** What the bank has taken while it is argued about. */
const DISPUTED: AccountKey = { kind: 'disputed' };

const FEES: AccountKey = { kind: 'dispute-fee' };

export interface DisputeNow {
  disputeId: string;
  amount: Dong;
  reason: string;
  state: 'open' | 'won' | 'lost';
  /** What Stripe charges the market for it, and what of that came back. */
  fee: Dong;
  feeReturned: Dong;
  openedAt: Date;
  closedAt: Date | null;
}

export interface DisputedSale {
  sale: Sale;
  isClaimed: boolean;
  deliveredAt: Date | null;
}

/** All that is true of a dispute. */
export function ofDispute(dispute: DisputeNow, groupId: string, orders: readonly DisputedSale[]): Posting[] {
  const { disputeId, amount, state, fee, feeReturned, openedAt, closedAt } = dispute;
  const withdrawn = [debit(DISPUTED, amount), credit(PROVIDER, amount)];
  const postings = [posting('dispute-withdrawn', disputeId, openedAt, groupId, withdrawn)];
  const at = closedAt ?? openedAt;
  if (state === 'won')
    postings.push(posting('dispute-won', disputeId, at, groupId, [debit(PROVIDER, amount), credit(DISPUTED, amount)]));
  if (state === 'lost') postings.push(posting('dispute-lost', disputeId, at, groupId, bornBySomebody(dispute, orders)));
  if (fee > zero)
    postings.push(posting('dispute-fee', disputeId, openedAt, groupId, [debit(FEES, fee), credit(PROVIDER, fee)]));
  if (feeReturned > zero) {
    const back = [debit(PROVIDER, feeReturned), credit(FEES, feeReturned)];
    postings.push(posting('dispute-fee-returned', disputeId, at, groupId, back));
  }
  return postings;
}

/** Of goods that were not delivered the co-op has earned nothing that it could lose, and what is above the price the market bears. */
function bornBySomebody({ reason, amount }: DisputeNow, orders: readonly DisputedSale[]): Entry[] {
  const delivered = orders.filter(({ deliveredAt, sale }) => deliveredAt && paidFor(sale) > zero);
  const most = plus(...delivered.map(({ sale }) => paidFor(sale)));
  if (bearerOf(reason) === 'market' || amount > most)
    return [debit({ kind: 'dispute-loss' }, amount), credit(DISPUTED, amount)];
  const shares = share(
    amount,
    delivered.map(({ sale }) => paidFor(sale)),
  );
  return delivered.flatMap(({ sale, isClaimed }, at) => {
    const lost = shares[at] ?? zero;
    return [...bornBy(sale, lostOf(sale, lost), isClaimed), credit(DISPUTED, lost, sale.orderId)];
  });
}

/** The market keeps no fee, and the tax office no tax, of what nobody paid for: in proportion to what was lost. */
function lostOf(sale: Sale, amount: Dong): TakenBack {
  const paid = paidFor(sale);
  const part = (whole: Dong): Dong => portion(whole, amount, paid);
  const [commission, commissionVat] = [part(sale.commission), part(sale.commissionVat)];
  const taxes = sale.taxes.map(({ activity, vat, pit }) => ({ activity, vat: part(vat), pit: part(pit) }));
  const undone = plus(commission, commissionVat, ...taxes.flatMap(tax => [tax.vat, tax.pit]));
  return { amount, net: minus(amount, undone), commission, commissionVat, taxes };
}
