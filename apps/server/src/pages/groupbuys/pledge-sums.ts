import { Delivery, quotesOf } from '#libs/delivery';
import { parcelsOf } from '#libs/ordering';
import { dong, plus, times, zero, type Dong } from '#platform/money';
import type { GroupBuyRow } from './groupbuys.query.js';

export interface PledgeSums {
  goods: Dong;
  fee: Dong;
  total: Dong;
}

/** The most that a pledge can come to: at the price of the first tier, since others may take theirs back; with delivery, paid at the door. */
export async function mostOf(
  delivery: Delivery,
  buy: GroupBuyRow,
  packs: number,
  toCommuneCode: string,
): Promise<PledgeSums> {
  const unitPrice = dong(buy.tiers[0]?.price ?? buy.alone);
  const line = { ...buy, quantity: packs, unitPrice, grams: buy.grams * packs, mm3: buy.mm3 * packs };
  const [quote] = quotesOf(await delivery.terms(), { toCommuneCode, isPaidAtDoor: true }, parcelsOf([line]));
  const [goods, fee] = [times(unitPrice, packs), quote?.asked ?? zero];
  return { goods, fee, total: plus(goods, fee) };
}
