import { minus, plus, zero, type Dong } from '#platform/money';
import { ofDispute, type DisputeNow } from './dispute-templates.js';
import { portion } from './half-up.js';
import { afterEdits, isOwn, type Sale, type SaleEdit, type TaxActivity } from './sale.js';
import { takeAllBack, takeBack, type SoFar } from './take-back.js';
import * as post from './templates.js';
import type { GivenBack, PaidMoney } from './templates.js';
import type { Posting, PostingKind } from './posting.js';

/** What the buyer paid for a line, and what somebody else gave to it. */
export interface LineOfSale {
  lineId: string;
  paid: Dong;
  given: Dong;
  bearer: string | null;
}

/** Money of a line that goes back. */
export interface PartOfSale {
  refundId: string;
  activity: TaxActivity;
  /** What the buyer gets back. */
  amount: Dong;
  line: LineOfSale;
  owedAt: Date;
  returnedAt: Date | null;
  /** Stripe said that it could not give it back after all. */
  failedAt: Date | null;
}

/** What was paid for an order goes back: all of it, since it was cancelled while its sisters go on, or what an edit took off. */
export type ShareOfSale = Omit<PartOfSale, 'activity' | 'line'>;

/** Cash that whoever carried the parcel has handed on. */
export interface Remitted {
  shipmentId: string;
  amount: Dong;
  at: Date;
}

/** An order as it stands now. */
export interface OrderNow {
  /** As it was placed. */
  sale: Sale;
  edits: readonly SaleEdit[];
  isClaimed: boolean;
  deliveredAt: Date | null;
  cancelledAt: Date | null;
  /** In the order in which they were owed. */
  parts: readonly PartOfSale[];
  /** None: it was neither cancelled nor edited, or nothing had been paid, or everything goes back. */
  shares: readonly ShareOfSale[];
  /** What of its delivery goes back after a complaint: the co-op bears it, and there is neither commission nor tax in it. */
  fees: readonly ShareOfSale[];
  /** None: nothing is to be collected, or the carrier still has it. */
  remitted: Remitted | null;
}

export interface PaymentNow extends PaidMoney {
  paidAt: Date | null;
  state: string;
  refundFailedAt: Date | null;
  /** None that is only an inquiry of the bank. */
  disputes: readonly DisputeNow[];
}

/** All orders of one moment, and their payment, as they stand now. */
export interface GroupNow {
  payment: PaymentNow;
  orders: readonly OrderNow[];
}

export type Posted = ReadonlySet<string>;
export const postedKey = (kind: PostingKind, cause: string): string => `${kind} ${cause}`;

/**
 * What has become true of a group and is not in the books. Asked after every fact, in whatever order and however often facts come, the books end
 * the same: it reads the present and leaves out what was posted.
 */
export function outstanding(group: GroupNow, posted: Posted, now: Date): Posting[] {
  const all = [...group.orders.flatMap(order => ofOrder(order, group.payment, posted, now)), ...ofPayment(group, now)];
  return all.filter(({ kind, cause, entries }) => entries.length > 0 && !posted.has(postedKey(kind, cause)));
}

function ofOrder(placed: OrderNow, payment: PaymentNow, posted: Posted, now: Date): Posting[] {
  const postings = [
    post.placement(placed.sale),
    ...placed.sale.discounts.map(discount => post.subsidy(discount, placed.sale)),
    ...placed.edits.map(edit => post.edit(placed.sale, edit)),
  ];
  // Edits end with the packing: whatever comes after has the sale as they left it.
  const order = { ...placed, sale: afterEdits(placed.sale, placed.edits) };
  const { sale, deliveredAt, cancelledAt, remitted } = order;
  if (cancelledAt) {
    postings.push(post.cancellation(sale, cancelledAt));
    postings.push(...sale.discounts.map(discount => post.subsidyUndone(discount, sale, cancelledAt)));
  }
  if (remitted)
    postings.push(post.codRemitted({ ...remitted, ...idsOf(sale), cause: remitted.shipmentId }, remitted.at));
  if (deliveredAt) {
    if (payment.method === 'cod') postings.push(post.codCollected(sale, deliveredAt));
    postings.push(...[post.delivery, post.commission, post.withholding].map(template => template(sale, deliveredAt)));
  }
  return [
    ...postings,
    ...sharesGoingBack(order, payment),
    ...feesGoingBack(order, payment),
    ...goingBack(order, payment, posted, now),
  ];
}

const idsOf = ({ orderId, groupId }: Sale) => ({ orderId, groupId });

function sharesGoingBack({ sale, shares }: OrderNow, { method }: PaymentNow): Posting[] {
  return shares.flatMap(share => {
    const owed = post.shareOwed(sale, share.refundId, share.amount, share.owedAt);
    return [owed, ...sent({ ...share, ...idsOf(sale), method })];
  });
}

