export * from './months.js';
export * from './small-cells.js';
export { PLAN_SOURCE, PLAN_TARGETS, type PlanTarget } from './targets/plan-targets.js';
export { loadTargets } from './targets/load-targets.js';
export { Sums } from './sums.service.js';
export { LookUps, type LookUpSubject } from './look-ups.service.js';
export { ReportingModule } from './reporting.module.js';
