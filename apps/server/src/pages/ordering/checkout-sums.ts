import type { Quote } from '#libs/delivery';
import { minus, plus, type Dong } from '#platform/money';
import { sumOfLines } from './basket-lines.js';
import type { BasketLine } from './basket.query.js';

export interface CheckoutSums {
  goods: Dong;
  delivery: Dong;
  /** Of goods and delivery. */
  total: Dong;
  /** Comes on top of it for whoever pays at the door. */
  collecting: Dong;
}

/** What a checkout page adds up; nothing until every parcel is quoted. The quotes are those of a buyer who pays at the door. */
export function sumsOf(
  lines: readonly BasketLine[],
  quotes: ReadonlyMap<string, Quote> | undefined,
): CheckoutSums | undefined {
  if (!quotes) return undefined;
  const parcels = [...quotes.values()];
  const goods = sumOfLines(lines);
  const delivery = plus(...parcels.map(quote => quote.delivery));
  const collecting = plus(...parcels.map(collectingOf));
  return { goods, delivery, total: plus(goods, delivery), collecting };
}

/** What the buyer is asked for collecting at the door: nothing where the co-op bears it. */
export const collectingOf = ({ asked, delivery }: Quote): Dong => minus(asked, delivery);
