export * from './facts.js';
export * from './refusals.js';
export { Packings } from './packings.service.js';
export { refundPercent } from './cancellation.js';
export { Slots, type Booking, type Opening } from './slots.service.js';
export type { CancellationStep } from './slots.query.js';
export {
  harvestStanding,
  LEAST_SHARE,
  MOST_DAYS_AHEAD,
  MOST_SHARE,
  type HarvestStanding,
  type HarvestState,
} from './harvest.js';
export { CAN_BE_AHEAD, type HarvestFound } from './harvests.query.js';
export { Harvests, type HarvestTerms } from './harvests.service.js';
export { HarvestPromises } from './harvest-promises.service.js';
export { Stock, type Demand } from './stock.service.js';
export type { BatchPick } from './lay-out-picks.js';
export { proposePicks, type BatchOnShelf } from './propose-picks.js';
export type { Unbalanced } from './shelves.query.js';
export { InventoryModule } from './inventory.module.js';
export { Unpackings } from './unpackings.service.js';
