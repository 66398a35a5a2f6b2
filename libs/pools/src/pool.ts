// The rule of a pool: how one large order is divided among the co-ops that offered, in whole packs. Pure.

export type PoolState = 'open' | 'asked' | 'agreed' | 'placed' | 'failed';

export interface Offered {
  id: string;
  capacity: number;
}

const sumOf = (offers: readonly Offered[]): number => offers.reduce((sum, { capacity }) => sum + capacity, 0);

/**
 * Each gets what its capacity is of all capacities, in whole packs: first the whole part, then one more each where the remainder is largest; of equal
 * remainders whoever offered first (the order in which they are given). Nobody gets more than offered. Undefined where all together offered too little.
 */
export function shareOut(packs: number, offers: readonly Offered[]): Map<string, number> | undefined {
  const all = sumOf(offers);
  if (packs <= 0 || all < packs) return undefined;
  const parts = offers.map(({ id, capacity }) => ({
    id,
    whole: Math.floor((packs * capacity) / all),
    rest: (packs * capacity) % all,
  }));
  const missing = packs - parts.reduce((sum, { whole }) => sum + whole, 0);
  const favoured = new Set(
    [...parts]
      .sort((one, other) => other.rest - one.rest)
      .slice(0, missing)
      .map(({ id }) => id),
  );
  return new Map(parts.map(({ id, whole }) => [id, whole + (favoured.has(id) ? 1 : 0)]));
}
