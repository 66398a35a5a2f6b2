export * from './facts.js';
export * from './refusals.js';
export * from './complaint-actions.js';
export { lastTerm, MOST_COMPLAINT_PHOTOS, REASONS, termOf, type Reason } from './complaint-rules.js';
export { Complaints, type ComplaintInput } from './complaints.service.js';
export { ComplaintSteps, type Acting, type ComplaintStep } from './complaint-steps.service.js';
export { FATES, type Fate } from './returned-goods.service.js';
export { ComplaintsModule } from './complaints.module.js';