/** On its way back, once; or once by Stripe in vain, and then by hand. */
function sent(part: post.SentPart & Pick<ShareOfSale, 'returnedAt' | 'failedAt'>): Posting[] {
  const { returnedAt, failedAt } = part;
  if (!failedAt) return returnedAt ? [post.partSent(part, returnedAt)] : [];
  return [...post.partFailed(part, failedAt), ...(returnedAt ? [post.partResent(part, returnedAt)] : [])];
}

function feesGoingBack({ sale, fees, isClaimed }: OrderNow, { method }: PaymentNow): Posting[] {
  return fees.flatMap(fee => {
    const given: GivenBack = new Map();
    const taken = { amount: fee.amount, net: fee.amount, commission: zero, commissionVat: zero, taxes: [] };
    const owed = post.partOwed(sale, fee.refundId, { taken, given }, isClaimed, fee.owedAt);
    return [owed, ...sent({ ...fee, ...idsOf(sale), method })];
  });
}

/** Parts that were posted before come first: what they undid is done, and the others go on from there. */
function goingBack(
  { sale, parts, fees, isClaimed, deliveredAt }: OrderNow,
  payment: PaymentNow,
  posted: Posted,
  now: Date,
): Posting[] {
  const isPosted = ({ refundId }: PartOfSale): boolean => posted.has(postedKey('part-owed', refundId));
  const inTurn = [...parts.filter(isPosted), ...parts.filter(part => !isPosted(part))];
  const postings: Posting[] = [];
  let soFar: SoFar = { goods: new Map() };
  const back = new Back();
  for (const part of inTurn) {
    const given = back.take(part);
    const amount = plus(part.amount, ...given.values());
    const { activity } = part;
    const taken = takeBack(sale, soFar, { activity, amount });
    postings.push(post.partOwed(sale, part.refundId, { taken, given }, isClaimed, part.owedAt));
    soFar = { goods: new Map([...soFar.goods, [activity, plus(soFar.goods.get(activity) ?? zero, amount)]]) };
    postings.push(...sent({ ...part, ...idsOf(sale), method: payment.method }));
  }
  // Before the delivery it may still be cancelled, and the buyer's account is even then.
  if (deliveredAt && payment.state === 'refunded')
    postings.push(
      post.reversal(
        sale,
        { taken: takeAllBack(sale, soFar, plus(...fees.map(fee => fee.amount))), given: back.rest(sale) },
        isClaimed,
        now,
      ),
    );
  return postings;
}

/** What goes back to those who gave to the price: as the sums so far would have it, so that all parts of a line give back exactly all. */
class Back {
  private readonly ofLine = new Map<string, Dong>();
  private readonly toBearer = new Map<string, Dong>();

  take({ amount, line: { lineId, paid, given, bearer } }: PartOfSale): GivenBack {
    if (bearer === null || given === zero) return new Map();
    const before = this.ofLine.get(lineId) ?? zero;
    const after = plus(before, amount);
    this.ofLine.set(lineId, after);
    const part = minus(portion(given, after, paid), portion(given, before, paid));
    this.toBearer.set(bearer, plus(this.toBearer.get(bearer) ?? zero, part));
    return new Map([[bearer, part]]);
  }

  /** All that has not gone back yet. */
  rest({ discounts }: Sale): GivenBack {
    const rest = new Map<string, Dong>();
    for (const { bearer, goods, delivery } of discounts.filter(one => !isOwn(one)))
      rest.set(bearer, plus(rest.get(bearer) ?? zero, goods, delivery));
    for (const [bearer, amount] of this.toBearer) rest.set(bearer, minus(rest.get(bearer) ?? zero, amount));
    return rest;
  }
}

function ofPayment({ payment, orders }: GroupNow, now: Date): Posting[] {
  if (payment.method === 'cod' || !payment.paidAt) return [];
  const parts = plus(
    ...orders.flatMap(({ parts: some, shares, fees }) => [...some, ...shares, ...fees].map(one => one.amount)),
  );
  const postings = [post.capture(payment, payment.paidAt)];
  if (payment.state === 'to-refund' || payment.state === 'refunded')
    postings.push(post.refundOwed(payment, parts, now));
  const { refundFailedAt: failed } = payment;
  if (failed) postings.push(...post.refundFailed(payment, parts, failed));
  if (payment.state === 'refunded') postings.push((failed ? post.refundResent : post.refundSent)(payment, parts, now));
  return [...postings, ...payment.disputes.flatMap(dispute => ofDispute(dispute, payment.groupId, orders))];
}
