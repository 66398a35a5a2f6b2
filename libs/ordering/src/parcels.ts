import type { Parcel } from '#libs/delivery';
import { dong, plus, times } from '#platform/money';
import type { BasketRow } from './baskets.query.js';
import { cooperativesOf } from './split-by-cooperative.js';

export type ParcelLine = Pick<
  BasketRow,
  'cooperativeId' | 'fromCommuneCode' | 'grams' | 'mm3' | 'unitPrice' | 'quantity'
>;

/** One parcel per co-op, heavy and large as all its lines, in the order in which the co-ops first appear. */
export function parcelsOf(rows: readonly ParcelLine[]): Parcel[] {
  return cooperativesOf(rows).map(cooperativeId => {
    const own = rows.filter(row => row.cooperativeId === cooperativeId);
    return {
      cooperativeId,
      fromCommuneCode: own[0]?.fromCommuneCode ?? '',
      grams: own.reduce((sum, row) => sum + row.grams, 0),
      mm3: own.reduce((sum, row) => sum + row.mm3, 0),
      goods: plus(...own.map(row => times(dong(row.unitPrice), row.quantity))),
    };
  });
}

/** What was quoted for the parcels, by co-op. */
export function byParcel<Q>(parcels: readonly Parcel[], quotes: readonly Q[]): Map<string, Q> {
  return new Map(
    parcels.flatMap(({ cooperativeId }, at) => {
      const quote = quotes[at];
      return quote === undefined ? [] : [[cooperativeId, quote] as const];
    }),
  );
}
