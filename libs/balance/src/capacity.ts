import type { Day } from '#platform/clock';
import type { Bound } from './bounds.js';
import type { BaseUnit } from './quantity.js';

/** How much a plot, pond, apiary or workshop can give in a season (B4). */
export interface Measured {
  capacity: bigint | null;
  capacityUnit: BaseUnit | null;
  measure: string | null;
  size: bigint | null;
}

/** The day on which the season of a day began: its start in the same year, or in the year before. `starts` is "MM-DD". */
export function seasonOf(day: Day, starts = '01-01'): Day {
  const year = Number(day.slice(0, 4));
  // Not every year has 29 February.
  const start = starts === '02-29' ? '02-28' : starts;
  const began = day.slice(5) >= start ? year : year - 1;
  return `${String(began).padStart(4, '0')}-${start}` as Day;
}

/** What was stated for the place itself, or its size times what is believed of such a place. Undefined when neither is known. */
export function capacityOf(place: Measured, unit: BaseUnit | null, scope: readonly Bound[]): bigint | undefined {
  if (place.capacity !== null && place.capacityUnit === unit) return place.capacity;
  const bound = scope.find(({ kind, task }) => kind === 'capacity' && task === place.measure);
  return bound && place.size !== null ? bound.most * place.size : undefined;
}
