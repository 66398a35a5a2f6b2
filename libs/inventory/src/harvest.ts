// The rule of a harvest that is sold ahead: when, and how much of it. Pure.
import { addDays, type Day } from '#platform/clock';

export type HarvestState = 'open' | 'ended' | 'called-off';

/** `coming`: it may be ordered ahead; `gathered`: batches of it are there; `late`: its days are over and nothing of it is. */
export type HarvestStanding = 'coming' | 'gathered' | 'late' | Exclude<HarvestState, 'open'>;

/** A harvest may fail in part: of the rest nobody is promised anything. */
export const MOST_SHARE = 80;
export const LEAST_SHARE = 1;
/** Buyers are told days, and those are known for three months: the way of the parcel is in them. */
export const MOST_DAYS_AHEAD = 75;
/** How long who was promised goods waits for them after the last of its days; then the order ends by itself. */
export const GRACE_DAYS = 14;

export interface HarvestDays {
  from: Day;
  to: Day;
}

/** They lie ahead, in the right order, and not too far. */
export const isExpected = ({ from, to }: HarvestDays, today: Day): boolean =>
  from >= today && from <= to && to <= addDays(today, MOST_DAYS_AHEAD);

/** Of so many packs, in whole ones. */
export const sharedAhead = (expected: number, share: number): number => Math.floor((expected * share) / 100);

export interface HarvestTimes {
  state: HarvestState;
  to: Day;
  gatheredAt: Date | null;
}

export function harvestStanding({ state, to, gatheredAt }: HarvestTimes, today: Day): HarvestStanding {
  if (state !== 'open') return state;
  if (gatheredAt) return 'gathered';
  return to < today ? 'late' : 'coming';
}
