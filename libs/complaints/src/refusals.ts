import { Invalid, NotAllowed } from '#platform/errors';

/** Only of what has arrived. */
export class NothingDelivered extends NotAllowed {
  readonly code = 'nothing-delivered';
}

/** Too long after the goods came. */
export class ComplaintTermOver extends NotAllowed {
  readonly code = 'complaint-term-over';
  override readonly facts: { days: number };
  constructor(days: number) {
    super(`later than ${days} days`);
    this.facts = { days };
  }
}

/** Whoever only changed their mind keeps what is fresh. */
export class FreshGoodsStay extends NotAllowed {
  readonly code = 'fresh-goods-stay';
  override readonly facts: { name: string };
  constructor(name: string) {
    super(`${name} is not taken back`);
    this.facts = { name };
  }
}

/** Somebody complains of a line already, or it was settled. */
export class LineComplainedOf extends NotAllowed {
  readonly code = 'line-complained-of';
}

/** Which goods it is about. */
export class NoLineChosen extends Invalid {
  readonly code = 'no-line-chosen';
}

export class ComplaintTextNeeded extends Invalid {
  readonly code = 'complaint-text-needed';
  override readonly field = 'text';
}

/** It has gone on meanwhile: the other side acted, or the time was over. */
export class ComplaintHasMovedOn extends NotAllowed {
  readonly code = 'complaint-has-moved-on';
}

/** Less than all, and how much. */
export class OfferNeedsSum extends Invalid {
  readonly code = 'offer-needs-sum';
  override readonly field = 'amount';
}

/** No more goes back than was paid for what it is about, and has not gone back before. */
export class MoreThanPaid extends Invalid {
  readonly code = 'more-than-paid';
  override readonly field = 'amount';
  override readonly facts: { most: string };
  constructor(most: bigint) {
    super(`at most ${most}`);
    this.facts = { most: most.toString() };
  }
}

export class TooManyComplaintPhotos extends Invalid {
  readonly code = 'too-many-complaint-photos';
  override readonly field = 'photos';
  override readonly facts: { most: number };
  constructor(most: number) {
    super(`at most ${most} photos`);
    this.facts = { most };
  }
}
