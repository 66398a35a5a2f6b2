import { Conflict, Invalid, NotAllowed } from '#platform/errors';

/** Fewer packs on the shelf than asked for; the last ones went to somebody else. */
export class OutOfStock extends Conflict {
  readonly code = 'out-of-stock';
  override readonly facts: { variantId: string; available: number };

  constructor(variantId: string, available: number) {
    super(`only ${available} left`);
    this.facts = { variantId, available };
  }
}

/** Recalled, or past its last day: it must not leave the store. */
export class BatchNotForSale extends NotAllowed {
  readonly code = 'batch-not-for-sale';
  override readonly facts: { lot: string };

  constructor(lot: string) {
    super(`packs of lot ${lot} must not be sold`);
    this.facts = { lot };
  }
}

/** The line has no packs promised to it: it was packed or cancelled before. */
export class NothingHeld extends NotAllowed {
  readonly code = 'nothing-held';
}

/** Orders were promised more packs than were counted. */
export class CountBelowHeld extends Conflict {
  readonly code = 'count-below-held';
  override readonly field = 'onHand';
  override readonly facts: { held: number };

  constructor(held: number) {
    super(`${held} packs are promised to orders`);
    this.facts = { held };
  }
}

export class CountReasonNeeded extends Invalid {
  readonly code = 'count-reason-needed';
  override readonly field = 'reason';
}

export class NotACount extends Invalid {
  readonly code = 'not-a-count';
  override readonly field = 'onHand';
}

/** Fewer places left on that day than asked for. */
export class SlotTaken extends Conflict {
  readonly code = 'slot-taken';
  override readonly facts: { variantId: string; day: string; available: number };

  constructor(variantId: string, day: string, available: number) {
    super(`only ${available} left on ${day}`);
    this.facts = { variantId, day, available };
  }
}

/** More is booked on that day than there would be places. */
export class CapacityBelowBooked extends Conflict {
  readonly code = 'capacity-below-booked';
  override readonly field = 'capacity';
  override readonly facts: { day: string };

  constructor(day: string) {
    super(`more is booked on ${day}`);
    this.facts = { day };
  }
}

/** Only what is spent by the night has slots. */
export class NotByTheDay extends NotAllowed {
  readonly code = 'not-by-the-day';
}

/** Days are opened from today on, a year and a little at a time. */
export class TooManyDays extends Invalid {
  readonly code = 'too-many-days';
  override readonly field = 'to';
  override readonly facts: { most: number };

  constructor(most: number) {
    super(`at most ${most} days, from today on`);
    this.facts = { most };
  }
}

/** More packs in all than the co-op lets be ordered ahead: others were faster. */
export class AheadGone extends Conflict {
  readonly code = 'ahead-gone';
  override readonly field = 'packs';
  override readonly facts: { left: number };

  constructor(left: number) {
    super(`only ${left} packs left to order ahead`);
    this.facts = { left };
  }
}

/** It is there already, its days are over, or it was called off: nothing of it is ordered ahead any more. */
export class HarvestNotComing extends NotAllowed {
  readonly code = 'harvest-not-coming';
}

/** It was called off, or everybody has waited long enough. */
export class HarvestOver extends NotAllowed {
  readonly code = 'harvest-over';
}

export class HarvestDaysWrong extends Invalid {
  readonly code = 'harvest-days-wrong';
  override readonly field = 'to';
  override readonly facts: { most: number };

  constructor(most: number) {
    super(`from today on, and at most ${most} days ahead`);
    this.facts = { most };
  }
}

/** The share of it is less than one pack, or more than may be promised. */
export class NothingAhead extends Invalid {
  readonly code = 'nothing-ahead';
  override readonly field = 'share';
}
