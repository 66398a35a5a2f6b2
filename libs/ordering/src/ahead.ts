// Goods of a harvest that is expected: when they are with the buyer. Pure.
import { promised, type PromisedDays, type Terms, type ToPromise } from '#libs/delivery';
import { addDays, startOfDay, type Day } from '#platform/clock';

/** Which harvest an order is of, and between which days it is gathered. */
export interface Ahead {
  harvestId: string;
  from: Day;
  to: Day;
}

/** The evening of a day: what is gathered on it is packed as if it had been ordered after the co-op's hour. */
const eveningOf = (day: Day): Date => new Date(startOfDay(addDays(day, 1)).getTime() - 1);

/** The soonest if it is gathered on its first day, the latest if on its last. */
export function promisedAhead(
  terms: Pick<Terms, 'holidays' | 'rhythms'>,
  to: Omit<ToPromise, 'now'>,
  harvest: Pick<Ahead, 'from' | 'to'>,
): PromisedDays | undefined {
  const soonest = promised(terms, { ...to, now: eveningOf(harvest.from) });
  const latest = promised(terms, { ...to, now: eveningOf(harvest.to) });
  return soonest && latest && { packBy: latest.packBy, from: soonest.from, to: latest.to };
}
