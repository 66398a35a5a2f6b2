import { weekdayOf } from '#libs/markets';
import { addDays, type Day } from '#platform/clock';
import { zero } from '#platform/money';
import { feeFor } from '../fee-for.js';
import { DAYS_AHEAD, type PromisedDays } from '../promise/promised-days.js';
import type { Quote } from '../terms.js';
import type { BusRoute, RouteStep } from './bus-terms.js';

/** Somebody reads it out over the phone: heavier never costs less, and no weight is named twice. */
export const isUsable = (steps: readonly RouteStep[]): boolean =>
  steps.length > 0 &&
  steps.every(({ upToGrams, fee }, at) => {
    const lighter = steps[at - 1];
    return !lighter || (upToGrams > lighter.upToGrams && fee >= lighter.fee);
  });

/** What a parcel costs on this bus: by its weight alone, and nothing for collecting its price. */
export function busQuote({ steps, daysOnWay }: BusRoute, grams: number): Quote {
  const zone = 'other-province' as const;
  const fee = feeFor(
    steps.map(step => ({ ...step, zone })),
    zone,
    grams,
  );
  const parts = { chargeable: grams, base: fee, remote: zero, delivery: fee, cod: zero, total: fee, asked: fee };
  return { zone, grams, daysOnWay, ...parts };
}

/** It is taken along by the first bus after the day on which it is packed; buses rest when the country does. */
export function promisedByBus(
  packBy: Day | undefined,
  { weekdays, daysOnWay }: BusRoute,
  holidays: ReadonlySet<Day>,
): PromisedDays | undefined {
  if (packBy === undefined) return undefined;
  for (let ahead = 1; ahead <= DAYS_AHEAD; ahead += 1) {
    const leaves = addDays(packBy, ahead);
    if (!weekdays.includes(weekdayOf(leaves)) || holidays.has(leaves)) continue;
    const there = addDays(leaves, daysOnWay);
    return { packBy, from: there, to: there };
  }
  return undefined;
}
