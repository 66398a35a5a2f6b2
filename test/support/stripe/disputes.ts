// What banks and buyers do afterwards: a charge is disputed, and the dispute ends; a refund that was said to be through comes back.
import { stripeId } from './ids.js';
import type { Dispute, Refund } from './objects.js';
import type { State } from './state.js';

const DAYS_TO_ANSWER = 14;
const DAY = 24 * 60 * 60;

export interface DisputeWishes {
  reason?: string;
  amount?: number;
  isInquiry?: boolean;
  /** What Stripe charges for it, in đồng; it is told in cents, of a market that is paid out in dollars at 25,000 đồng. */
  fee?: number;
}

const DONG_PER_CENT = 250;

/** An inquiry asks before any money moves. */
export function openDispute(
  state: State,
  intentId: string,
  { reason = 'fraudulent', amount, isInquiry = false, fee = 0 }: DisputeWishes,
): Dispute {
  const intent = state.intents.find(intentId);
  const charge = state.charges.find(intent.latest_charge ?? '');
  charge.disputed = true;
  const dispute: Dispute = {
    id: stripeId('dp'),
    object: 'dispute',
    amount: amount ?? charge.amount - charge.amount_refunded,
    balance_transactions: [],
    charge: charge.id,
    created: state.now(),
    currency: 'vnd',
    evidence_details: {
      ...{ due_by: state.now() + DAYS_TO_ANSWER * DAY, has_evidence: false, past_due: false },
      submission_count: 0,
    },
    livemode: false,
    metadata: {},
    payment_intent: intent.id,
    reason,
    status: isInquiry ? 'warning_needs_response' : 'needs_response',
  };
  state.disputes.put(dispute);
  state.record('charge.dispute.created', dispute);
  if (!isInquiry) {
    const cents = { amount: -dispute.amount / DONG_PER_CENT, currency: 'usd', fee: fee / DONG_PER_CENT };
    dispute.balance_transactions = [cents];
    state.record('charge.dispute.funds_withdrawn', dispute);
  }
  return dispute;
}

export function closeDispute(state: State, disputeId: string, outcome: 'won' | 'lost'): void {
  const dispute = state.disputes.find(disputeId);
  dispute.status = dispute.status.startsWith('warning') ? 'warning_closed' : outcome;
  if (dispute.status === 'won') state.record('charge.dispute.funds_reinstated', dispute);
  state.record('charge.dispute.closed', dispute);
}

/** The buyer's bank sends a refund back: Stripe has the money again. */
export function failRefund(state: State, refundId: string): Refund {
  const refund = state.refunds.find(refundId);
  const charge = state.charges.find(refund.charge);
  refund.status = 'failed';
  charge.amount_refunded -= refund.amount;
  charge.refunded = false;
  state.record('refund.updated', refund);
  state.record('refund.failed', refund);
  return refund;
}
