import type { Day } from '#platform/clock';
import type { Dong } from '#platform/money';

/** Who pays for what a promotion takes off. */
export const BEARERS = ['platform', 'cooperative', 'province'] as const;
export type Bearer = (typeof BEARERS)[number];

export const PROMOTION_KINDS = ['percent', 'sum', 'delivery'] as const;
export type PromotionKind = (typeof PROMOTION_KINDS)[number];

/** What a promotion says: fixed once it has begun, so that a buyer can rely on it. */
export interface PromotionTerms {
  nameVi: string;
  nameEn: string;
  /** None: it applies by itself. */
  code: string | null;
  bearer: Bearer;
  kind: PromotionKind;
  /** Of a percentage, in basis points: 1000 = 10 %. */
  rateBp: number | null;
  /** Of a fixed sum. */
  amount: Dong | null;
  /** The most that a percentage or a free delivery takes off one order group. */
  most: Dong | null;
  /** The goods that it is about have to cost so much together, at their prices. */
  leastGoods: Dong;
  /** Only goods of this co-op; of a promotion that a co-op bears, always that co-op. */
  cooperativeId: string | null;
  /** Only goods of this group or its subgroups. */
  groupCode: string | null;
  /** Only goods of co-ops of this commune. */
  communeCode: string | null;
  /** Only the first order of a phone number. */
  isFirstOrder: boolean;
  validFrom: Day;
  validTo: Day;
  mostUses: number | null;
  mostPerBuyer: number | null;
  /** The most that its bearer pays for all uses. */
  budget: Dong;
}

/** A promotion as it stands while somebody orders. */
export interface Offer extends Omit<PromotionTerms, 'groupCode' | 'mostUses' | 'mostPerBuyer' | 'budget'> {
  id: string;
  /** The group and its subgroups. */
  groupCodes: readonly string[] | null;
  mostPerBuyer: number | null;
  /** None: as often as the budget lasts. */
  usesLeft: number | null;
  budgetLeft: Dong;
}
