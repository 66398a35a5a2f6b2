import { Conflict, Invalid, NotAllowed } from '#platform/errors';

/** Offers come in while it is open, answers while it asks; everything else is too late or too early. */
export class PoolNotWaiting extends NotAllowed {
  readonly code = 'pool-not-waiting';
}

/** One co-op offers once; it may take the offer back and make another. */
export class OfferKnown extends Conflict {
  readonly code = 'pool-offer-known';
}

/** Others count on it. */
export class AnswerGiven extends NotAllowed {
  readonly code = 'pool-answer-given';
}

/** Not a pack of what is asked for. */
export class OtherPack extends Invalid {
  readonly code = 'pool-other-pack';
  override readonly field = 'variant';
}

/** Fewer free packs lie on the shelf than would be offered. */
export class TooFewToOffer extends Conflict {
  readonly code = 'pool-too-few-on-shelf';
  override readonly field = 'capacity';
  override readonly facts: { available: number };
  constructor(available: number) {
    super(`only ${available} on the shelf`);
    this.facts = { available };
  }
}

export class PoolTimesWrong extends Invalid {
  readonly code = 'pool-times-wrong';
  override readonly field = 'offersUntil';
}
