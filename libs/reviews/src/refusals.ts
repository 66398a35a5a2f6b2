import { NotAllowed } from '#platform/errors';

/** Only what has arrived can be judged. */
export class NotYetReceived extends NotAllowed {
  readonly code = 'not-yet-received';
}

/** Too long after the delivery to write, or after writing to change it. */
export class ReviewTermOver extends NotAllowed {
  readonly code = 'review-term-over';
}

/** Whoever sits at the desk of a co-op does not review its goods. */
export class OwnGoodsReviewed extends NotAllowed {
  readonly code = 'own-goods-reviewed';
}

/** It was removed or withdrawn meanwhile. */
export class ReviewGone extends NotAllowed {
  readonly code = 'review-gone';
}

/** The co-op has answered before. */
export class AlreadyReplied extends NotAllowed {
  readonly code = 'already-replied';
}

export class TooManyReviewPhotos extends NotAllowed {
  readonly code = 'too-many-review-photos';
  override readonly field = 'photos';
  override readonly facts: { most: number };

  constructor(most: number) {
    super(`a review has at most ${most} photos`);
    this.facts = { most };
  }
}
