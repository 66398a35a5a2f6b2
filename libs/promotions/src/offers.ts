import { dong } from '#platform/money';
import type { Offer } from './promotion.js';
import type { OfferRow } from './promotions.query.js';

/** What an order is decided on. */
export interface Offers {
  automatic: readonly Offer[];
  /** What the typed code stands for. */
  coded: Offer | undefined;
  /** A code was typed that nothing stands for, or whose promotion was ended. */
  codeIs: 'none' | 'known' | 'unknown' | 'over';
  ceilingBp: number;
  /** Read a while ago: something else may be in play by now. */
  isKept: boolean;
}

/** No ceiling of the law is known: then the price itself is the ceiling. */
export const WHOLE_BP = 10_000;

export function offerOf({ amount, most, leastGoods, budgetLeft, ...row }: OfferRow): Offer {
  return {
    ...row,
    amount: amount === null ? null : dong(amount),
    most: most === null ? null : dong(most),
    leastGoods: dong(leastGoods),
    budgetLeft: dong(budgetLeft),
  };
}

/** A code as people type it: in small letters, with spaces. */
export const codeOf = (typed: string): string => typed.replace(/\s+/g, '').toUpperCase();
