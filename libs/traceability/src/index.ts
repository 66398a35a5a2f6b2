export * from './recipes.js';
export * from './amounts.js';
export * from './lots.js';
export * from './refusals.js';
export * from './facts.js';
export { Batches, type BatchStart, type Packed, type PackingInput, type WorkInput } from './batches.service.js';
export { SITE_KINDS, Sites, type Site, type SiteInput, type SiteKind } from './sites.service.js';
export { Recalls, type RecallReason } from './recalls.service.js';
export { TraceabilityModule } from './traceability.module.js';
