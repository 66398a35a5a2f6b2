// The posting templates: what each thing that happens means in the books. Pure; every posting sums to zero. Debit above zero, credit below.
import { minus, plus, type Dong } from '#platform/money';
import type { AccountKey, Entry } from './accounts.js';
import { credit, debit, negative, posting, type Posting } from './posting.js';
import { isOwn, paidFor, totalOf, type Sale, type SaleDiscount, type SaleEdit } from './sale.js';
import type { TakenBack } from './take-back.js';

const BUYER: AccountKey = { kind: 'buyer-clearing' };
export const REFUNDS: AccountKey = { kind: 'refund-clearing' };
const ofCooperative = (kind: AccountKey['kind'], { cooperativeId }: Pick<Sale, 'cooperativeId'>): AccountKey => ({
  kind,
  owner: cooperativeId,
});

/** Where money of a payment comes in, and goes back from. Cash goes back by a bank transfer. */
export const moneyAt = (method: PaidMoney['method']): AccountKey => ({ kind: MONEY_AT[method] });
const MONEY_AT = { cod: 'bank', vietqr: 'bank', card: 'provider-clearing', wallet: 'wallet-clearing' } as const;

/** The buyer owes for goods and delivery at their prices, which the co-op has not earned yet. What promotions take off is posted beside it. */
export function placement(sale: Sale): Posting {
  const { orderId, groupId, placedAt } = sale;
  const own = sale.discounts.filter(isOwn);
  const goods = plus(sale.goods, ...own.map(one => one.goods));
  const deliveryFee = plus(sale.deliveryFee, ...own.map(one => one.delivery));
  return posting('placement', orderId, placedAt, groupId, [
    debit(BUYER, plus(goods, deliveryFee), orderId),
    credit(ofCooperative('cooperative-pending', sale), goods, orderId),
    credit(ofCooperative('shipping', sale), deliveryFee, orderId),
  ]);
}

/** Less is ordered than was placed: the buyer owes less, and the co-op will earn less. Money that is there stands as the buyer's from now on. */
export function edit(sale: Sale, { editId, goods, deliveryFee, at }: SaleEdit): Posting {
  const { orderId } = sale;
  const change = plus(...goods.map(({ amount }) => amount));
  return posting('edit', editId, at, sale.groupId, [
    debit(BUYER, plus(change, deliveryFee), orderId),
    credit(ofCooperative('cooperative-pending', sale), change, orderId),
    credit(ofCooperative('shipping', sale), deliveryFee, orderId),
  ]);
}

/** Nothing will be delivered: the opposite of the placement. Money that is there stands as owed to the buyer from now on. */
export function cancellation(sale: Sale, at: Date): Posting {
  const opposite = placement(sale).entries.map(entry => ({ ...entry, amount: negative(entry.amount) }));
  return posting('cancellation', sale.orderId, at, sale.groupId, opposite);
}

export interface PaidMoney {
  paymentId: string;
  groupId: string;
  method: 'cod' | 'vietqr' | 'card' | 'wallet';
  amount: Dong;
}

/** Card, wallet or bank transfer: the money is there. */
export function capture({ paymentId, groupId, method, amount }: PaidMoney, at: Date): Posting {
  return posting('capture', paymentId, at, groupId, [debit(moneyAt(method), amount), credit(BUYER, amount)]);
}

/** Cash taken at the door: of each parcel, since a sister that was cancelled is not paid. */
export function codCollected(sale: Sale, at: Date): Posting {
  const { orderId } = sale;
  return posting('cod-collected', orderId, at, sale.groupId, [
    debit({ kind: 'carrier-receivable' }, paidFor(sale), orderId),
    credit(BUYER, paidFor(sale), orderId),
  ]);
}

/** The carrier handed the cash on. `cause`: the parcel it took it for. */
export function codRemitted(
  remitted: { cause: string; orderId: string; groupId: string | null; amount: Dong },
  at: Date,
): Posting {
  const { cause, orderId, groupId, amount } = remitted;
  return posting('cod-remitted', cause, at, groupId, [
    debit({ kind: 'bank' }, amount, orderId),
    credit({ kind: 'carrier-receivable' }, amount, orderId),
  ]);
}

/** Goods and delivery are earned: the co-op is owed for both, since it pays the carrier of its choice. */
export function delivery(sale: Sale, at: Date): Posting {
  const { orderId } = sale;
  return posting('delivery', orderId, at, sale.groupId, [
    debit(ofCooperative('cooperative-pending', sale), sale.goods, orderId),
    debit(ofCooperative('shipping', sale), sale.deliveryFee, orderId),
    credit(ofCooperative('cooperative-payable', sale), totalOf(sale), orderId),
  ]);
}

