import { dong, type Dong } from '#platform/money';

export const COD_VERDICTS = ['matched', 'short', 'over', 'not-delivered', 'unknown', 'repeated'] as const;
export type CodVerdict = (typeof COD_VERDICTS)[number];

/** What we know of the parcel that a row of a carrier's statement names. */
export interface ParcelOwed {
  shipmentId: string;
  toCollect: Dong;
  codState: 'none' | 'to-collect' | 'collected' | 'remitted';
}

/**
 * What a row of a statement means. Only money to the đồng for a parcel that was delivered counts as remitted; everything else is for a
 * person to look at. `parcels`: all that bear the number; two of them say nothing.
 */
export function judgeRow(amount: string | undefined, parcels: readonly ParcelOwed[]): CodVerdict {
  const [parcel] = parcels;
  if (!parcel || parcels.length > 1 || amount === undefined || parcel.toCollect === 0n) return 'unknown';
  if (parcel.codState === 'remitted') return 'repeated';
  if (parcel.codState !== 'collected') return 'not-delivered';
  const sum = dong(amount);
  if (sum === parcel.toCollect) return 'matched';
  return sum < parcel.toCollect ? 'short' : 'over';
}
