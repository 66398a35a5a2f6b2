import { Conflict, Invalid, NotAllowed } from '#platform/errors';
import type { QuantityFault } from './quantity.js';

/** More would have left a lot than it held, now or at some earlier moment (B1). Amounts in whole base units. */
export class NotEnoughInLot extends Conflict {
  readonly code = 'not-enough-in-lot';
  override readonly facts: { lot: string; missing: string; unit: string; at: string };

  constructor(lot: string, missing: bigint, unit: string, at: string) {
    super(`${lot} would be ${missing} ${unit} below zero at ${at}`);
    this.facts = { lot, missing: missing.toString(), unit, at };
  }
}

/** A quantity that no honest record has: none, not above zero, of another unit, finer than is weighed. */
export class QuantityUnreadable extends Invalid {
  readonly code = 'quantity-unreadable';
  override readonly facts: { lot: string; fault: string };

  constructor(lot: string, fault: QuantityFault) {
    super(`the quantity of ${lot} cannot be booked: ${fault}`);
    this.facts = { lot, fault };
  }
}

/** The goods of a lot would end in themselves. */
export class LotsInCircle extends Conflict {
  readonly code = 'lots-in-circle';
  override readonly facts: { lot: string };

  constructor(lot: string) {
    super(`${lot} would be made of itself`);
    this.facts = { lot };
  }
}

/** A packing was declared wrong whose packs are sold or carry labels (B3, B6). */
export class PacksGoneOn extends Conflict {
  readonly code = 'packs-gone-on';
  override readonly facts: { lot: string };

  constructor(lot: string) {
    super(`packs of ${lot} are sold or labelled`);
    this.facts = { lot };
  }
}

/** Orders would take more of a lot than was ever packed (B6). */
export class SoldBeyondPacked extends Conflict {
  readonly code = 'sold-beyond-packed';
  override readonly facts: { lot: string };

  constructor(lot: string) {
    super(`more of ${lot} would be sold than was packed`);
    this.facts = { lot };
  }
}

/** Its numbers wait for a countersigned explanation: nothing of it is labelled or sold. */
export class BatchHeld extends NotAllowed {
  readonly code = 'batch-held';
}

/** A program says that goods of a held batch were sent, sold or taken over. */
export class HeldGoodsLeave extends NotAllowed {
  readonly code = 'batch-held';
  override readonly facts: { lot: string };

  constructor(lot: string) {
    super(
      `${lot} is held until the trade department has countersigned an explanation; it can be neither shipped, sold nor taken over`,
    );
    this.facts = { lot };
  }
}

export class ExplanationNeeded extends Invalid {
  readonly code = 'explanation-needed';
  override readonly field = 'explanation';
}

export class DecisionNeeded extends Invalid {
  readonly code = 'decision-needed';
  override readonly field = 'decision';
}

/** In this state of the flag that cannot be done: somebody was first. */
export class FlagMovedOn extends NotAllowed {
  readonly code = 'flag-moved-on';
}

export class BoundUnreadable extends Invalid {
  readonly code = 'bound-unreadable';
  override readonly field = 'most';
}

/** A claim about a place without its numbers, about a place that is not measured, or that ends before it begins. */
export class SiteClaimUnreadable extends Invalid {
  readonly code = 'site-claim-unreadable';

  constructor(override readonly field: 'size' | 'amount' | 'to') {
    super(`the claim cannot be read: ${field}`);
  }
}

/** One of the kind waits for the department already. */
export class SiteClaimWaits extends Conflict {
  readonly code = 'site-claim-waits';
}

/** Somebody has decided about it, or taken it back. */
export class SiteClaimMovedOn extends NotAllowed {
  readonly code = 'site-claim-moved-on';
}

/** Whoever made a claim cannot countersign it. */
export class OwnSiteClaim extends NotAllowed {
  readonly code = 'own-site-claim';
}

export class SiteClaimReasonNeeded extends Invalid {
  readonly code = 'site-claim-reason-needed';
  override readonly field = 'decision';
}
