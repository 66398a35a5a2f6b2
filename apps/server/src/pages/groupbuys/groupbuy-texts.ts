import { nextTier, standingOf, tierAt, type Tier } from '#libs/groupbuys';
import { dong } from '#platform/money';
import type { Visit } from '../../web/visit.js';
import { netOf } from '../ordering/basket.view.js';
import type { GroupBuyRow, PackToGroup } from './groupbuys.query.js';

type Named = Pick<PackToGroup, 'nameVi' | 'nameEn' | 'netQuantity' | 'netUnit'>;

export const nameOf = (visit: Visit, row: Named): string =>
  `${visit.say(row.nameVi, row.nameEn)}, ${netOf(visit, row)}`;

/** Where it stands, in numbers. */
export function shapeOf(visit: Visit, row: GroupBuyRow) {
  const tiers: Tier[] = row.tiers.map(({ from, price }) => ({ from, price: dong(price) }));
  const next = nextTier(tiers, row.pledged);
  return {
    tiers,
    standing: standingOf(row, visit.now),
    threshold: tiers[0]?.from ?? 0,
    now: tierAt(tiers, row.pledged) ?? tiers[0],
    isReached: tierAt(tiers, row.pledged) !== undefined,
    next,
    /** What the bar fills up to: the next tier, or all that there is. */
    goal: next?.from ?? row.most,
  };
}

const HOUR = 60 * 60 * 1000;

export function timeLeft(visit: Visit, { closesAt }: GroupBuyRow): string {
  const words = visit.words.groupbuys;
  const hours = Math.max(0, Math.floor((closesAt.getTime() - visit.now.getTime()) / HOUR));
  if (hours === 0) return words.lastHour;
  return hours < 48 ? words.hoursLeft(hours) : words.daysLeft(Math.floor(hours / 24));
}
