import { Invalid, NotAllowed } from '#platform/errors';

/** As many as the largest rolls of label printers hold, and more than a co-op packs of one batch. */
export const MOST_LABELS_PER_ROLL = 20_000;

/** There is a label for every pack, or there will be: one more could only go on something else. */
export class MoreLabelsThanPacks extends Invalid {
  readonly code = 'more-labels-than-packs';
  override readonly facts: { left: number };

  constructor(
    left: number,
    override readonly field: 'quantity' | 'last' = 'quantity',
  ) {
    super(`${left} packs are without a label`);
    this.facts = { left };
  }
}

/** More printed labels on no pack than the department lets this co-op hold. */
export class MoreLabelsThanAllowed extends Invalid {
  readonly code = 'more-labels-than-allowed';
  override readonly field = 'quantity';
  override readonly facts: { left: number };

  constructor(left: number) {
    super(`${left} more free labels are allowed`);
    this.facts = { left };
  }
}

/** More than any co-op could lose track of without anybody noticing. */
export const MOST_LABELS_ALLOWED = 1_000_000;

export class NotAnAllowance extends Invalid {
  readonly code = 'not-an-allowance';
  override readonly field = 'labels';
  override readonly facts = { most: MOST_LABELS_ALLOWED };
}

/** What held yesterday is history. */
export class AllowanceOfThePast extends Invalid {
  readonly code = 'allowance-of-the-past';
  override readonly field = 'from';
}

export class NotACountOfLabels extends Invalid {
  readonly code = 'not-a-count-of-labels';
  override readonly field = 'quantity';
  override readonly facts = { most: MOST_LABELS_PER_ROLL };
}

/** Goods that are called back get no labels any more: none is issued, printed or activated. */
export class NoLabelsForRecalled extends NotAllowed {
  readonly code = 'no-labels-for-recalled';
}

/** Every label of the roll was voided. */
export class NothingToPrint extends NotAllowed {
  readonly code = 'nothing-to-print';
}

/** The roll has no label with this serial: most likely a typing mistake. */
export class NoSuchLabel extends Invalid {
  readonly code = 'no-such-label';

  constructor(override readonly field: 'serial' | 'first' | 'last' = 'serial') {
    super('no label with this serial on the roll');
  }
}

/** One end of a strip was named, but not the other. */
export class StripIsNotWhole extends Invalid {
  readonly code = 'strip-is-not-whole';

  constructor(override readonly field: 'first' | 'last') {
    super('a strip has two ends');
  }
}

/** Labels of this strip are on packs already. They are never bound again: a label can only be voided. */
export class AlreadyBound extends Invalid {
  readonly code = 'labels-already-bound';
  override readonly field = 'first';
  override readonly facts: { bound: number };

  constructor(bound: number) {
    super(`${bound} labels of the strip are bound`);
    this.facts = { bound };
  }
}

/** Nothing of the roll or the strip is left to be bound. */
export class NoFreeLabels extends NotAllowed {
  readonly code = 'no-free-labels';
}

/** So many are drawn while somebody waits: half a second of a processor. More are a print of their own. */
export const MOST_LABELS_AT_ONCE = 200;

export class TooManyToPrintAtOnce extends NotAllowed {
  readonly code = 'too-many-to-print-at-once';
}

/** Not drawn to its end yet, cancelled, or a label of the roll was voided since. */
export class PrintIsNotReady extends NotAllowed {
  readonly code = 'print-is-not-ready';
}

/** At this resolution and size the modules would be narrower than scanners can read (0.396 mm). */
export class SymbolDoesNotFit extends Invalid {
  readonly code = 'symbol-does-not-fit';
  override readonly field = 'size';
}
