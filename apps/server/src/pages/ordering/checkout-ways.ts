import {
  busQuote,
  isSameEverywhere,
  isSent,
  promised,
  quotesOf,
  type Pickup,
  type PickupChoice,
  type PromisedDays,
  type Quote,
  type Terms,
} from '#libs/delivery';
import { byParcel, parcelsOf } from '#libs/ordering';
import type { BasketLine } from './basket.query.js';
import { keyOf } from './pickup.js';
import { paidBy } from './promised-text.js';

/** Zones are made of provinces: until the commune is chosen, any commune of the province costs the same, unless some are remote. */
export function quotesTo(
  terms: Terms,
  lines: BasketLine[],
  communeCodes: string[],
  chosen: string | undefined,
): Map<string, Quote> | undefined {
  const parcels = parcelsOf(lines);
  const isAnyAlike = !parcels.some(isSent) || isSameEverywhere(terms, communeCodes);
  const toCommuneCode = communeCodes.find(code => code === chosen) ?? (isAnyAlike ? communeCodes[0] : undefined);
  if (toCommuneCode === undefined) return undefined;
  return byParcel(parcels, quotesOf(terms, { toCommuneCode, isPaidAtDoor: true }, parcels));
}

/** Nights need an address too, as ever: the seller is told whose guest comes. */
export const isAnyBrought = (lines: readonly BasketLine[], pickups: readonly { cooperativeId: string }[]): boolean =>
  pickups.length === 0 || lines.some(line => !pickups.some(pickup => pickup.cooperativeId === line.cooperativeId));

const WAY_OF = /^way-([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;

/** What the form says of each co-op; `door` and silence are no pickup. Not of the basket: whoever presses twice has emptied it. */
export function pickupsIn(typed: Readonly<Record<string, string | string[]>>): Pickup[] {
  return Object.entries(typed).flatMap(([field, value]): Pickup[] => {
    const cooperativeId = WAY_OF.exec(field)?.[1];
    if (cooperativeId === undefined || typeof value !== 'string') return [];
    const [way = '', placeId = '', day] = value.split(' ');
    return way === 'pickup' || way === 'market' || way === 'bus'
      ? [{ cooperativeId, way, placeId, ...(day && { day }) }]
      : [];
  });
}

export const chosenOf = (pickups: readonly Pickup[], choices: readonly PickupChoice[]): Map<string, PickupChoice> =>
  new Map(
    pickups.flatMap(pickup => {
      const choice = choices.find(
        one => one.cooperativeId === pickup.cooperativeId && keyOf(one) === keyOf({ day: null, ...pickup }),
      );
      return choice ? [[pickup.cooperativeId, choice] as const] : [];
    }),
  );

const wayOf = ({ routes }: Terms, { placeId, day }: PickupChoice) => {
  const route = routes.get(placeId);
  return route ? { route } : { marketDay: day ?? undefined };
};

/** What each bus asks for the goods of its co-op, by the id of its route. */
export function busQuotesOf(
  { routes }: Terms,
  lines: readonly BasketLine[],
  choices: readonly PickupChoice[],
): Map<string, Quote> {
  const parcels = parcelsOf(lines);
  return new Map(
    choices.flatMap(({ cooperativeId, placeId }) => {
      const route = routes.get(placeId);
      const parcel = parcels.find(one => one.cooperativeId === cooperativeId);
      return route && parcel ? [[placeId, busQuote(route, parcel.grams)] as const] : [];
    }),
  );
}

/** What is brought, and what goes by bus, is paid for; what the buyer comes for to the co-op itself is not. */
export const withBuses = (
  quotes: ReadonlyMap<string, Quote> | undefined,
  pickups: ReadonlyMap<string, PickupChoice>,
  busQuotes: ReadonlyMap<string, Quote>,
): ReadonlyMap<string, Quote> | undefined =>
  quotes &&
  new Map([
    ...quotes,
    ...[...pickups].flatMap(([cooperative, { placeId }]) => {
      const quote = busQuotes.get(placeId);
      return quote ? [[cooperative, quote] as const] : [];
    }),
  ]);

/** When the goods of each co-op are with the buyer. */
export function promisedOf(
  terms: Terms,
  {
    quotes = new Map(),
    pickups,
    now,
  }: { quotes: ReadonlyMap<string, Quote> | undefined; pickups: ReadonlyMap<string, PickupChoice>; now: Date },
): Map<string, PromisedDays> {
  const ways = [
    ...[...quotes].filter(([, quote]) => isSent(quote)),
    ...[...pickups].map(([id, choice]) => [id, wayOf(terms, choice)] as const),
  ];
  return new Map(
    ways.flatMap(([cooperative, way]) => {
      const days = promised(terms, { cooperative, now: paidBy(now), way });
      return days ? [[cooperative, days] as const] : [];
    }),
  );
}
