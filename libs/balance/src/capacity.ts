import type { Day } from '#platform/clock';
import type { Bound } from './bounds.js';
import type { BaseUnit } from './quantity.js';

/** How much a plot, pond, apiary or workshop can give in a season (B4). */
export interface Measured {
  /** What the co-op itself says, which nobody has seen: it can only lower what is believed. */
  stated: bigint | null;
  statedUnit: BaseUnit | null;
  measure: string | null;
  size: bigint | null;
  /** When what stands there was planted, as the co-op says; null where it is sown every year or nobody knows. */
  plantedYear: number | null;
  /** Countersigned claims, the latest first. `amount` in whole base units. */
  verified: readonly { amount: string; unit: BaseUnit; from: Day; to: Day | null }[];
}

/** The day on which the season of a day began: its start in the same year, or in the year before. `starts` is "MM-DD". */
export function seasonOf(day: Day, starts = '01-01'): Day {
  const year = Number(day.slice(0, 4));
  // Not every year has 29 February.
  const start = starts === '02-29' ? '02-28' : starts;
  const began = day.slice(5) >= start ? year : year - 1;
  return `${String(began).padStart(4, '0')}-${start}` as Day;
}

/**
 * What an officer has countersigned for the day. Without that: what such a place is believed to give, up to the size that is usual, so that
 * a plot is not made larger by writing so, and from a young planting less; and never more than the co-op itself has said. Undefined when
 * nothing is known.
 */
export function capacityOf(
  place: Measured,
  unit: BaseUnit | null,
  scope: readonly Bound[],
  day: Day,
): bigint | undefined {
  const verified = place.verified.find(
    one => one.unit === unit && one.from <= day && (one.to === null || one.to >= day),
  );
  if (verified) return BigInt(verified.amount);
  const bound = boundOfAge(
    scope.filter(one => one.kind === 'capacity' && one.task === place.measure && one.unit === unit),
    place.plantedYear === null ? undefined : Math.max(0, Number(day.slice(0, 4)) - place.plantedYear),
  );
  const believed = bound && bound.most * sizeBelieved(place, bound);
  const stated = place.stated !== null && place.statedUnit === unit ? place.stated : undefined;
  if (believed === undefined || stated === undefined) return believed ?? stated;
  return stated < believed ? stated : believed;
}

/** Of an age that nobody has said, what gives the most: like all that a co-op says of a place, the year can only lower what is believed. */
function boundOfAge(bounds: readonly Bound[], age: number | undefined): Bound | undefined {
  const [first] =
    age === undefined
      ? bounds.toSorted((a, b) => (a.most > b.most ? -1 : 1))
      : bounds.filter(({ fromAge }) => fromAge <= age).sort((a, b) => b.fromAge - a.fromAge);
  return first;
}

function sizeBelieved({ size }: Measured, { usualSize }: Bound): bigint {
  const usual = usualSize ?? 0n;
  return size !== null && size < usual ? size : usual;
}
