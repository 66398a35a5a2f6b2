export { Scans, type Looker } from './scans.service.js';
export * from './scan-answer.js';
export { Keeping } from './keeping.service.js';
export { cellOf, kmBetween, type Cell } from './cell.js';
export { CLONE_RULES, cloneRulesOn, type CloneRules, type Signal } from './clone-rules.js';
export { suspicionOf, type Evidence, type LabelLife, type Look, type Suspicion } from './suspicion.js';
export { ScansModule } from './scans.module.js';
