import { Conflict, Invalid, NotAllowed } from '#platform/errors';

export class MarketNameTaken extends Conflict {
  readonly code = 'market-name-taken';
  override readonly field = 'nameVi';
}
export class MarketCommuneUnknown extends Invalid {
  readonly code = 'market-commune-unknown';
  override readonly field = 'communeCode';
}
/** The market does not meet on this day. */
export class NotAMarketDay extends Invalid {
  readonly code = 'not-a-market-day';
  override readonly field = 'day';
}
export class MarksOutOfRange extends Invalid {
  readonly code = 'market-marks-out-of-range';
  override readonly field = 'marks';
}
export class StallTaken extends Conflict {
  readonly code = 'market-stall-taken';
  override readonly field = 'stall';
}
/** It was decided, withdrawn, or its day is over. */
export class ComingDecided extends NotAllowed {
  readonly code = 'market-coming-decided';
}

/** Buyers have ordered goods that they fetch at the stall on that day. */
export class BuyersComeThere extends NotAllowed {
  readonly code = 'buyers-come-there';
}