/** At the rate that was frozen when the order was placed. */
export function commission(sale: Sale, at: Date): Posting {
  const { orderId } = sale;
  return posting('commission', orderId, at, sale.groupId, [
    debit(ofCooperative('cooperative-payable', sale), plus(sale.commission, sale.commissionVat), orderId),
    credit({ kind: 'platform-commission' }, sale.commission, orderId),
    credit({ kind: 'commission-vat' }, sale.commissionVat, orderId),
  ]);
}

/** Owed to the tax office from the moment the sale is through (Decree 117/2025/NĐ-CP). */
export function withholding(sale: Sale, at: Date): Posting {
  const { orderId } = sale;
  const withheld = plus(...sale.taxes.flatMap(tax => [tax.vat, tax.pit]));
  return posting('withholding', orderId, at, sale.groupId, [
    debit(ofCooperative('cooperative-payable', sale), withheld, orderId),
    ...sale.taxes.flatMap(({ activity: part, vat, pit }) => [
      credit({ ...ofCooperative('tax-withheld-vat', sale), part }, vat, orderId),
      credit({ ...ofCooperative('tax-withheld-pit', sale), part }, pit, orderId),
    ]),
  ]);
}

/** All of a payment, less the parts that go back by themselves, is owed to the buyer. */
export function refundOwed({ paymentId, groupId, amount }: PaidMoney, parts: Dong, at: Date): Posting {
  const rest = minus(amount, parts);
  return posting('refund-owed', paymentId, at, groupId, [debit(BUYER, rest), credit(REFUNDS, rest)]);
}

export function refundSent({ paymentId, groupId, method, amount }: PaidMoney, parts: Dong, at: Date): Posting {
  const rest = minus(amount, parts);
  return posting('refund-sent', paymentId, at, groupId, [debit(REFUNDS, rest), credit(moneyAt(method), rest)]);
}

/** Stripe has the money again: what it could not give back is owed as before, and then goes by a transfer. */
export function refundFailed(money: PaidMoney, parts: Dong, at: Date): Posting[] {
  const { paymentId, groupId, method } = money;
  const rest = minus(money.amount, parts);
  return [
    refundSent(money, parts, at),
    posting('refund-failed', paymentId, at, groupId, [debit(moneyAt(method), rest), credit(REFUNDS, rest)]),
  ];
}
export function refundResent({ paymentId, groupId, amount }: PaidMoney, parts: Dong, at: Date): Posting {
  const rest = minus(amount, parts);
  return posting('refund-resent', paymentId, at, groupId, [debit(REFUNDS, rest), credit({ kind: 'bank' }, rest)]);
}

/**
 * The co-op bears what goes back of its goods, less its commission and tax, which are undone. Once a payout run has the order, the co-op owes it,
 * and the next run nets it.
 */
export function bornBy(sale: Sale, taken: TakenBack, isClaimed: boolean): Entry[] {
  const { orderId } = sale;
  const account = isClaimed ? 'cooperative-receivable' : 'cooperative-payable';
  return [
    debit(ofCooperative(account, sale), taken.net, orderId),
    debit({ kind: 'platform-commission' }, taken.commission, orderId),
    debit({ kind: 'commission-vat' }, taken.commissionVat, orderId),
    ...taken.taxes.flatMap(({ activity: part, vat, pit }) => [
      debit({ ...ofCooperative('tax-withheld-vat', sale), part }, vat, orderId),
      debit({ ...ofCooperative('tax-withheld-pit', sale), part }, pit, orderId),
    ]),
  ];
}

/** What goes back to those who paid a part of the price in the buyer's stead, by bearer. */
export type GivenBack = ReadonlyMap<string, Dong>;

const toBearers = ({ orderId }: Sale, given: GivenBack): Entry[] =>
  [...given].map(([part, amount]) => credit({ kind: 'promotion-subsidy', part }, amount, orderId));
const lessGiven = (amount: Dong, given: GivenBack): Dong => minus(amount, plus(...given.values()));

/** A part of what was paid goes back to the buyer, and of a promotion its part to whoever bore it. */
export function partOwed(
  sale: Sale,
  refundId: string,
  { taken, given }: { taken: TakenBack; given: GivenBack },
  isClaimed: boolean,
  at: Date,
): Posting {
  const entries = [
    ...bornBy(sale, taken, isClaimed),
    credit(REFUNDS, lessGiven(taken.amount, given), sale.orderId),
    ...toBearers(sale, given),
  ];
  return posting('part-owed', refundId, at, sale.groupId, entries);
}

