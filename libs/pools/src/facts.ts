/** What pools tell the workers. Ids only. */
export type PoolsFact =
  | { name: 'pool.opened'; poolId: string }
  /** Each co-op that offered has a share, or another one than before. */
  | { name: 'pool.asked'; poolId: string }
  /** All of it is promised: the order follows. */
  | { name: 'pool.agreed'; poolId: string }
  /** Placed or failed. */
  | { name: 'pool.closed'; poolId: string };
