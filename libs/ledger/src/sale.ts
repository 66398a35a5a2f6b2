import { minus, plus, zero, type Dong } from '#platform/money';
import { basisPoints } from './half-up.js';

/** What a seller does for the tax office: it decides the rate. */
export const TAX_ACTIVITIES = ['goods', 'services', 'production'] as const;
export type TaxActivity = (typeof TAX_ACTIVITIES)[number];

/** Basis points: 100 = 1 %. */
export interface CommissionRate {
  rateBp: number;
  vatBp: number;
}

/** What is withheld of one activity of a legal form. */
export interface WithholdingRule {
  activity: TaxActivity;
  vatBp: number;
  pitBp: number;
}

/** What a promotion took off an order. */
export interface SaleDiscount {
  discountId: string;
  /** `platform`, `cooperative`, `province`. */
  bearer: string;
  goods: Dong;
  delivery: Dong;
}

/** An order as it was placed, with the rules of that day. */
export interface Placed {
  orderId: string;
  groupId: string;
  cooperativeId: string;
  placedAt: Date;
  legalForm: string;
  /** At their prices, less what the co-op itself takes off: whatever somebody else pays of it is the co-op's all the same. So with the fee. */
  goods: Dong;
  deliveryFee: Dong;
  discounts: readonly SaleDiscount[];
  /** The goods by activity; they sum to `goods`. */
  bases: readonly { activity: TaxActivity; amount: Dong }[];
  /** None: no commission was agreed on that day. */
  rate: CommissionRate | null;
  /** Of the seller's legal form; none: the seller declares for itself. */
  rules: readonly WithholdingRule[];
}

export interface SaleTax extends WithholdingRule {
  base: Dong;
  vat: Dong;
  pit: Dong;
}

/** What was agreed when an order was placed. */
export interface Sale extends Pick<
  Placed,
  'orderId' | 'groupId' | 'cooperativeId' | 'placedAt' | 'legalForm' | 'goods' | 'deliveryFee' | 'discounts'
> {
  commissionBp: number;
  commission: Dong;
  commissionVatBp: number;
  commissionVat: Dong;
  taxes: readonly SaleTax[];
}

export const totalOf = ({ goods, deliveryFee }: Pick<Sale, 'goods' | 'deliveryFee'>): Dong => plus(goods, deliveryFee);

/** What the co-op took off its own prices, and what others pay in the buyer's stead. */
export const isOwn = ({ bearer }: SaleDiscount): boolean => bearer === 'cooperative';
const givenTo = ({ discounts }: Pick<Sale, 'discounts'>): Dong =>
  plus(...discounts.filter(one => !isOwn(one)).flatMap(({ goods, delivery }) => [goods, delivery]));

/** What the buyer pays. */
export const paidFor = (sale: Pick<Sale, 'goods' | 'deliveryFee' | 'discounts'>): Dong =>
  minus(totalOf(sale), givenTo(sale));

/** Freezes the terms of a sale. Each rate is rounded once, half up, on the whole order: no line loses or invents a đồng. */
export function freeze({ bases, rate, rules, ...order }: Placed): Sale {
  const commission = basisPoints(order.goods, rate?.rateBp ?? 0);
  const taxes = bases.flatMap(({ activity, amount }) => {
    const rule = rules.find(one => one.activity === activity);
    return rule
      ? [{ ...rule, base: amount, vat: basisPoints(amount, rule.vatBp), pit: basisPoints(amount, rule.pitBp) }]
      : [];
  });
  return {
    ...order,
    commissionBp: rate?.rateBp ?? 0,
    commission,
    commissionVatBp: rate?.vatBp ?? 0,
    commissionVat: basisPoints(commission, rate?.vatBp ?? 0),
    taxes,
  };
}

/** What changed of an order after it was placed. Below zero: the buyer pays less. */
export interface SaleEdit {
  editId: string;
  /** By activity. */
  goods: readonly { activity: TaxActivity; amount: Dong }[];
  deliveryFee: Dong;
  at: Date;
}

/** A sale as its edits leave it: at the rates that were frozen, each rounded once on what is left of the order. */
export function afterEdits(sale: Sale, edits: readonly SaleEdit[]): Sale {
  if (edits.length === 0) return sale;
  const changes = edits.flatMap(edit => edit.goods);
  const { taxes, commissionBp, commissionVatBp, ...placed } = sale;
  const bases = taxes.map(({ activity, base }) => ({
    activity,
    amount: plus(base, ...changes.filter(change => change.activity === activity).map(change => change.amount)),
  }));
  return freeze({
    ...placed,
    goods: plus(sale.goods, ...changes.map(change => change.amount)),
    deliveryFee: plus(sale.deliveryFee, ...edits.map(edit => edit.deliveryFee)),
    bases: bases.filter(({ amount }) => amount > zero),
    rate: { rateBp: commissionBp, vatBp: commissionVatBp },
    rules: taxes,
  });
}
