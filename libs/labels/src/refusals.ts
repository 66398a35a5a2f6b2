import { Invalid, NotAllowed } from '#platform/errors';

/** More in one order would be a print job nobody can stick in a day, and a page that waits too long for its file. */
export const MOST_LABELS_PER_SHEET = 2000;

/** There is a label for every pack, or there will be: one more could only go on something else. */
export class MoreLabelsThanPacks extends Invalid {
  readonly code = 'more-labels-than-packs';
  override readonly field = 'quantity';
  override readonly facts: { left: number };

  constructor(left: number) {
    super(`${left} packs are without a label`);
    this.facts = { left };
  }
}

export class NotACountOfLabels extends Invalid {
  readonly code = 'not-a-count-of-labels';
  override readonly field = 'quantity';
  override readonly facts = { most: MOST_LABELS_PER_SHEET };
}

/** Goods that are called back get no labels any more: none is issued, printed or activated. */
export class NoLabelsForRecalled extends NotAllowed {
  readonly code = 'no-labels-for-recalled';
}

/** Every label of the sheet was voided. */
export class NothingToPrint extends NotAllowed {
  readonly code = 'nothing-to-print';
}

/** The sheet has no label with this serial: most likely a typing mistake. */
export class NoSuchLabel extends Invalid {
  readonly code = 'no-such-label';
  override readonly field = 'serial';
}
