// The calendar of Vietnam: months begin on the day of the new moon in UTC+7 (official in the whole country since 1976, in the north since
// 1968), month 11 holds the winter solstice, and of thirteen months between two solstices the first without a major solar term is the leap one.
// The hours of moons and solstices come from astronomy-engine; China reckons by UTC+8 and so differs in some years (1985, 2007, 2030).
import { SearchMoonPhase, Seasons, SunPosition } from 'astronomy-engine';
import { addDays, dayOf, daysBetween, startOfDay, type Day } from '#platform/clock';

export interface LunarDay {
  /** 1 to 30. */
  day: number;
  /** 1 to 12. */
  month: number;
  /** The second month of this number in its year. */
  isLeap: boolean;
}

/** The twelve branches, from the Rat on; names are words of the catalogue. */
export const BRANCHES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const;

const MONTH_DAYS = 29.530588853;
/** 1 January 2000 was a day of the Horse. */
const HORSE_DAY = '2000-01-01';
const HORSE = 6;

/** 0 is the day of the Rat (Tý), 11 of the Pig (Hợi): a count without end, twelve days after twelve days. */
export function branchOf(day: Day): number {
  return (((daysBetween(HORSE_DAY, day) + HORSE) % 12) + 12) % 12;
}

const known = new Map<Day, Day>();

/** The day of the last new moon that is not after this day: the first of its month. */
function monthStart(day: Day): Day {
  const found = known.get(day);
  if (found) return found;
  const moon = SearchMoonPhase(0, startOfDay(addDays(day, 1)), -40);
  if (!moon) throw new RangeError(`no new moon before ${day}`);
  const start = dayOf(moon.date);
  if (known.size > 5000) known.clear();
  known.set(day, start);
  return start;
}

const nextMonth = (start: Day): Day => monthStart(addDays(start, 32));
const solstices = new Map<number, Day>();

/** Month 11 of a civil year. */
function monthEleven(year: number): Day {
  const found = solstices.get(year);
  if (found) return found;
  const start = monthStart(dayOf(Seasons(year).dec_solstice.date));
  solstices.set(year, start);
  return start;
}
/** Which of the twelve signs of 30° the sun is in when a day begins; it enters one at each major term. */
const signAt = (day: Day): number => Math.floor(SunPosition(startOfDay(day)).elon / 30);

export function lunarOf(day: Day): LunarDay {
  const start = monthStart(day);
  const year = Number(start.slice(0, 4));
  const own = monthEleven(year);
  const [from, to] = own <= start ? [own, monthEleven(year + 1)] : [monthEleven(year - 1), own];
  const months = (until: Day): number => Math.round(daysBetween(from, until) / MONTH_DAYS);
  const at = months(start);
  const leapAt = months(to) === 13 ? leapMonth(from) : Infinity;
  const number = at - (at >= leapAt ? 1 : 0);
  return { day: daysBetween(start, day) + 1, month: ((number + 10) % 12) + 1, isLeap: at === leapAt };
}

/** How many months after month 11 the one is in which the sun enters no sign. */
function leapMonth(from: Day): number {
  let start = from;
  for (let at = 0; at < 13; at += 1) {
    const next = nextMonth(start);
    if (at > 0 && signAt(start) === signAt(next)) return at;
    start = next;
  }
  throw new Error(`thirteen months from ${from}, and each has its term`);
}
