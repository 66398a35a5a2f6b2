// Which promotions apply to what somebody orders, and what they take off which line and which delivery. Pure.
import type { Day } from '#platform/clock';
import { dong, minus, plus, share, zero, type Dong } from '#platform/money';
import type { Offer } from './promotion.js';

/** A line that is to be ordered, at its price. */
export interface PricedGoods {
  variantId: string;
  cooperativeId: string;
  fromCommuneCode: string;
  groupCode: string;
  total: Dong;
}

export interface ToOrder {
  day: Day;
  lines: readonly PricedGoods[];
  /** Delivery per co-op. */
  fees: ReadonlyMap<string, Dong>;
  /** Of a day's price the law lets nobody take off more, in basis points. */
  ceilingBp: number;
  /** What the buyer did before, as far as the phone number is known; a buyer who is not known yet is believed. */
  buyer: BuyerBefore;
}

export interface BuyerBefore {
  hasOrdered: boolean;
  /** Promotions of which the buyer has had their part. */
  usedUp: readonly string[];
}

/** What one promotion takes off. */
export interface Discount {
  offer: Offer;
  /** By variant: of a basket each stands in one line. */
  goods: ReadonlyMap<string, Dong>;
  /** By co-op. */
  delivery: ReadonlyMap<string, Dong>;
  amount: Dong;
}

/** Why an offer does not count for an order; each has its sentence. */
export const WHY_NOT = [
  'not-yet',
  'over',
  'used-up',
  'used-by-you',
  'not-first',
  'other-goods',
  'too-little',
  'no-delivery',
] as const;
export type WhyNot = (typeof WHY_NOT)[number];

const BASIS = 10_000n;

/** Why an offer does not count for this order; undefined: it does. */
export function whyNot(offer: Offer, order: ToOrder): WhyNot | undefined {
  if (order.day < offer.validFrom) return 'not-yet';
  if (order.day > offer.validTo) return 'over';
  if (offer.usesLeft !== null && offer.usesLeft <= 0) return 'used-up';
  if (offer.isFirstOrder && order.buyer.hasOrdered) return 'not-first';
  if (order.buyer.usedUp.includes(offer.id)) return 'used-by-you';
  const lines = linesOf(offer, order);
  if (lines.length === 0) return 'other-goods';
  if (totalOf(lines) < offer.leastGoods) return 'too-little';
  const whole = takenAlone(offer, order);
  if (whole <= zero) return offer.kind === 'delivery' ? 'no-delivery' : 'other-goods';
  return whole > offer.budgetLeft ? 'used-up' : undefined;
}

/**
 * Every line has at most one discount, and so has every delivery. What the buyer typed a code for comes first; of the others, the one that takes off
 * most. What is taken off together never passes a line, a delivery or the ceiling of the law.
 */
export function discountsOf(order: ToOrder, coded: Offer | undefined, automatic: readonly Offer[]): Discount[] {
  const byWorth = automatic
    .filter(offer => !whyNot(offer, order))
    .map(offer => ({ offer, worth: takenAlone(offer, order) }))
    .sort((a, b) => (a.worth === b.worth ? (a.offer.id < b.offer.id ? -1 : 1) : a.worth > b.worth ? -1 : 1));
  const inTurn = [...(coded && !whyNot(coded, order) ? [coded] : []), ...byWorth.map(({ offer }) => offer)];
  const taken = { lines: new Set<string>(), parcels: new Set<string>() };
  return inTurn.flatMap(offer => {
    const discount = take(offer, order, taken);
    return discount.amount > zero ? [discount] : [];
  });
}

function take(offer: Offer, order: ToOrder, taken: { lines: Set<string>; parcels: Set<string> }): Discount {
  const lines = linesOf(offer, order);
  const free = { lines: lines.filter(line => !taken.lines.has(line.variantId)), fees: feesOf(lines, order) };
  for (const cooperativeId of taken.parcels) free.fees.delete(cooperativeId);
  const isDelivery = offer.kind === 'delivery';
  const goods = isDelivery ? new Map<string, Dong>() : offGoods(offer, free.lines, order.ceilingBp);
  const delivery = isDelivery ? offDelivery(offer, free.fees) : new Map<string, Dong>();
  for (const variantId of goods.keys()) taken.lines.add(variantId);
  for (const cooperativeId of delivery.keys()) taken.parcels.add(cooperativeId);
  return { offer, goods, delivery, amount: plus(...goods.values(), ...delivery.values()) };
}

/** What it would take off if it were the only one. */
const takenAlone = (offer: Offer, order: ToOrder): Dong =>
  take(offer, order, { lines: new Set(), parcels: new Set() }).amount;

function linesOf({ cooperativeId, groupCodes, communeCode }: Offer, { lines }: ToOrder): PricedGoods[] {
  return lines.filter(
    line =>
      (cooperativeId === null || line.cooperativeId === cooperativeId) &&
      (groupCodes === null || groupCodes.includes(line.groupCode)) &&
      (communeCode === null || line.fromCommuneCode === communeCode),
  );
}

function feesOf(lines: readonly PricedGoods[], { fees }: ToOrder): Map<string, Dong> {
  const cooperatives = new Set(lines.map(line => line.cooperativeId));
  return new Map([...fees].filter(([cooperativeId, fee]) => cooperatives.has(cooperativeId) && fee > zero));
}

/** Split by what may be taken off each line at most: so no part passes its line. */
function offGoods(offer: Offer, lines: readonly PricedGoods[], ceilingBp: number): Map<string, Dong> {
  const ceilings = lines.map(line => dong((line.total * BigInt(ceilingBp)) / BASIS));
  const wished = offer.kind === 'sum' ? (offer.amount ?? zero) : percentOf(totalOf(lines), offer);
  return split(
    least(wished, plus(...ceilings)),
    lines.map(line => line.variantId),
    ceilings,
  );
}

function offDelivery(offer: Offer, fees: ReadonlyMap<string, Dong>): Map<string, Dong> {
  const whole = plus(...fees.values());
  return split(least(whole, offer.most ?? whole), [...fees.keys()], [...fees.values()]);
}

/** Rounded down: of half a đồng the seller is not asked for more. */
function percentOf(total: Dong, { rateBp, most }: Offer): Dong {
  const part = dong((total * BigInt(rateBp ?? 0)) / BASIS);
  return most === null ? part : least(part, most);
}

function split(whole: Dong, names: readonly string[], weights: readonly Dong[]): Map<string, Dong> {
  if (whole <= zero) return new Map();
  const parts = share(whole, weights);
  return new Map(names.flatMap((name, at) => (parts[at] ? [[name, parts[at]] as const] : [])));
}

const least = (a: Dong, b: Dong): Dong => (a < b ? a : b);
const totalOf = (lines: readonly PricedGoods[]): Dong => plus(...lines.map(line => line.total));

/** How much the goods still have to cost for an offer to count. */
export const missingFor = (offer: Offer, order: ToOrder): Dong => {
  const missing = minus(offer.leastGoods, totalOf(linesOf(offer, order)));
  return missing > zero ? missing : zero;
};
