import type { Day } from '#platform/clock';
import type { Dong } from '#platform/money';
import { feeFor, zoneOf, type TariffStep } from './fee-for.js';
import { NoTariffToday, UnknownDestination } from './refusals.js';

/** One co-op's goods on their way to the buyer. */
export interface Parcel {
  cooperativeId: string;
  fromCommuneCode: string;
  grams: number;
}

export interface Destination {
  toCommuneCode: string;
}

/** What delivery costs on one day. */
export interface Terms {
  day: Day;
  tariff: readonly TariffStep[];
  /** Province code by commune code, of the communes that exist that day. */
  provinceOf: ReadonlyMap<string, string>;
}

/** What weighs nothing is used where it is, and stays there. */
export const isSent = ({ grams }: Pick<Parcel, 'grams'>): boolean => grams > 0;

/** What each parcel costs, in the order of the parcels. What is not sent costs nothing. Throws UnknownDestination, NoTariffToday. */
export function feesOf(terms: Terms, { toCommuneCode }: Destination, parcels: readonly Parcel[]): Dong[] {
  const toProvince = terms.provinceOf.get(toCommuneCode);
  if (toProvince === undefined) throw new UnknownDestination();
  if (parcels.some(isSent) && terms.tariff.length === 0) throw new NoTariffToday();
  return parcels.map(({ fromCommuneCode, grams }) =>
    feeFor(terms.tariff, zoneOf(terms.provinceOf.get(fromCommuneCode) ?? '', toProvince), grams),
  );
}
