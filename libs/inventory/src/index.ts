export * from './refusals.js';
export { Packings } from './packings.service.js';
export { Stock, type Demand } from './stock.service.js';
export type { BatchPick } from './lay-out-picks.js';
export { proposePicks, type BatchOnShelf } from './propose-picks.js';
export type { Unbalanced } from './shelves.query.js';
export { InventoryModule } from './inventory.module.js';
export { Unpackings } from './unpackings.service.js';
