import { Conflict, Invalid, NotAllowed } from '#platform/errors';
import type { CooperativeAction, SellerState } from './cooperative-actions.js';

export class NotATaxCode extends Invalid {
  readonly code = 'not-a-tax-code';
  override readonly field = 'taxCode';
}

/** Another seller is registered under it. */
export class TaxCodeTaken extends Conflict {
  readonly code = 'tax-code-taken';
  override readonly field = 'taxCode';
}

export class TooFewMembers extends Invalid {
  readonly code = 'too-few-members';
  override readonly field = 'members';
  override readonly facts: { least: number };

  constructor(least: number) {
    super('too few members');
    this.facts = { least };
  }
}

export class RegisteredInTheFuture extends Invalid {
  readonly code = 'registered-in-the-future';
  override readonly field = 'registeredOn';
}

/** The market is the province's: a seller sits in one of its communes. */
export class NotInLaiChau extends Invalid {
  readonly code = 'not-in-lai-chau';
  override readonly field = 'communeCode';
}

export class NotAGs1Prefix extends Invalid {
  readonly code = 'not-a-gs1-prefix';
  override readonly field = 'gs1Prefix';
}

/** All location numbers under the prefix are given away. */
export class LocationNumbersUsedUp extends NotAllowed {
  readonly code = 'location-numbers-used-up';
  override readonly field = 'gs1Prefix';
}

/** The seller has gone on: this can no longer, or not yet, be decided. */
export class SellerHasMovedOn extends NotAllowed {
  readonly code = 'seller-has-moved-on';
  override readonly facts: { action: string; verification: string; standing: string };

  constructor(action: CooperativeAction, { verification, standing }: SellerState) {
    super(`a seller that is ${verification} and ${standing} takes no ${action}`);
    this.facts = { action, verification, standing };
  }
}

export class SellerReasonNeeded extends Invalid {
  readonly code = 'seller-reason-needed';
  override readonly field = 'note';
}

/** They must register with the market before they can be given a seat. */
export class NobodyWithThatLogin extends Invalid {
  readonly code = 'nobody-with-that-login';
  override readonly field = 'login';
}

/** Somebody must answer for a seller. */
export class LastDirector extends NotAllowed {
  readonly code = 'last-director';
  override readonly facts: { name: string };

  constructor(name: string) {
    super('the last director');
    this.facts = { name };
  }
}
