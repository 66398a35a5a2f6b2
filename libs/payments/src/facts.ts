export type PaymentsFact =
  /** The money is there in time. */
  | { name: 'payment.settled'; paymentId: string; groupId: string }
  /** The time to pay ran out. */
  | { name: 'payment.expired'; paymentId: string; groupId: string }
  /** It was awaited and no longer is: the order was cancelled before the money came. */
  | { name: 'payment.cancelled'; paymentId: string }
  /** We hold money for which nothing will be delivered. */
  | { name: 'payment.refund-owed'; paymentId: string }
  /** All of it went back to the buyer, whoever sent it. */
  | { name: 'payment.refunded'; paymentId: string }
  /** Stripe could not give it back after all, or a part of it: a person sends it. */
  | { name: 'payment.refund-failed'; paymentId: string }
  | { name: 'payment.part-failed'; refundId: string }
  /** A buyer disputes a card payment, or that came to an end. `disputeId`: our row. */
  | { name: 'payment.disputed'; disputeId: string }
  /** A part of it went back. */
  | { name: 'payment.part-returned'; refundId: string }
  /** Money in the bank account that nobody could place. */
  | { name: 'payment.credit-suspended'; creditId: string }
  /** What is the matter with a line of the bank was decided, or some of it went back: the books follow. */
  | { name: 'payment.credit-decided'; creditId: string }
  /** An aggregator told of a line of the bank. `eventId`: our row, not theirs. */
  | { name: 'payment.notice-received'; eventId: string }
  /** A wallet told of an attempt. `eventId`: our row, not theirs. */
  | { name: 'payment.wallet-told'; eventId: string }
  /** Of a payment that stays, a part goes back: packs of a recalled batch, what an edit took off, or an order that was cancelled while its sisters go on. */
  | { name: 'payment.part-owed'; refundId: string }
  /** `eventId`: our row, not Stripe's id. */
  | { name: 'payment.event-received'; eventId: string };
