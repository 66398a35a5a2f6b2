import { Conflict, Invalid, NotAllowed } from '#platform/errors';
import type { ListingField } from './listing-rules.js';
import type { ProductAction, ProductState } from './product-actions.js';

export class UnknownLine extends Invalid {
  readonly code = 'unknown-line';
  override readonly field = 'line';
}

/** Not in the OCOP list of today, or a heading with finer groups below it. */
export class NotAGroup extends Invalid {
  readonly code = 'not-a-group';
  override readonly field = 'groupCode';
}

export class UnknownPack extends Invalid {
  readonly code = 'unknown-pack';
  override readonly field = 'pack';
}

/** Only what is weighed in grams is sold by the scale. */
export class NotByWeight extends Invalid {
  readonly code = 'not-by-weight';
  override readonly field = 'netUnit';
}

/** The law wants a listing to say more. `field` is the first thing missing, `missing` all of them. */
export class ProductIncomplete extends Invalid {
  readonly code = 'product-incomplete';
  override readonly field?: ListingField;
  override readonly facts: { missing: string };

  constructor(readonly missing: readonly ListingField[]) {
    super(`missing: ${missing.join(', ')}`);
    this.field = missing[0];
    this.facts = { missing: missing.join(' ') };
  }
}

/** The product has gone on: this can no longer, or not yet, be done with it. */
export class ProductHasMovedOn extends NotAllowed {
  readonly code = 'product-has-moved-on';
  override readonly facts: { action: string; state: string };

  constructor(action: ProductAction, state: ProductState) {
    super(`a product that is ${state} takes no ${action}`);
    this.facts = { action, state };
  }
}

/** Somebody saved other texts since this page was opened. */
export class ProductChanged extends Conflict {
  readonly code = 'product-changed';
}

export class DecisionReasonNeeded extends Invalid {
  readonly code = 'decision-reason-needed';
  override readonly field = 'reason';
}

/** Nobody has proposed new texts, or somebody has decided on them by now. */
export class NoChangePending extends NotAllowed {
  readonly code = 'no-change-pending';
}

/** An order cannot arrive in the future, nor end before it arrives. */
export class TakedownTimesWrong extends Invalid {
  readonly code = 'takedown-times-wrong';
  override readonly field = 'dueAt';
}

/** There is nothing to appeal against, it was done before, or the term is over. */
export class AppealNotOpen extends NotAllowed {
  readonly code = 'appeal-not-open';
}

export class NoAppealWaits extends NotAllowed {
  readonly code = 'no-appeal-waits';
}

/** The co-op's GS1 company prefix has no item number left: it needs another licence. */
export class GtinsUsedUp extends NotAllowed {
  readonly code = 'gtins-used-up';
}

/** Only JPEG, PNG and WebP that can be read to the end. */
export class NotAPicture extends Invalid {
  readonly code = 'not-a-picture';
  override readonly field = 'photo';
}

export class PictureTooLarge extends Invalid {
  readonly code = 'picture-too-large';
  override readonly field = 'photo';
  override readonly facts: { megapixels: number };

  constructor(megapixels: number) {
    super('too many pixels');
    this.facts = { megapixels };
  }
}

export class PhotosFull extends NotAllowed {
  readonly code = 'photos-full';
  override readonly field = 'photo';
  override readonly facts: { most: number };

  constructor(most: number) {
    super(`a product has at most ${most} photos`);
    this.facts = { most };
  }
}

/** Not CSV or XLSX, or without the columns of a product. */
export class ImportUnreadable extends Invalid {
  readonly code = 'import-unreadable';
  override readonly field = 'file';
}

export class ImportTooLong extends Invalid {
  readonly code = 'import-too-long';
  override readonly field = 'file';
  override readonly facts: { most: number };

  constructor(most: number) {
    super(`a file has at most ${most} rows`);
    this.facts = { most };
  }
}
