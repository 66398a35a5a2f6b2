// The rule of a group buy: which price holds for how many packs, and what becomes of it at its end. Pure.
import type { Dong } from '#platform/money';

/** From so many packs on, together, one costs so much. The first tier is the threshold: below it nothing is sold. */
export interface Tier {
  from: number;
  price: Dong;
}

/** `called-off`: by the co-op, before its time was over. */
export type BuyState = 'open' | 'reached' | 'missed' | 'called-off';

/** `due`: its time is over, and nobody has closed it yet. */
export type Standing = 'coming' | 'running' | 'due' | Exclude<BuyState, 'open'>;

export type Outcome = { state: 'reached'; price: Dong } | { state: 'missed'; price: null };

export interface Times {
  state: BuyState;
  opensAt: Date;
  closesAt: Date;
}

/** The price that so many packs have come to; none below the threshold. */
export const tierAt = (tiers: readonly Tier[], packs: number): Tier | undefined =>
  tiers.findLast(tier => tier.from <= packs);

/** What there is to be reached next. */
export const nextTier = (tiers: readonly Tier[], packs: number): Tier | undefined =>
  tiers.find(tier => tier.from > packs);

export function outcomeOf(tiers: readonly Tier[], packs: number): Outcome {
  const tier = tierAt(tiers, packs);
  return tier ? { state: 'reached', price: tier.price } : { state: 'missed', price: null };
}

export function standingOf({ state, opensAt, closesAt }: Times, now: Date): Standing {
  if (state !== 'open') return state;
  if (now < opensAt) return 'coming';
  return now < closesAt ? 'running' : 'due';
}

export type TierTrouble = 'none' | 'not-rising' | 'not-falling' | 'not-cheaper' | 'above-most';

/** What is wrong with the tiers of a new one: more packs must cost less, and already the first tier less than the pack alone. */
export function tierTrouble(tiers: readonly Tier[], most: number, alone: Dong): TierTrouble | undefined {
  const [first] = tiers;
  if (!first || first.from < 1) return 'none';
  const pairs = tiers.slice(1).map((tier, at) => [tiers[at] ?? first, tier] as const);
  if (pairs.some(([before, tier]) => tier.from <= before.from)) return 'not-rising';
  if (pairs.some(([before, tier]) => tier.price >= before.price)) return 'not-falling';
  if (first.price >= alone) return 'not-cheaper';
  return (tiers.at(-1) ?? first).from > most ? 'above-most' : undefined;
}
