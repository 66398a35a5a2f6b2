import { Delivery, quotesOf, type PromisedDays } from '#libs/delivery';
import { parcelsOf, promisedAhead } from '#libs/ordering';
import { dong, minus, plus, times, zero, type Dong } from '#platform/money';
import type { HarvestRow } from './harvests.query.js';

export interface AheadSums {
  goods: Dong;
  fee: Dong;
  total: Dong;
  /** What bringing the money back from the door costs on top. */
  collecting: Dong;
  promised: PromisedDays | undefined;
}

/** What an order ahead costs, and when it is there. */
export async function aheadSums(
  delivery: Delivery,
  row: HarvestRow,
  packs: number,
  toCommuneCode: string,
): Promise<AheadSums> {
  const terms = await delivery.terms();
  const unitPrice = dong(row.price);
  const parcels = parcelsOf([{ ...row, quantity: packs, unitPrice, grams: row.grams * packs, mm3: row.mm3 * packs }]);
  const [ahead] = quotesOf(terms, { toCommuneCode, isPaidAtDoor: false }, parcels);
  const [atDoor] = quotesOf(terms, { toCommuneCode, isPaidAtDoor: true }, parcels);
  const [goods, fee] = [times(unitPrice, packs), ahead?.asked ?? zero];
  const promised = ahead && promisedAhead(terms, { cooperative: row.cooperativeId, way: ahead }, row);
  return { goods, fee, total: plus(goods, fee), collecting: minus(atDoor?.asked ?? fee, fee), promised };
}
