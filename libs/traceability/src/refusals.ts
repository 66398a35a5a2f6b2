import { Conflict, Invalid, NotAllowed } from '#platform/errors';
import { LONGEST_LOT } from './lots.js';
import type { BatchUnit } from './recipes/recipe.js';

/** Lots are unique for a product for ever: a label would otherwise name two batches. */
export class LotTaken extends Conflict {
  readonly code = 'lot-taken';
  override readonly field = 'lot';
}

export class LotUnreadable extends Invalid {
  readonly code = 'lot-unreadable';
  override readonly field = 'lot';
  override readonly facts = { most: LONGEST_LOT };
}

/** The product is not the co-op's own. */
export class NoSuchProduct extends Invalid {
  readonly code = 'no-such-product';
  override readonly field = 'productId';
}

/** Not a task of this step in the recipe of the product line. */
export class NotInTheRecipe extends Invalid {
  readonly code = 'not-in-the-recipe';
  override readonly field = 'kind';
}

export class AmountNeeded extends Invalid {
  readonly code = 'amount-needed';

  constructor(override readonly field: 'input' | 'output' | 'packs' | 'amount' | 'holds') {
    super('an amount above zero is needed');
  }
}

/** Nothing comes from nothing. `left` is what is there, in whole base units. */
export class NotEnoughInBatch extends Conflict {
  readonly code = 'not-enough-in-batch';
  override readonly facts: { left: string; unit: BatchUnit };

  constructor(
    override readonly field: 'input' | 'packs',
    left: bigint,
    unit: BatchUnit,
  ) {
    super(`only ${left} ${unit} left in the batch`);
    this.facts = { left: left.toString(), unit };
  }
}

/** More came out than went in, which drying, milling and cutting cannot do. */
export class YieldTooHigh extends Invalid {
  readonly code = 'yield-too-high';
  override readonly field = 'output';
  override readonly facts: { most: string; unit: BatchUnit };

  constructor(most: bigint, unit: BatchUnit) {
    super(`at most ${most} ${unit} can come out`);
    this.facts = { most: most.toString(), unit };
  }
}

export class NotYetHappened extends Invalid {
  readonly code = 'not-yet-happened';
  override readonly field = 'happenedAt';
}

export class TooLongAgo extends Invalid {
  readonly code = 'too-long-ago';
  override readonly field = 'happenedAt';
  override readonly facts = { years: 5 };
}

/** At that time the batch did not hold so much yet: a back-dated task would use goods before they were gathered. */
export class BeforeTheGoods extends Invalid {
  readonly code = 'before-the-goods';
  override readonly field = 'happenedAt';
}

export class BatchRecalled extends NotAllowed {
  readonly code = 'batch-recalled';
}

/** Packs of this lot already carry its dates: what is gathered or made now belongs to a new batch. */
export class BatchAlreadyPacked extends NotAllowed {
  readonly code = 'batch-already-packed';
}

/** Not a pack of this batch's product, or no longer sold. */
export class NoSuchPack extends Invalid {
  readonly code = 'no-such-pack';
  override readonly field = 'variantId';
}

/** The pack counts in another unit than the batch: grams are not pieces. */
export class OtherUnit extends Invalid {
  readonly code = 'other-unit';
  override readonly field = 'variantId';
}

export class NoSuchSite extends Invalid {
  readonly code = 'no-such-site';
  override readonly field = 'siteId';
}

export class NoSuchCommune extends Invalid {
  readonly code = 'no-such-commune';
  override readonly field = 'communeCode';
}

export class SiteKindUnknown extends Invalid {
  readonly code = 'site-kind-unknown';
  override readonly field = 'kind';
}

/** An answer that is no such number, or outside what can be. */
export class AnswerUnreadable extends Invalid {
  readonly code = 'answer-unreadable';

  constructor(override readonly field: string) {
    super(`${field} cannot be read`);
  }
}

/** A drug or a spray needs more days before the harvest. */
export class WithdrawalNotOver extends NotAllowed {
  readonly code = 'withdrawal-not-over';
  override readonly field = 'happenedAt';
  override readonly facts: { day: string };

  constructor(day: string) {
    super(`not before ${day}`);
    this.facts = { day };
  }
}

/** Goods can be blended in from batches of the same co-op that count alike and are not recalled. */
export class NoSuchSource extends Invalid {
  readonly code = 'no-such-source';
  override readonly field = 'from';
}

/** Somebody has declared it wrong already, in another way. */
export class AlreadyCorrected extends Conflict {
  readonly code = 'already-corrected';
}

/** What came of the task has been worked on, packed, sold or handed over: those tasks must be corrected first. */
export class GoodsGoneOn extends NotAllowed {
  readonly code = 'goods-gone-on';
}

/** A hand-over has two sides: the giver takes it back while nobody has taken the goods over; afterwards it stands. */
export class HandOverStands extends NotAllowed {
  readonly code = 'hand-over-stands';
}

/** The giver took the goods back before anybody took them over: this code leads nowhere any more. */
export class HandOverTakenBack extends NotAllowed {
  readonly code = 'hand-over-taken-back';
}

/** The code is not one, or its goods have not been written down yet. */
export class NoSuchHandOver extends NotAllowed {
  readonly code = 'no-such-hand-over';
}

/** Two phones drew the same 80 bits, or somebody copied a code: the goods are given once more under a new one. */
export class HandOverCodeTaken extends Conflict {
  readonly code = 'hand-over-code-taken';
}

/** Numbers of the giver's batch wait for a countersigned explanation: until then the goods stay the giver's. */
export class GivenGoodsHeld extends NotAllowed {
  readonly code = 'given-goods-held';
}

/** Somebody has taken these goods over already. */
export class AlreadyTakenOver extends Conflict {
  readonly code = 'already-taken-over';
}

/** Nobody can take over more than was given: then the giver's paper is wrong, and is written anew. */
export class MoreThanGiven extends Invalid {
  readonly code = 'more-than-given';
  override readonly field = 'amount';
  override readonly facts: { given: string; unit: BatchUnit };

  constructor(given: bigint, unit: BatchUnit) {
    super(`only ${given} ${unit} were given`);
    this.facts = { given: given.toString(), unit };
  }
}

/** Goods are taken over into a batch that counts alike and still takes goods in. */
export class NotIntoThisBatch extends Invalid {
  readonly code = 'not-into-this-batch';
  override readonly field = 'target';
}

export class UnitNameTaken extends Invalid {
  readonly code = 'unit-name-taken';
  override readonly field = 'name';
}

export class SupplierCodeUnreadable extends Invalid {
  readonly code = 'supplier-code-unreadable';
  override readonly field = 'supplier';
}

export class AreaCodeUnreadable extends Invalid {
  readonly code = 'area-code-unreadable';
  override readonly field = 'growingAreaCode';
}

/** No such place on earth. */
export class PositionUnreadable extends Invalid {
  readonly code = 'position-unreadable';
  override readonly field = 'position';
}
