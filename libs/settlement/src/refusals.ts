import { Conflict, Invalid, NotAllowed } from '#platform/errors';

/** Nothing is payable to a co-op whose account is verified. */
export class NothingPayable extends NotAllowed {
  readonly code = 'nothing-payable';
}

/** Who proposed a run, or gave an account, does not sign for it. */
export class SecondPersonNeeded extends NotAllowed {
  readonly code = 'other-signature-needed';
}

/** Somebody was first: the run, line or account is past that. */
export class PayoutMovedOn extends Conflict {
  readonly code = 'payout-moved-on';
}

/** The bank's number is that of another line. */
export class BankReferenceKnown extends Conflict {
  readonly code = 'bank-reference-known';
  override readonly field = 'bankReference';
}

/** No line of the run has the reference in this row of the bank's file. */
export class UnreadableBankFile extends Invalid {
  readonly code = 'unreadable-bank-file';
  override readonly field = 'file';

  constructor(readonly row: number) {
    super(`row ${row}`);
  }
}

/** Six digits that no bank has at NAPAS. */
export class UnknownBank extends Invalid {
  readonly code = 'unknown-bank';
  override readonly field = 'bankBin';
}
