import type { Dong } from '#platform/money';
import type { PaymentState } from './payment-states.js';

/** Why nobody may simply take the money: a person must look. Pages say it in the reader's language. */
export const SUSPENSE_REASONS = ['no-reference', 'other-sum', 'too-late', 'already-paid'] as const;
export type SuspenseReason = (typeof SUSPENSE_REASONS)[number];

/** A payment whose reference stands in the transfer text. */
export interface Candidate {
  id: string;
  amount: Dong;
  state: PaymentState;
}

export type Judgement<C extends Candidate> =
  { state: 'matched'; payment: C } | { state: 'suspense'; reason: SuspenseReason; payment?: C };

/** Whose money this is: only the exact sum for a payment that still waits is taken without a person looking at it. */
export function judgeCredit<C extends Candidate>(candidates: readonly C[], amount: Dong): Judgement<C> {
  const exact = candidates.filter(candidate => candidate.amount === amount);
  const waiting = exact.find(candidate => candidate.state === 'pending');
  if (waiting) return { state: 'matched', payment: waiting };
  const payment = exact[0] ?? candidates[0];
  return payment
    ? { state: 'suspense', reason: reasonFor(payment, amount), payment }
    : { state: 'suspense', reason: 'no-reference' };
}

function reasonFor(payment: Candidate, amount: Dong): SuspenseReason {
  if (payment.state === 'paid' || payment.state === 'to-refund' || payment.state === 'refunded') return 'already-paid';
  return payment.amount === amount ? 'too-late' : 'other-sum';
}
