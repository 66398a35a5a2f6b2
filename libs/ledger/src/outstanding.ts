import { plus, zero, type Dong } from '#platform/money';
import type { Sale, TaxActivity } from './sale.js';
import { takeAllBack, takeBack, type SoFar } from './take-back.js';
import * as post from './templates.js';
import type { PaidMoney, Posting, PostingKind } from './templates.js';

/** Money of a line that goes back. */
export interface PartOfSale {
  refundId: string;
  activity: TaxActivity;
  amount: Dong;
  owedAt: Date;
  returnedAt: Date | null;
}

/** All that was paid for an order goes back, since it was cancelled while its sisters go on. */
export type ShareOfSale = Omit<PartOfSale, 'activity'>;

/** Cash that whoever carried the parcel has handed on. */
export interface Remitted {
  shipmentId: string;
  amount: Dong;
  at: Date;
}

/** An order as it stands now. */
export interface OrderNow {
  sale: Sale;
  isClaimed: boolean;
  deliveredAt: Date | null;
  cancelledAt: Date | null;
  /** In the order in which they were owed. */
  parts: readonly PartOfSale[];
  /** None: it was not cancelled, or nothing had been paid, or everything goes back. */
  share: ShareOfSale | null;
  /** None: nothing is to be collected, or the carrier still has it. */
  remitted: Remitted | null;
}

export interface PaymentNow extends PaidMoney {
  paidAt: Date | null;
  state: string;
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

function ofOrder(order: OrderNow, payment: PaymentNow, posted: Posted, now: Date): Posting[] {
  const { sale, deliveredAt, cancelledAt, remitted } = order;
  const postings = [post.placement(sale)];
  if (cancelledAt) postings.push(post.cancellation(sale, cancelledAt));
  if (remitted)
    postings.push(post.codRemitted({ ...remitted, ...idsOf(sale), cause: remitted.shipmentId }, remitted.at));
  if (deliveredAt) {
    if (payment.method === 'cod') postings.push(post.codCollected(sale, deliveredAt));
    postings.push(...[post.delivery, post.commission, post.withholding].map(template => template(sale, deliveredAt)));
  }
  return [...postings, ...shareGoingBack(order, payment), ...goingBack(order, payment, posted, now)];
}

const idsOf = ({ orderId, groupId }: Sale) => ({ orderId, groupId });

function shareGoingBack({ sale, share }: OrderNow, { method }: PaymentNow): Posting[] {
  if (!share) return [];
  const owed = post.orderOwed(sale, share.refundId, share.amount, share.owedAt);
  return share.returnedAt ? [owed, post.partSent({ ...share, ...idsOf(sale), method }, share.returnedAt)] : [owed];
}

/** Parts that were posted before come first: what they undid is done, and the others go on from there. */
function goingBack(
  { sale, parts, isClaimed, deliveredAt }: OrderNow,
  payment: PaymentNow,
  posted: Posted,
  now: Date,
): Posting[] {
  const isPosted = ({ refundId }: PartOfSale): boolean => posted.has(postedKey('part-owed', refundId));
  const inTurn = [...parts.filter(isPosted), ...parts.filter(part => !isPosted(part))];
  const postings: Posting[] = [];
  let soFar: SoFar = { goods: new Map() };
  for (const part of inTurn) {
    postings.push(post.partOwed(sale, part.refundId, takeBack(sale, soFar, part), isClaimed, part.owedAt));
    soFar = {
      goods: new Map([...soFar.goods, [part.activity, plus(soFar.goods.get(part.activity) ?? zero, part.amount)]]),
    };
    if (part.returnedAt) {
      postings.push(post.partSent({ ...part, ...idsOf(sale), method: payment.method }, part.returnedAt));
    }
  }
  // Before the delivery it may still be cancelled, and the buyer's account is even then.
  if (deliveredAt && payment.state === 'refunded')
    postings.push(post.reversal(sale, takeAllBack(sale, soFar), isClaimed, now));
  return postings;
}

function ofPayment({ payment, orders }: GroupNow, now: Date): Posting[] {
  if (payment.method === 'cod' || !payment.paidAt) return [];
  const parts = plus(
    ...orders.flatMap(({ parts: some, share }) => [...some, ...(share ? [share] : [])].map(one => one.amount)),
  );
  const postings = [post.capture(payment, payment.paidAt)];
  if (payment.state === 'to-refund' || payment.state === 'refunded')
    postings.push(post.refundOwed(payment, parts, now));
  if (payment.state === 'refunded') postings.push(post.refundSent(payment, parts, now));
  return postings;
}
