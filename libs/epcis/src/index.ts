export * from './event.js';
export * from './event-rule.js';
export * from './refusals.js';
export { canonicalName } from './epc-name.js';
export { eventHash, hashId } from './event-hash.js';
export type { EpcRole, EpcRow } from './event-rows.js';
export { DEPARTMENT, EventBook, type Appended, type AppendOptions, type Teller } from './event-book.service.js';
export { EpcisModule } from './epcis.module.js';
