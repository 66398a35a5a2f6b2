export * from './facts.js';
export * from './refusals.js';
export { MOST_REVIEW_PHOTOS, MOST_STARS, REMOVAL_GROUNDS, reviewRule, type RemovalGround } from './review-rules.js';
export { Reviews, type BoughtLine, type ReviewInput } from './reviews.service.js';
export { ReviewReplies, type Complaint } from './review-replies.service.js';
export { ReviewsModule } from './reviews.module.js';
