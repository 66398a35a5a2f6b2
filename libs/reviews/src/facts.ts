/** What reviews tell the workers. */
export type ReviewsFact =
  | { name: 'review.written'; reviewId: string }
  | { name: 'review.replied'; reviewId: string }
  | { name: 'review.reported'; reviewId: string }
  | { name: 'review.removed'; reviewId: string };
