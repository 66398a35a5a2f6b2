import { weekdayOf } from '#libs/markets';
import { addDays, dayOf, startOfDay, type Day } from '#platform/clock';

/** When a co-op packs what is ordered. */
export interface PackingRhythm {
  /** 1 Monday to 7 Sunday. */
  weekdays: readonly number[];
  /** An order before this hour still counts for the same day. */
  cutOffHour: number;
  /** Days of packing until a parcel is ready, the day of the order among them. */
  packingDays: number;
  /** Days on which nobody packs, first and last. */
  closed: readonly { from: Day; to: Day }[];
}

/** What a co-op that has said nothing is taken to do: the day after the order it has certainly packed. */
export const USUAL_RHYTHM: PackingRhythm = { weekdays: [1, 2, 3, 4, 5, 6], cutOffHour: 15, packingDays: 2, closed: [] };

/** What a buyer is told, and the co-op works by. */
export interface PromisedDays {
  /** By the end of this day it is packed. */
  packBy: Day;
  /** Between these two days it is with the buyer. */
  from: Day;
  to: Day;
}

/** What is further away than this is promised to nobody, and holidays are known as far. */
export const DAYS_AHEAD = 90;
const HOUR_MS = 3_600_000;
const SUNDAY = 7;

/** The day on which the work of so many days is done, counted from the day after `day`; nothing when that lies too far ahead. */
function after(day: Day, days: number, isCounted: (day: Day) => boolean): Day | undefined {
  let left = days;
  for (let at = day, ahead = 0; ahead < DAYS_AHEAD; ahead += 1) {
    at = addDays(at, 1);
    if (isCounted(at)) left -= 1;
    if (left === 0) return at;
  }
  return undefined;
}

/** By when a parcel ordered now is packed. */
export function packedBy(rhythm: PackingRhythm, holidays: ReadonlySet<Day>, now: Date): Day | undefined {
  const today = dayOf(now);
  const isInTime = now.getTime() < startOfDay(today).getTime() + rhythm.cutOffHour * HOUR_MS;
  const isWorked = (day: Day): boolean =>
    rhythm.weekdays.includes(weekdayOf(day)) &&
    !holidays.has(day) &&
    !rhythm.closed.some(({ from, to }) => from <= day && day <= to);
  return after(isInTime ? addDays(today, -1) : today, rhythm.packingDays, isWorked);
}

/** Parcels travel on every day but Sundays and holidays. Half of the way's days is the soonest that anybody may count on. */
export function promisedToDoor(
  packBy: Day | undefined,
  holidays: ReadonlySet<Day>,
  daysOnWay: number,
): PromisedDays | undefined {
  if (packBy === undefined) return undefined;
  const isCarried = (day: Day): boolean => weekdayOf(day) !== SUNDAY && !holidays.has(day);
  const from = after(packBy, Math.max(1, Math.ceil(daysOnWay / 2)), isCarried);
  const to = after(packBy, Math.max(1, daysOnWay), isCarried);
  return from && to ? { packBy, from, to } : undefined;
}

/** At a pickup point from the day after the packing on; at a market on its day, packed the day before. */
export function promisedAtPlace(packBy: Day | undefined, marketDay: Day | undefined): PromisedDays | undefined {
  if (marketDay) return { packBy: addDays(marketDay, -1), from: marketDay, to: marketDay };
  return packBy ? { packBy, from: addDays(packBy, 1), to: addDays(packBy, 1) } : undefined;
}
