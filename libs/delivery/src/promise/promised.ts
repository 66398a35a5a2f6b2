import type { Day } from '#platform/clock';
import { promisedByBus } from '../bus/bus-route.js';
import type { BusRoute } from '../bus/bus-terms.js';
import type { Terms } from '../terms.js';
import { packedBy, promisedAtPlace, promisedToDoor, USUAL_RHYTHM, type PromisedDays } from './promised-days.js';

export interface ToPromise {
  /** Its id or its slug. */
  cooperative: string;
  /** When the order is certainly there, and paid if it has to be. */
  now: Date;
  /** How it gets to the buyer: so many days on the way, by which bus, or where they come for it. */
  way: { daysOnWay: number } | { route: BusRoute } | { marketDay: Day | undefined };
}

/** When the goods of a co-op are with the buyer; nothing where nobody can say. */
export function promised(
  { holidays, rhythms }: Pick<Terms, 'holidays' | 'rhythms'>,
  { cooperative, now, way }: ToPromise,
): PromisedDays | undefined {
  const packBy = packedBy(rhythms.get(cooperative) ?? USUAL_RHYTHM, holidays, now);
  if ('route' in way) return promisedByBus(packBy, way.route, holidays);
  return 'daysOnWay' in way ? promisedToDoor(packBy, holidays, way.daysOnWay) : promisedAtPlace(packBy, way.marketDay);
}
