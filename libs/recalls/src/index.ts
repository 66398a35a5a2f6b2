export { RecallRuns, type Answer, type DryRun, type Found, type RecallWish } from './recall-runs.service.js';
export { reachOf, type OriginKind, type Reach } from './closure.query.js';
export type { RecallState } from './recalls.query.js';
export * from './facts.js';
export * from './refusals.js';
export { RecallsModule } from './recalls.module.js';
