import { times } from '#platform/money';
import type { Definition } from '../../ui/lists.js';
import type { Visit } from '../../web/visit.js';
import { netOf } from '../ordering/basket.view.js';
import type { PoolRow } from './pools.query.js';

type Named = Pick<PoolRow, 'nameVi' | 'nameEn' | 'netQuantity' | 'netUnit'>;

export const packOf = (visit: Visit, pool: Named): string =>
  visit.words.pools.pack(visit.say(pool.nameVi, pool.nameEn), netOf(visit, pool));

/** Why nothing came of it. */
export function reasonOf(visit: Visit, { failReason }: PoolRow): string | undefined {
  const { reasons } = visit.words.pools;
  if (failReason === null) return undefined;
  return failReason === 'short' || failReason === 'declined' ? reasons[failReason] : reasons.other;
}

/** What is asked for, and until when. */
export function factsOf(visit: Visit, pool: PoolRow): Definition[] {
  const words = visit.words.pools;
  return [
    { term: words.state, detail: words.states[pool.state] },
    { term: words.sum, detail: visit.dong(times(pool.price, pool.packs)) },
    { term: words.offersUntil, detail: visit.moment(pool.offersUntil) },
    { term: words.answersUntil, detail: visit.moment(pool.answersUntil) },
  ];
}
