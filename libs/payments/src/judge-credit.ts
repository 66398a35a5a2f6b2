import { minus, zero, type Dong } from '#platform/money';
import type { PaymentState } from './payment-states.js';

/** What is the matter with a line of the bank that is not simply the sum of an order. Pages say it in the reader's language. */
export const CREDIT_REASONS = ['no-reference', 'too-little', 'too-much', 'too-late', 'already-paid'] as const;
export type CreditReason = (typeof CREDIT_REASONS)[number];

/** A payment whose reference stands in the transfer text. */
export interface Candidate {
  id: string;
  amount: Dong;
  state: PaymentState;
  /** What came of it before and waits for the rest. */
  received: Dong;
}

/**
 * `matched`: it is the payment's, and what is too much goes back. `suspense`: a person must look, or the rest is awaited.
 * `declined`: nothing waits for it, so all of it goes back.
 */
export type Judgement<C extends Candidate> =
  | { state: 'matched'; payment: C; surplus: Dong; reason?: CreditReason }
  | { state: 'suspense'; payment?: C; reason: CreditReason }
  | { state: 'declined'; payment: C; reason: CreditReason };

const missingOf = ({ amount, received }: Candidate): Dong => minus(amount, received);
const isLate = ({ state }: Candidate): boolean => state === 'expired' || state === 'cancelled';

/**
 * Whose money a line is. Too little waits for the rest until the payment's time is over; too much pays the order, and the rest goes back; of what
 * comes late or twice nothing is kept. Without a reference of ours only a person can tell.
 */
export function judgeCredit<C extends Candidate>(candidates: readonly C[], amount: Dong): Judgement<C> {
  const waiting = candidates.filter(candidate => candidate.state === 'pending');
  const payment = waiting.find(candidate => missingOf(candidate) === amount) ?? waiting[0];
  if (payment) return judgeWaiting(payment, amount);
  // The exact sum ends as the payment itself does: owed back, and the buyer's page says so.
  const late = candidates.find(candidate => isLate(candidate) && candidate.amount === amount);
  if (late) return { state: 'matched', payment: late, surplus: zero, reason: 'too-late' };
  const [first] = candidates;
  return first
    ? { state: 'declined', payment: first, reason: isLate(first) ? 'too-late' : 'already-paid' }
    : { state: 'suspense', reason: 'no-reference' };
}

/** Of a payment that waits for its money. */
export function judgeWaiting<C extends Candidate>(payment: C, amount: Dong): Judgement<C> {
  const missing = missingOf(payment);
  if (amount < missing) return { state: 'suspense', payment, reason: 'too-little' };
  const surplus = minus(amount, missing);
  return { state: 'matched', payment, surplus, ...(surplus > zero && { reason: 'too-much' }) };
}
