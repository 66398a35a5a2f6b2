import { newId } from '#platform/ids';
import { minus, plus, times, zero, type Dong } from '#platform/money';

/** A line of the basket at the price of this moment. */
export interface PricedLine {
  variantId: string;
  cooperativeId: string;
  nameVi: string;
  nameEn: string;
  /** Whole đồng, VAT included, per pack. */
  unitPrice: Dong;
  quantity: number;
}

export interface OrderLine extends PricedLine {
  id: string;
  position: number;
  /** At its price. */
  total: Dong;
  /** What a promotion takes off it. */
  discount: Dong;
  discountId: string | null;
}

/** One co-op's part of what a buyer places at one moment. */
export interface OrderPart {
  id: string;
  number: string;
  cooperativeId: string;
  lines: OrderLine[];
  goodsTotal: Dong;
  deliveryFee: Dong;
  /** What promotions take off goods and delivery. */
  discount: Dong;
  /** What the buyer pays. */
  total: Dong;
}

export interface GroupSums {
  goodsTotal: Dong;
  deliveryTotal: Dong;
  discount: Dong;
  total: Dong;
}

/**
 * Splits a basket into one order per co-op, in the order in which the co-ops first appear. Lines are moved, never priced anew,
 * so the parts sum to the whole by construction. Fees are per co-op; a co-op without one is a mistake of the caller.
 */
export function splitByCooperative(
  code: string,
  lines: readonly PricedLine[],
  fees: ReadonlyMap<string, Dong>,
): OrderPart[] {
  return cooperativesOf(lines).map((cooperativeId, at) => {
    const deliveryFee = fees.get(cooperativeId);
    if (deliveryFee === undefined) throw new RangeError(`no delivery fee for co-op ${cooperativeId}`);
    const own = lines.filter(line => line.cooperativeId === cooperativeId);
    const orderLines = own.map((line, index) => ({
      ...line,
      id: newId(),
      position: index + 1,
      total: times(line.unitPrice, line.quantity),
      discount: zero,
      discountId: null,
    }));
    const goodsTotal = plus(...orderLines.map(line => line.total));
    const total = plus(goodsTotal, deliveryFee);
    return {
      id: newId(),
      number: `${code}-${at + 1}`,
      cooperativeId,
      lines: orderLines,
      goodsTotal,
      deliveryFee,
      discount: zero,
      total,
    };
  });
}

export function cooperativesOf(lines: readonly { cooperativeId: string }[]): string[] {
  return [...new Set(lines.map(line => line.cooperativeId))];
}

export function sumOf(parts: readonly OrderPart[]): GroupSums {
  const goodsTotal = parts.reduce((sum, part) => plus(sum, part.goodsTotal), zero);
  const deliveryTotal = parts.reduce((sum, part) => plus(sum, part.deliveryFee), zero);
  const discount = parts.reduce((sum, part) => plus(sum, part.discount), zero);
  return { goodsTotal, deliveryTotal, discount, total: minus(plus(goodsTotal, deliveryTotal), discount) };
}
