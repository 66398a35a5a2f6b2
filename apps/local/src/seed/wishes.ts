import { addDays, addMonths, dayOf, daysBetween, type Day } from '#platform/clock';
import type { Batch } from './batches.js';
import type { Buyer } from './buyers.js';
import { DAY, HOUR, later, momentOf } from './calendar.js';
import { OWN_COOPERATIVE } from './cast.js';
import { cooperatives } from './cooperatives.js';
import { Dice } from './dice.js';
import { onSale, type Wish } from './orders.js';
import { buyerId } from './people.js';

/** What is ordered at one moment, before the last day: about 3,000 orders in the last six months, a third of that in the eight before. */
const EARLIER = { months: [-14, -6], groups: 800 } as const;
const LATELY = { months: [-6, 0], groups: 2_390 } as const;
const METHODS = [
  ['cod', 70],
  ['vietqr', 20],
  ['card', 10],
] as const;

/** The young market grows fast; before Tết (end of January to mid-February) and at weekends people order more. */
function busyness(day: Day, first: Day): number {
  const grown = 0.2 + 1.4 * (daysBetween(first, day) / 425) ** 1.5;
  const monthDay = day.slice(5);
  const beforeTet = monthDay >= '01-10' && monthDay <= '02-12' ? 1.7 : 1;
  const isWeekend = [0, 6].includes(new Date(`${day}T05:00:00Z`).getUTCDay());
  return grown * beforeTet * (isWeekend ? 1.3 : 1);
}

/** Minutes after midnight at which people order: little in the early morning, most in the evening. */
const minuteOfDay = (dice: Dice): number =>
  Math.floor(dice.weigh([6.5, 9, 12, 15, 19, 21], hour => hour) * 60) + dice.whole(-60, 100);

/** When people ordered in the last 14 months, oldest first; what is of the last day is told apart. */
function moments(now: Date, dice: Dice): Date[] {
  const today = dayOf(now);
  const placed = [EARLIER, LATELY].flatMap(({ months: [from, to], groups }) => {
    const days = daysOf(addMonths(today, from), addMonths(today, to), addMonths(today, EARLIER.months[0]));
    return Array.from({ length: groups }, () => momentOf(dice.weigh(days, one => one.weight).day, minuteOfDay(dice)));
  });
  return placed.filter(at => at.getTime() < now.getTime() - 20 * HOUR).sort((a, b) => a.getTime() - b.getTime());
}

/** From the first day to the one before the last, each with its busyness in a market that opened on a day. */
const daysOf = (from: Day, until: Day, opened: Day): { day: Day; weight: number }[] =>
  Array.from({ length: daysBetween(from, until) }, (_, at) => addDays(from, at)).map(day => ({
    day,
    weight: busyness(day, opened),
  }));

function goodsFor(shelves: readonly Batch[], dice: Dice): Wish['goods'] {
  const first = dice.weigh(shelves, one => one.product.goods.demand);
  const sameSeller = shelves.filter(one => one.product.goods.of === first.product.goods.of && one !== first);
  const others = shelves.filter(one => one.product.goods.of !== first.product.goods.of);
  const more =
    dice.falls(0.35) && sameSeller.length > 0 ? [dice.weigh(sameSeller, one => one.product.goods.demand)] : [];
  const elsewhere = dice.falls(0.24) && others.length > 0 ? [dice.weigh(others, one => one.product.goods.demand)] : [];
  return [first, ...more, ...elsewhere].map(batch => ({
    batch,
    shelf: dice.pick(batch.shelves),
    quantity: dice.weigh([1, 2, 3, 5, 10], count => 1 / (count * count)),
  }));
}

const suspended = new Set(cooperatives.filter(one => one.suspended).map(one => one.slug));

/** Everything that was ordered, oldest first. The cast's buyer is among the people; the cast's co-op has something to pack today. */
export function makeWishes(batches: readonly Batch[], buyers: readonly Buyer[], now: Date): Wish[] {
  const dice = new Dice(1670);
  const beforeSuspension = later(now, -40 * DAY);
  const past = moments(now, dice).map((placedAt, index): Wish => {
    const shelves = onSale(batches, placedAt).filter(
      one => placedAt < beforeSuspension || !suspended.has(one.product.goods.of),
    );
    const isCast = index % 400 === 399;
    return {
      index,
      placedAt,
      goods: goodsFor(shelves, dice),
      method: dice.weigh(METHODS, one => one[1])[0],
      // The cast's buyer always has the same address.
      buyer: (isCast ? buyers[0] : dice.pick(buyers)) as Buyer,
      personId: isCast ? buyerId : null,
    };
  });
  return [...past, ...today(batches, buyers, now, past.length, dice)];
}

/** The last hours: new orders at several co-ops, one that waits for its bank transfer, and one of the cast's buyer. */
function today(batches: readonly Batch[], buyers: readonly Buyer[], now: Date, from: number, dice: Dice): Wish[] {
  const shelves = onSale(batches, now).filter(one => !suspended.has(one.product.goods.of));
  const own = shelves.filter(one => one.product.goods.of === OWN_COOPERATIVE.slug);
  const minutesAgo = [1090, 980, 900, 820, 760, 700, 640, 150, 95, 60, 41, 25, 12, 6];
  return minutesAgo.map((minutes, at): Wish => {
    const isWaiting = minutes === 6;
    const isCast = minutes === 25;
    return {
      index: from + at,
      placedAt: later(now, -minutes * 60_000),
      isFresh: true,
      goods: goodsFor(at % 2 === 0 || isCast || isWaiting ? own : shelves, dice),
      method: isWaiting ? 'vietqr' : 'cod',
      buyer: (isCast ? buyers[0] : dice.pick(buyers)) as Buyer,
      personId: isCast ? buyerId : null,
    };
  });
}
