import type { Quote } from '#libs/delivery';
import type { Discount } from '#libs/promotions';
import { minus, plus, type Dong } from '#platform/money';
import { sumOfLines } from './basket-lines.js';
import type { BasketLine } from './basket.query.js';

export interface CheckoutSums {
  goods: Dong;
  delivery: Dong;
  /** What promotions take off both. */
  discounts: readonly Discount[];
  /** Of goods and delivery, less the discounts. */
  total: Dong;
  /** Comes on top of it for whoever pays at the door. */
  collecting: Dong;
}

/** What promotions take off; a free delivery also takes off what collecting at the door costs. */
export interface Reduction {
  discounts: readonly Discount[];
  atDoor: readonly Discount[];
}

/** What a checkout page adds up; nothing until every parcel is quoted. The quotes are those of a buyer who pays at the door. */
export function sumsOf(
  lines: readonly BasketLine[],
  quotes: ReadonlyMap<string, Quote> | undefined,
  { discounts, atDoor }: Reduction = { discounts: [], atDoor: [] },
): CheckoutSums | undefined {
  if (!quotes) return undefined;
  const parcels = [...quotes.values()];
  const goods = sumOfLines(lines);
  const delivery = plus(...parcels.map(quote => quote.delivery));
  const total = minus(plus(goods, delivery), amountOf(discounts));
  const totalAtDoor = minus(plus(goods, ...parcels.map(quote => quote.asked)), amountOf(atDoor));
  return { goods, delivery, discounts, total, collecting: minus(totalAtDoor, total) };
}

const amountOf = (discounts: readonly Discount[]): Dong => plus(...discounts.map(discount => discount.amount));

/** What the buyer is asked for collecting at the door: nothing where the co-op bears it. */
export const collectingOf = ({ asked, delivery }: Quote): Dong => minus(asked, delivery);
