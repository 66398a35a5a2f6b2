// What promotions take off the orders of a group. Pure.
import {
  missingFor,
  whyNot,
  type Discount,
  type Offers,
  type Taken,
  type ToOrder,
  type WhyNot,
} from '#libs/promotions';
import { newId } from '#platform/ids';
import { minus, plus, zero, type Dong } from '#platform/money';
import type { OrderLine, OrderPart } from './split-by-cooperative.js';

/** The parts less their discounts, and what is to be counted of each promotion. */
export function discounted(
  parts: readonly OrderPart[],
  discounts: readonly Discount[],
): { parts: OrderPart[]; taken: Taken[] } {
  const taken = discounts.flatMap(discount =>
    parts.flatMap(part => {
      const one = takenOf(discount, part);
      return one.goods + one.delivery > 0n ? [{ ...one, discount }] : [];
    }),
  );
  return {
    parts: parts.map(part =>
      lessDiscounts(
        part,
        taken.filter(one => one.orderId === part.id),
      ),
    ),
    taken: taken.map(({ discount: _discount, ...one }) => one),
  };
}

function takenOf({ offer, goods, delivery }: Discount, part: OrderPart): Taken {
  return {
    discountId: newId(),
    promotionId: offer.id,
    orderId: part.id,
    goods: plus(...part.lines.map(line => goods.get(line.variantId) ?? zero)),
    delivery: delivery.get(part.cooperativeId) ?? zero,
  };
}

function lessDiscounts(part: OrderPart, taken: readonly (Taken & { discount: Discount })[]): OrderPart {
  if (taken.length === 0) return part;
  const off = (line: OrderLine): OrderLine => {
    const by = taken.find(one => one.discount.goods.has(line.variantId));
    return by ? { ...line, discount: by.discount.goods.get(line.variantId) ?? zero, discountId: by.discountId } : line;
  };
  const discount = plus(...taken.flatMap(one => [one.goods, one.delivery]));
  return { ...part, lines: part.lines.map(off), discount, total: minus(part.total, discount) };
}

/** Why the code that was typed does not count; undefined: it does, or none was typed. */
export function codeTrouble(
  { coded, codeIs }: Offers,
  order: ToOrder,
): { why: WhyNot | 'unknown'; missing: Dong } | undefined {
  if (codeIs === 'unknown' || codeIs === 'over') return { why: codeIs, missing: zero };
  const why = coded && whyNot(coded, order);
  return coded && why && { why, missing: missingFor(coded, order) };
}
