import { Conflict, Invalid, NotAllowed } from '#platform/errors';
import type { TierTrouble } from './group-buy.js';

/** More packs in all than the co-op sets aside: others were faster. */
export class PacksGone extends Conflict {
  readonly code = 'groupbuy-packs-gone';
  override readonly field = 'packs';
  override readonly facts: { left: number };
  constructor(left: number) {
    super(`only ${left} packs left to pledge`);
    this.facts = { left };
  }
}

/** Its time has not come, or is over: nothing can be pledged, changed or taken back. */
export class GroupBuyNotRunning extends NotAllowed {
  readonly code = 'groupbuy-not-running';
}

/** It was taken back, or the group buy is over. */
export class PledgeOver extends NotAllowed {
  readonly code = 'pledge-over';
}

/** Fewer free packs lie on the shelf than would be promised. */
export class TooFewOnShelf extends Conflict {
  readonly code = 'groupbuy-too-few-on-shelf';
  override readonly field = 'most';
  override readonly facts: { available: number };
  constructor(available: number) {
    super(`only ${available} on the shelf`);
    this.facts = { available };
  }
}

export class TiersWrong extends Invalid {
  readonly code = 'groupbuy-tiers-wrong';
  override readonly field = 'from1';
  override readonly facts: { trouble: TierTrouble };
  constructor(trouble: TierTrouble) {
    super(`the tiers are ${trouble}`);
    this.facts = { trouble };
  }
}

export class DeadlineWrong extends Invalid {
  readonly code = 'groupbuy-deadline-wrong';
  override readonly field = 'closesAt';
}
