export * from './refusals.js';
export * from './promotion.js';
export * from './discounts.js';
export { codeOf, type Offers } from './offers.js';
export { loadCeilings } from './ceilings/load-ceilings.js';
export { Promotions } from './promotions.service.js';
export { PromotionUses, type Taken } from './uses.service.js';
export { PromotionsModule } from './promotions.module.js';
