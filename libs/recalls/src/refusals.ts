import { Invalid, NotAllowed } from '#platform/errors';

/** Nothing of the house can be traced to it: most likely a typing mistake. */
export class NothingReached extends Invalid {
  readonly code = 'nothing-reached';
  override readonly field = 'origin';
}

export class ReasonNeeded extends Invalid {
  readonly code = 'recall-reason-missing';
  override readonly field = 'reasonVi';
}

/** A recall takes two: whoever proposed it cannot confirm it. */
export class SecondPersonNeeded extends NotAllowed {
  readonly code = 'second-person-needed';
}

/** In this state of the recall that cannot be done: somebody was first. */
export class RecallMovedOn extends NotAllowed {
  readonly code = 'recall-moved-on';
}

/** Not above zero, of a batch that is not in the recall, or more than was ever packed. */
export class AnswerImpossible extends Invalid {
  readonly code = 'answer-impossible';
  override readonly field = 'packs';
}
