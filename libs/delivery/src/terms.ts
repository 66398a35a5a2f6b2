import type { Day } from '#platform/clock';
import { plus, zero, type Dong } from '#platform/money';
import { zoneOf, type Zone } from './fee-for.js';
import type { BusRoute } from './bus/bus-terms.js';
import type { PackingRhythm } from './promise/promised-days.js';
import { NoTariffToday, UnknownDestination } from './refusals.js';
import { feeParts, type FeeParts, type PriceTerms } from './tariff/price-list.js';

/** One co-op's goods on their way to the buyer. */
export interface Parcel {
  cooperativeId: string;
  fromCommuneCode: string;
  grams: number;
  /** The room of its packs, as far as they were measured. */
  mm3: number;
  /** What the goods in it cost. */
  goods: Dong;
}

export interface Destination {
  toCommuneCode: string;
  /** The goods and what bringing them costs are paid at the door. */
  isPaidAtDoor: boolean;
}

/** The list of a day. */
export interface PriceList extends PriceTerms {
  /** Invented, for trying the market out. */
  isDemo: boolean;
  remoteCommunes: ReadonlySet<string>;
  daysNear: number;
  daysFar: number;
}

/** What delivery costs on one day. */
export interface Terms {
  day: Day;
  list: PriceList | undefined;
  /** Province code by commune code, of the communes that exist that day. */
  provinceOf: ReadonlyMap<string, string>;
  /** Days of the coming months on which the country rests. */
  holidays: ReadonlySet<Day>;
  /** When co-ops pack that have said so, by id and by slug. */
  rhythms: ReadonlyMap<string, PackingRhythm>;
  /** Buses that take parcels along that day, by id. */
  routes: ReadonlyMap<string, BusRoute>;
}

/** What bringing one parcel costs, and what that was reckoned from. */
export interface Quote extends FeeParts {
  zone: Zone;
  grams: number;
  /** At most so many days on the way. */
  daysOnWay: number;
}

/** What weighs nothing is used where it is, and stays there. */
export const isSent = ({ grams }: Pick<Parcel, 'grams'>): boolean => grams > 0;

/** What each parcel costs, in the order of the parcels. What is not sent costs nothing. Throws UnknownDestination, NoTariffToday. */
export function quotesOf(terms: Terms, to: Destination, parcels: readonly Parcel[]): Quote[] {
  const toProvince = terms.provinceOf.get(to.toCommuneCode);
  if (toProvince === undefined) throw new UnknownDestination();
  if (parcels.some(isSent) && !terms.list) throw new NoTariffToday();
  return parcels.map(parcel => {
    const zone = zoneOf(terms.provinceOf.get(parcel.fromCommuneCode) ?? '', toProvince);
    const daysOnWay = daysOnWayOf(terms, zone, [parcel.fromCommuneCode, to.toCommuneCode]);
    return { zone, grams: parcel.grams, daysOnWay, ...partsOf(terms.list, zone, to, parcel) };
  });
}

/** What comes from a remote commune or goes there takes no less than what leaves the province. */
export function daysOnWayOf({ list }: Terms, zone: Zone, communeCodes: readonly string[]): number {
  if (!list) return 0;
  const isRemote = communeCodes.some(code => list.remoteCommunes.has(code));
  if (isRemote) return Math.max(list.daysNear, list.daysFar);
  return zone === 'same-province' ? list.daysNear : list.daysFar;
}

const NOTHING: FeeParts = {
  chargeable: 0,
  base: zero,
  remote: zero,
  delivery: zero,
  cod: zero,
  total: zero,
  asked: zero,
};

function partsOf(list: PriceList | undefined, zone: Zone, to: Destination, parcel: Parcel): FeeParts {
  if (!list || !isSent(parcel)) return NOTHING;
  const { grams, mm3, goods, fromCommuneCode } = parcel;
  const isRemote = list.remoteCommunes.has(to.toCommuneCode) || list.remoteCommunes.has(fromCommuneCode);
  const paid = feeParts(list, { zone, grams, mm3, isRemote });
  if (!to.isPaidAtDoor) return paid;
  // What is collected is what the goods and their way cost, without the fee for collecting it.
  return feeParts(list, { zone, grams, mm3, isRemote, toCollect: plus(goods, paid.delivery) });
}

/** Does it cost the same to every commune of the province? Some communes may be remote. */
export const isSameEverywhere = ({ list }: Terms, communeCodes: readonly string[]): boolean =>
  !list || communeCodes.every(code => !list.remoteCommunes.has(code));
