export * from './recipes/recipe.js';
export * from './recipes/recipes.js';
export { houseTasks } from './recipes/house-tasks.js';
export * from './answers.js';
export * from './units.js';
export * from './batch-actions.js';
export * from './amounts.js';
export * from './lots.js';
export * from './refusals.js';
export * from './facts.js';
export * from './task-events.js';
export * from './typed-task.js';
export { Corrections, type CorrectionInput, type Undone } from './corrections.service.js';
export { HandOvers, ssccOf, type Giving, type TakingOver } from './hand-overs.service.js';
export { Deliveries, readSupplierCode, type DeliveryInput } from './deliveries.service.js';
export { ownUnits, Units, type UnitInput } from './units.service.js';
export { ownName, OwnWords, ownWords, type OwnWord } from './own-words.service.js';
export { OldTasks } from './old-tasks.service.js';
export { TaskBook, type NewTask } from './task-book.service.js';
export {
  Batches,
  type BatchStart,
  type Packed,
  type PackingInput,
  type Source,
  type WorkInput,
} from './batches.service.js';
export { SITE_KINDS, Sites, type Site, type SiteInput, type SiteKind } from './sites.service.js';
export { TraceabilityModule } from './traceability.module.js';
