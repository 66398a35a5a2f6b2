import type { Parcel } from '#libs/delivery';
import type { Dong } from '#platform/money';
import type { BasketRow } from './baskets.query.js';
import { cooperativesOf } from './split-by-cooperative.js';

/** One parcel per co-op, heavy as all its lines, in the order in which the co-ops first appear. */
export function parcelsOf(rows: readonly Pick<BasketRow, 'cooperativeId' | 'fromCommuneCode' | 'grams'>[]): Parcel[] {
  return cooperativesOf(rows).map(cooperativeId => {
    const own = rows.filter(row => row.cooperativeId === cooperativeId);
    return {
      cooperativeId,
      fromCommuneCode: own[0]?.fromCommuneCode ?? '',
      grams: own.reduce((sum, row) => sum + row.grams, 0),
    };
  });
}

/** The fees that Delivery.quote gave for the parcels, by co-op. */
export function feesByCooperative(parcels: readonly Parcel[], fees: readonly Dong[]): Map<string, Dong> {
  return new Map(
    parcels.flatMap(({ cooperativeId }, at) => (fees[at] === undefined ? [] : [[cooperativeId, fees[at]] as const])),
  );
}
