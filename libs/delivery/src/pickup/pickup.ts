import type { Day } from '#platform/clock';
import type { PickupChoice } from './pickups.query.js';

/** What a buyer has chosen for the goods of one co-op. */
export interface Pickup {
  cooperativeId: string;
  way: 'pickup' | 'market' | 'bus';
  placeId: string;
  /** Of a market. */
  day?: Day;
}

/** Is this what was chosen? */
export const isSame = (pickup: Pickup, choice: PickupChoice): boolean =>
  pickup.cooperativeId === choice.cooperativeId &&
  pickup.way === choice.way &&
  pickup.placeId === choice.placeId &&
  (pickup.day ?? null) === choice.day;
