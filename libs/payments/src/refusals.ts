import { Conflict, Invalid, NotAllowed, NotFound, Unavailable } from '#platform/errors';

export class UnknownPayment extends NotFound {
  readonly code = 'unknown-payment';
}

/** It is paid in another way, or can no longer be paid. */
export class PaymentNotOpen extends NotAllowed {
  readonly code = 'payment-not-open';
}

/** Somebody reports another sum or currency than the payment's. It is not taken, and never in silence. */
export class OtherSum extends NotAllowed {
  readonly code = 'other-sum';
}

/** Stripe does not answer, or the market has no account there. */
export class CardsUnavailable extends Unavailable {
  readonly code = 'cards-unavailable';
}

/** The wallet does not answer, or the market has no account there. */
export class WalletUnavailable extends Unavailable {
  readonly code = 'wallet-unavailable';
}

/** The buyer was charged and the wallet holds the money back: a person must ask it. */
export class PaymentSuspected extends NotAllowed {
  readonly code = 'payment-suspected';
}

/** The signature of a webhook is missing, old or somebody else's. */
export class BadSignature extends Invalid {
  readonly code = 'bad-signature';
}

/** The bank's line with this number is in the books already. */
export class CreditKnown extends Conflict {
  readonly code = 'credit-known';
  override readonly field = 'bankReference';
}

/** Somebody has decided otherwise about this line of the bank. */
export class CreditDecided extends Conflict {
  readonly code = 'credit-decided';
}

/** No order has this number, code or payment reference. */
export class OrderUnknown extends Invalid {
  readonly code = 'order-unknown';
  override readonly field = 'order';
}

/** It is not paid by transfer, or no longer waits for money: the line can only go back. */
export class PaymentDoesNotWait extends NotAllowed {
  readonly code = 'payment-does-not-wait';
  override readonly field = 'order';
}

/** The file is no statement of a bank that we can read. */
export class StatementNotRead extends Invalid {
  readonly code = 'statement-not-read';
  override readonly field = 'file';
}

/** No money of a bank transfer is owed back for this payment. */
export class NothingToReturn extends NotAllowed {
  readonly code = 'nothing-to-return';
}

/** The bank's line with this number is the return of another payment. */
export class ReturnKnown extends Conflict {
  readonly code = 'return-known';
  override readonly field: string = 'returnReference';
}

/** The same, said in the form of a part. */
export class PartReturnKnown extends ReturnKnown {
  override readonly field = 'partReference';
}
