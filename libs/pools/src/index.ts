export * from './facts.js';
export * from './refusals.js';
export { type PoolState } from './pool.js';
export { FILLS_POOL } from './pools.query.js';
export { LONGEST_POOL_MS, Pools, type PoolTerms } from './pools.service.js';
export { Offers, type OfferWish } from './offers.service.js';
export { PoolEnds } from './pool-ends.service.js';
export { PoolsModule } from './pools.module.js';
