import { Conflict, Invalid, NotAllowed } from '#platform/errors';
import type { Dong } from '#platform/money';
import type { WhyNot } from './discounts.js';

/** The code is not known, or does not count for this order; `why` says what to do about it. */
export class CodeDoesNotApply extends Invalid {
  readonly code = 'promotion-code-does-not-apply';
  override readonly field = 'promotionCode';
  override readonly facts: { why: WhyNot | 'unknown'; missing: string };
  constructor(why: WhyNot | 'unknown', missing: Dong) {
    super(`the code does not apply: ${why}`);
    this.facts = { why, missing: missing.toString() };
  }
}

/** Others were faster: uses or budget ran out, it was ended, or the buyer has had it in another order. The buyer must see the sum without it. */
export class PromotionGone extends Conflict {
  readonly code = 'promotion-gone';
}

/** A promotion that has not ended has this code. */
export class CodeTaken extends Conflict {
  readonly code = 'promotion-code-taken';
  override readonly field = 'code';
}

/** Decree 81/2018/NĐ-CP Art. 7 sets how much may be taken off a price. */
export class AboveTheCeiling extends Invalid {
  readonly code = 'promotion-above-the-ceiling';
  override readonly field = 'rate';
  override readonly facts: { most: number };
  constructor(mostBp: number) {
    super(`more than ${mostBp} basis points off`);
    this.facts = { most: mostBp / 100 };
  }
}

export class PromotionDaysTurned extends Invalid {
  readonly code = 'promotion-days-turned';
  override readonly field = 'validTo';
}

export class PromotionAboutNothing extends Invalid {
  readonly code = 'promotion-about-nothing';
}

export class PromotionEnded extends NotAllowed {
  readonly code = 'promotion-ended';
}
