import { dong, type Dong } from '#platform/money';

/** What so much of a thing costs, in whole đồng, half up: the same sentence as the CHECK of catalog_variant. */
export function priceByWeight(perKilo: Dong, grams: number): Dong {
  if (!Number.isSafeInteger(grams) || grams < 0) throw new RangeError(`not whole grams: ${grams}`);
  return dong((perKilo * BigInt(grams) + 500n) / 1000n);
}

/** Whether what lies on the scale may stand for what was ordered, both in grams. */
export const isWithinTolerance = (ordered: number, weighed: number, tolerancePercent: number): boolean =>
  Math.abs(weighed - ordered) * 100 <= ordered * tolerancePercent;
