import type { Stripe } from 'stripe';
import { dong, type Dong } from '#platform/money';

/** Each later one is never followed by an earlier: of news in whatever order the last in this list holds. */
export const DISPUTE_STATES = ['inquiry', 'open', 'dropped', 'won', 'lost'] as const;
export type DisputeState = (typeof DISPUTE_STATES)[number];

/** What an event tells of a dispute. It names Stripe's payment, never ours. */
export interface DisputeNews {
  disputeId: string;
  intentId: string;
  amount: Dong;
  currency: string;
  reason: string;
  state: DisputeState;
  /** What Stripe charges the market for it, and what of that came back. */
  fee: Dong;
  feeReturned: Dong;
  openedAt: Date;
  dueBy: Date | null;
  closedAt: Date | null;
}

const STATES: Readonly<Record<string, DisputeState>> = {
  warning_needs_response: 'inquiry',
  warning_under_review: 'inquiry',
  warning_closed: 'dropped',
  prevented: 'dropped',
  won: 'won',
  lost: 'lost',
};

/** Every event of a dispute carries all of it as it was then: created, updated, its money taken or given back, closed. */
export function disputeIn(event: Stripe.Event): DisputeNews | undefined {
  if (!event.type.startsWith('charge.dispute.')) return undefined;
  const dispute = event.data.object as Stripe.Dispute;
  const {
    id: disputeId,
    payment_intent: intent,
    amount,
    currency,
    reason,
    status,
    created,
    evidence_details,
  } = dispute;
  const intentId = typeof intent === 'string' ? intent : intent?.id;
  // Of a charge without a payment of Checkout: none of ours.
  if (!intentId) return undefined;
  const state = STATES[status] ?? 'open';
  const isClosed = state !== 'open' && state !== 'inquiry';
  return {
    ...{ disputeId, intentId, currency, reason, state },
    amount: dong(amount),
    ...feesIn(dispute),
    openedAt: new Date(created * 1000),
    dueBy: evidence_details?.due_by ? new Date(evidence_details.due_by * 1000) : null,
    closedAt: isClosed ? new Date(event.created * 1000) : null,
  };
}

/**
 * In Stripe's balance a dispute is one movement when the money is taken and one when it is given back, each with its fee, in the currency in which Stripe
 * pays the market out. The same movement says what the sum of the dispute is in that currency, and so what the fee is in đồng.
 */
function feesIn({ amount, balance_transactions: movements }: Stripe.Dispute): Pick<DisputeNews, 'fee' | 'feeReturned'> {
  const inDong = (movements ?? []).map(({ fee, amount: moved }) =>
    moved === 0 ? 0 : Math.round((fee * amount) / Math.abs(moved)),
  );
  const sum = (fees: number[]): Dong => dong(fees.reduce((one, other) => one + other, 0));
  return { fee: sum(inDong.filter(fee => fee > 0)), feeReturned: sum(inDong.filter(fee => fee < 0).map(fee => -fee)) };
}
