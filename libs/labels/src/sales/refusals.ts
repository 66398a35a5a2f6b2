// Why a label that was scanned at the packing table does not go into the parcel. Each says something else to do, so each is a refusal of its own.
import { Invalid } from '#platform/errors';

abstract class NotInThisParcel extends Invalid {
  override readonly field = 'label';
}

/** No label with this serial, of no goods of the order: a typing mistake, or no label of ours. */
export class LabelUnknown extends NotInThisParcel {
  readonly code = 'label-unknown';
}

/** A Vietnamese input method wrote over what the scanner typed. */
export class LabelGarbled extends NotInThisParcel {
  readonly code = 'label-garbled';
}

export class LabelOfOtherCooperative extends NotInThisParcel {
  readonly code = 'label-of-other-cooperative';
}

/** Torn, misprinted or wasted: its pack has to get another. */
export class LabelIsVoid extends NotInThisParcel {
  readonly code = 'label-is-void';
}

/** It left with a parcel before this one: there are two of it. */
export class LabelIsSold extends NotInThisParcel {
  readonly code = 'label-is-sold';
}

export class LabelInOtherParcel extends NotInThisParcel {
  readonly code = 'label-in-other-parcel';
}

export class LabelOfRecalled extends NotInThisParcel {
  readonly code = 'label-of-recalled';
  override readonly facts: { lot: string };
  constructor(lot: string) {
    super(`lot ${lot} is recalled`);
    this.facts = { lot };
  }
}

/** Of goods that are in no line of the order. */
export class LabelNotForThisOrder extends NotInThisParcel {
  readonly code = 'label-not-for-this-order';
}

/** Printed, but nobody has said yet that it is on a pack. */
export class LabelNotOnPack extends NotInThisParcel {
  readonly code = 'label-not-on-pack';
}

/** The packs of the line were taken from other batches than the one this label is bound to. */
export class LabelOfOtherBatch extends NotInThisParcel {
  readonly code = 'label-of-other-batch';
  override readonly facts: { lot: string; packed: string };
  constructor(lot: string, packed: string) {
    super(`of lot ${lot}, not ${packed}`);
    this.facts = { lot, packed };
  }
}

/** Every pack of this lot in the parcel has its label. */
export class ParcelHasItsLabels extends NotInThisParcel {
  readonly code = 'parcel-has-its-labels';
  override readonly facts: { lot: string; packs: number };
  constructor(lot: string, packs: number) {
    super(`${packs} labels of lot ${lot}`);
    this.facts = { lot, packs };
  }
}