/** An order of a paid group was cancelled or edited: that left the buyer's money with us, and now it is on its way back. */
export function shareOwed(sale: Sale, refundId: string, amount: Dong, at: Date): Posting {
  const { orderId } = sale;
  return posting('part-owed', refundId, at, sale.groupId, [
    debit(BUYER, amount, orderId),
    credit(REFUNDS, amount, orderId),
  ]);
}

export interface SentPart {
  refundId: string;
  orderId: string;
  groupId: string;
  method: PaidMoney['method'];
  amount: Dong;
}

export function partSent({ refundId, orderId, groupId, method, amount }: SentPart, at: Date): Posting {
  return posting('part-sent', refundId, at, groupId, [
    debit(REFUNDS, amount, orderId),
    credit(moneyAt(method), amount, orderId),
  ]);
}

/** As `refundFailed`, of a part. */
export function partFailed(part: SentPart, at: Date): Posting[] {
  const { refundId, orderId, groupId, method, amount } = part;
  const back = [debit(moneyAt(method), amount, orderId), credit(REFUNDS, amount, orderId)];
  return [partSent(part, at), posting('part-failed', refundId, at, groupId, back)];
}
export function partResent({ refundId, orderId, groupId, amount }: SentPart, at: Date): Posting {
  return posting('part-resent', refundId, at, groupId, [
    debit(REFUNDS, amount, orderId),
    credit({ kind: 'bank' }, amount, orderId),
  ]);
}

/** The payment of delivered goods went back as a whole (somebody's hand at Stripe, a dispute): the co-op bears its share. */
export function reversal(
  sale: Sale,
  { taken, given }: { taken: TakenBack; given: GivenBack },
  isClaimed: boolean,
  at: Date,
): Posting {
  const entries = [
    ...bornBy(sale, taken, isClaimed),
    credit(BUYER, lessGiven(taken.amount, given), sale.orderId),
    ...toBearers(sale, given),
  ];
  return posting('reversal', sale.orderId, at, sale.groupId, entries);
}

/**
 * Whoever promised the discount pays that part of the price in the buyer's stead: the platform or the province with their money, the co-op by earning
 * less.
 */
export function subsidy(discount: SaleDiscount, sale: Sale): Posting {
  const { discountId, bearer, goods, delivery } = discount;
  const { orderId } = sale;
  const amount = plus(goods, delivery);
  const borne = isOwn(discount)
    ? [
        debit(ofCooperative('cooperative-pending', sale), goods, orderId),
        debit(ofCooperative('shipping', sale), delivery, orderId),
      ]
    : [debit({ kind: 'promotion-subsidy', part: bearer }, amount, orderId)];
  return posting('subsidy', discountId, sale.placedAt, sale.groupId, [...borne, credit(BUYER, amount, orderId)]);
}

/** The order was cancelled: nobody pays for it. */
export function subsidyUndone(discount: SaleDiscount, sale: Sale, at: Date): Posting {
  const opposite = subsidy(discount, sale).entries.map(entry => ({ ...entry, amount: negative(entry.amount) }));
  return posting('subsidy-undone', discount.discountId, at, sale.groupId, opposite);
}

/** A line of a payout run. */
export interface PayoutLine {
  lineId: string;
  cooperativeId: string;
  amount: Dong;
}

/** What the co-op owes is kept back of what it is to be paid. */
export function clawBack({ lineId, amount, ...line }: PayoutLine, at: Date): Posting {
  return posting('claw-back', lineId, at, null, [
    debit(ofCooperative('payout-clearing', line), amount),
    credit(ofCooperative('cooperative-receivable', line), amount),
  ]);
}

export function clawBackUndone({ lineId, amount, ...line }: PayoutLine, at: Date): Posting {
  return posting('claw-back-undone', lineId, at, null, [
    debit(ofCooperative('cooperative-receivable', line), amount),
    credit(ofCooperative('payout-clearing', line), amount),
  ]);
}

export function payoutSent({ lineId, amount, ...line }: PayoutLine, at: Date): Posting {
  return posting('payout-sent', lineId, at, null, [
    debit(ofCooperative('payout-clearing', line), amount),
    credit({ kind: 'bank' }, amount),
  ]);
}

/** The bank gave it back: a wrong number, a closed account. */
export function payoutBounced({ lineId, amount, ...line }: PayoutLine, at: Date): Posting {
  return posting('payout-bounced', lineId, at, null, [
    debit({ kind: 'bank' }, amount),
    credit(ofCooperative('payout-clearing', line), amount),
  ]);
}
