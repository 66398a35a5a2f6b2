export * from './facts.js';
export * from './refusals.js';
export {
  nextTier,
  standingOf,
  tierAt,
  type BuyState,
  type Standing,
  type Tier,
  type TierTrouble,
} from './group-buy.js';
export { CAN_BE_GROUPED } from './groupbuys.query.js';
export { GroupBuys, LONGEST_MS, type GroupBuyTerms } from './group-buys.service.js';
export { MOST_PLEDGED, Pledges, type PledgeInput } from './pledges.service.js';
export { Closings } from './closings.service.js';
export { GroupBuysModule } from './groupbuys.module.js';
