import type { Day } from '#platform/clock';
import { dong, zero } from '#platform/money';
import type { Visit } from '../../web/visit.js';
import type { PromotionRow } from './promotions.query.js';

export function stateOf(
  { isEnded, validFrom, validTo }: PromotionRow,
  today: Day,
): 'coming' | 'running' | 'over' | 'ended' {
  if (isEnded) return 'ended';
  if (today > validTo) return 'over';
  return today < validFrom ? 'coming' : 'running';
}

/** What it takes off. */
export function aboutOf(visit: Visit, { kind, rateBp, amount, most }: PromotionRow): string {
  const words = visit.words.promotions;
  const atMost = most === null ? '' : visit.dong(dong(most));
  if (kind === 'sum') return visit.dong(dong(amount ?? zero));
  return kind === 'percent' ? words.percentOff(visit.number((rateBp ?? 0) / 100), atMost) : words.deliveryOff(atMost);
}

/** When it counts. */
export function conditionsOf(visit: Visit, row: PromotionRow): string[] {
  const words = visit.words.promotions;
  return [
    row.leastGoods > zero && words.from(visit.dong(dong(row.leastGoods))),
    row.cooperative !== null && words.onlyOf(row.cooperative),
    row.groupVi !== null && words.onlyGroup(visit.say(row.groupVi, row.groupEn)),
    row.commune !== null && words.onlyCommune(row.commune),
    row.isFirstOrder && words.firstOrder,
    row.mostPerBuyer !== null && words.perBuyer(row.mostPerBuyer),
  ].filter(text => text !== false);
}
