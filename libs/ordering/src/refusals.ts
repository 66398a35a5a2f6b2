import { Conflict, Invalid, NotAllowed } from '#platform/errors';
import type { Dong } from '#platform/money';
import type { OrderAction, OrderState } from './order-actions.js';

/** Nothing to order: the basket is empty, or another tab has just ordered it. */
export class BasketEmpty extends NotAllowed {
  readonly code = 'basket-empty';
}

export class BasketFull extends NotAllowed {
  readonly code = 'basket-full';
  constructor(most: number) {
    super(`a basket has at most ${most} lines`);
    this.facts = { most };
  }
  override readonly facts: { most: number };
}

/** The product was taken from sale, or its pack withdrawn, since it was put into the basket. */
export class NoLongerOnSale extends Conflict {
  readonly code = 'no-longer-on-sale';
  override readonly facts: { name: string };
  constructor(name = '') {
    super('no longer on sale');
    this.facts = { name };
  }
}

/** A price or fee is another than on the page the buyer pressed on: they must see the new sum first. */
export class TotalChanged extends Conflict {
  readonly code = 'total-changed';
  override readonly facts: { expected: string; total: string };
  constructor(expected: Dong, total: Dong) {
    super(`total changed from ${expected} to ${total}`);
    this.facts = { expected: expected.toString(), total: total.toString() };
  }
}

/** The order has gone on, or was cancelled: this can no longer be done with it. */
export class OrderHasMovedOn extends NotAllowed {
  readonly code = 'order-has-moved-on';
  override readonly facts: { action: string; state: string };
  constructor(action: OrderAction, state: OrderState) {
    super(`an order that is ${state} takes no ${action}`);
    this.facts = { action, state };
  }
}

/** The packs picked for a line are fewer or more than the buyer ordered. */
export class PicksDoNotSum extends Invalid {
  readonly code = 'picks-do-not-sum';
  override readonly facts: { name: string; ordered: number; picked: number };
  constructor(name: string, ordered: number, picked: number) {
    super(`${picked} picked of ${ordered}`);
    this.facts = { name, ordered, picked };
  }
}

export class ReasonNeeded extends Invalid {
  readonly code = 'cancel-reason-needed';
  override readonly field = 'reason';
}

/** The parcel holds packs of a batch that was recalled since: it is opened and packed again. */
export class RecalledGoods extends NotAllowed {
  readonly code = 'recalled-goods';
  override readonly facts: { lot: string };
  constructor(lot: string) {
    super(`lot ${lot} is recalled`);
    this.facts = { lot };
  }
}

/** An edit may only take away: the buyer has agreed to no more. Or somebody else took some of it meanwhile. */
export class QuantityRaised extends Invalid {
  readonly code = 'quantity-raised';
  override readonly field: string;
  override readonly facts: { name: string; quantity: number };
  constructor(name: string, quantity: number, field: string) {
    super(`at most ${quantity} are ordered`);
    this.facts = { name, quantity };
    this.field = field;
  }
}

/** What is sold by weight is not packed before it was weighed. */
export class WeightNeeded extends Invalid {
  readonly code = 'weight-needed';
  override readonly field: string;
  override readonly facts: { name: string };
  constructor(name: string, field: string) {
    super(`${name} is to be weighed`);
    this.facts = { name };
    this.field = field;
  }
}

/** The scale shows another weight than may stand for what was ordered: mistyped, or other packs are to be taken. */
export class WeightOutOfTolerance extends Invalid {
  readonly code = 'weight-out-of-tolerance';
  override readonly field: string;
  override readonly facts: { name: string; least: number; most: number };
  constructor(name: string, { least, most }: { least: number; most: number }, field: string) {
    super(`not between ${least} and ${most} g`);
    this.facts = { name, least, most };
    this.field = field;
  }
}

/** To take everything out of an order is to cancel it. */
export class NothingLeft extends Invalid {
  readonly code = 'nothing-left';
}

export class EditReasonNeeded extends Invalid {
  readonly code = 'edit-reason-needed';
  override readonly field = 'editReason';
}

/** A promotion takes something off the order: what is left of it would have another price. */
export class HasSomethingOff extends NotAllowed {
  readonly code = 'has-something-off';
}

/** To postpone is to name days that lie ahead, and after those that the buyer was told. */
export class NotLater extends Invalid {
  readonly code = 'not-later';
  override readonly field = 'promisedTo';
  override readonly facts: { than: string };
  constructor(than: string) {
    super(`not later than ${than}`);
    this.facts = { than };
  }
}

/** It is packed, or the hour has passed until which the co-op takes more into its parcel. */
export class NotOpenForMore extends NotAllowed {
  readonly code = 'not-open-for-more';
}

/** Something of the buyer's travels in its parcel. */
export class HasAdditions extends NotAllowed {
  readonly code = 'has-additions';
}

/** Its goods, or some of them, are still to come from a harvest. */
export class NotHarvestedYet extends NotAllowed {
  readonly code = 'not-harvested-yet';
}

/** Its guests are expected today, or have been there: it is too late to take it back. */
export class BookingBegun extends NotAllowed {
  readonly code = 'booking-begun';
}

/** Its guests have not come yet. */
export class NotYetTheDay extends NotAllowed {
  readonly code = 'not-yet-the-day';
}

/** Its places are on days: it is cancelled and booked anew, not made less. */
export class BookedByTheDay extends NotAllowed {
  readonly code = 'booked-by-the-day';
}
