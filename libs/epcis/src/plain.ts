// What a program without framework and database needs of events: the auditor computes again what the tables should hold.
export type { EpcisEvent } from './event.js';
export { saltOf } from './teller-salt.js';
export { keptForm, prepareValid, type PreparedEvent } from './prepare-event.js';
