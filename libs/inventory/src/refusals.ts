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
