import { busQuote, PickupGone, promised, quotesOf, type BusRoute, type PromisedDays, type Terms } from '#libs/delivery';
import { dueOf } from '#libs/payments';
import { zero, type Dong } from '#platform/money';
import { promisedAhead } from './ahead.js';
import { feeOnTop, together, type JoinedParcel } from './additions.js';
import type { BasketRow } from './baskets.query.js';
import type { Way } from './order-actions.js';
import { byParcel, parcelsOf } from './parcels.js';
import type { NewGroup } from './placing.js';

/** How the goods of one co-op get to the buyer. */
export interface WayThere {
  fee: Dong;
  /** Nothing where nothing is sent, or nobody can say. */
  promised: PromisedDays | undefined;
}

/**
 * What is brought to the door costs what is quoted for it, what a bus takes along what the bus asks; what the buyer comes for costs nothing. The days are those of an order that is paid in the
 * last minute that its buyer has. What joins a parcel travels by its days, and costs what the heavier parcel costs on top.
 */
export function waysThere(
  { communeCode, paymentMethod, pickups = [], ahead }: NewGroup,
  rows: readonly BasketRow[],
  terms: Terms,
  placedAt: Date,
  joins?: JoinedParcel,
): Map<string, WayThere> {
  const parcels = parcelsOf(rows).map(parcel => (joins ? together(parcel, joins) : parcel));
  const quotes = quotesOf(terms, { toCommuneCode: communeCode, isPaidAtDoor: paymentMethod === 'cod' }, parcels);
  const now = dueOf(paymentMethod, placedAt) ?? placedAt;
  const ways = quotes.map((quote, at): WayThere => {
    const cooperative = parcels[at]?.cooperativeId ?? '';
    const pickup = pickups.find(({ cooperativeId }) => cooperativeId === cooperative);
    const route = pickup?.way === 'bus' ? routeOf(terms, pickup.placeId) : undefined;
    const asked = route ? busQuote(route, quote.grams).asked : pickup ? zero : quote.asked;
    if (joins) return { fee: pickup && !route ? zero : feeOnTop(asked, joins), promised: joins.promised };
    if (route) return { fee: asked, promised: promised(terms, { cooperative, now, way: { route } }) };
    if (pickup) return { fee: zero, promised: promised(terms, { cooperative, now, way: { marketDay: pickup.day } }) };
    if (ahead) return { fee: quote.asked, promised: promisedAhead(terms, { cooperative, way: quote }, ahead) };
    const isSent = quote.grams > 0;
    return { fee: quote.asked, promised: isSent ? promised(terms, { cooperative, now, way: quote }) : undefined };
  });
  return byParcel(parcels, ways);
}

function routeOf({ routes }: Terms, id: string): BusRoute {
  const route = routes.get(id);
  // It ended within the moment for which the terms are kept.
  if (!route) throw new PickupGone();
  return route;
}

/** How the goods of a co-op get to the buyer, by the names that the statement `ordering.insert-group` reads. */
export function wayRecord({ pickups = [] }: NewGroup, cooperativeId: string, there: WayThere | undefined) {
  const pickup = pickups.find(one => one.cooperativeId === cooperativeId);
  const way: Way = pickup?.way ?? 'door';
  const days = there?.promised;
  return {
    way,
    ...(days && { packBy: days.packBy, promisedFrom: days.from, promisedTo: days.to }),
    ...(way === 'pickup' && { pickupPointId: pickup?.placeId }),
    ...(way === 'bus' && { routeId: pickup?.placeId }),
    ...(way === 'market' && { marketId: pickup?.placeId, marketDay: pickup?.day }),
  };
}
