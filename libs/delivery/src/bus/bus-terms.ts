import type { Dong } from '#platform/money';

/** A parcel of up to so many grams costs so many đồng. */
export interface RouteStep {
  upToGrams: number;
  fee: Dong;
}

/** A bus that takes parcels of a co-op along to a station. */
export interface BusRoute {
  /** On which days it leaves: 1 Monday to 7 Sunday. */
  weekdays: readonly number[];
  /** Days until it is there: 0 the same day. */
  daysOnWay: number;
  steps: readonly RouteStep[];
}
