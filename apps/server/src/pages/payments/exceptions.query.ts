import type { CreditReason, DisputeState } from '#libs/payments';
import { statement } from '#platform/database';

/** Sums come as text: JSON has no whole numbers of this size. */
export interface SuspendedLine {
  id: string;
  bankReference: string;
  amount: string;
  transferText: string;
  source: 'hand' | 'statement' | 'notice' | 'wallet';
  reason: CreditReason;
  /** Of the order whose reference it has; null: none. */
  code: string | null;
  receivedAt: string;
  /** It is kept waiting on purpose. */
  keptUntil: string | null;
  note: string | null;
}

export interface LineToReturn {
  id: string;
  bankReference: string;
  /** What of it goes back. */
  amount: string;
  transferText: string;
  reason: CreditReason;
  code: string | null;
  since: string;
}

export interface DisputeRow {
  disputeId: string;
  code: string | null;
  amount: string;
  reason: string;
  state: DisputeState;
  /** The bank asks for more than was paid. */
  isAbove: boolean;
  openedAt: string;
  dueBy: string | null;
}

export interface StuckEvent {
  id: string;
  provider: string;
  eventId: string;
  type: string;
  receivedAt: string;
  error: string | null;
  /** Of what Stripe lists and we do not know. */
  intentId: string | null;
  amount: string | null;
  about: string | null;
}

export interface MoneyExceptions {
  lines: SuspendedLine[];
  returns: LineToReturn[];
  disputes: DisputeRow[];
  stuck: StuckEvent[];
}

const CREDIT = `c.id, c.bank_reference AS "bankReference", c.transfer_text AS "transferText", c.reason, g.code`;
const FROM = `payments_credit c LEFT JOIN payments_payment y ON y.id = c.payment_id LEFT JOIN ordering_group g ON g.id = y.group_id`;
const listOf = (rows: string) => `(SELECT COALESCE(json_agg(row), '[]'::json) FROM (${rows}) row)`;

/** The whole page: what nobody looked at comes first. News that came this minute is under way. */
export const moneyExceptions = statement<MoneyExceptions, [now: Date]>(
  'server.money-exceptions',
  `SELECT
     ${listOf(`SELECT ${CREDIT}, c.amount::text AS amount, c.source, c.received_at AS "receivedAt", c.note,
         CASE WHEN c.look_again_at > $1 THEN c.look_again_at END AS "keptUntil"
       FROM ${FROM} WHERE c.state = 'suspense' ORDER BY (c.look_again_at > $1) IS TRUE, c.received_at, c.id LIMIT 100`)} AS lines,
     ${listOf(`SELECT ${CREDIT}, c.to_return::text AS amount, COALESCE(c.decided_at, c.received_at) AS since
       FROM ${FROM} WHERE c.to_return > 0 AND c.returned_at IS NULL AND (c.source <> 'wallet' OR c.refused_at IS NOT NULL) ORDER BY c.received_at, c.id LIMIT 100`)} AS returns,
     ${listOf(`SELECT d.dispute_id AS "disputeId", g.code, d.amount::text AS amount, d.reason, d.state, d.opened_at AS "openedAt", d.due_by AS "dueBy",
         COALESCE(d.amount > y.amount, false) AS "isAbove"
       FROM payments_dispute d LEFT JOIN payments_payment y ON y.intent_id = d.intent_id LEFT JOIN ordering_group g ON g.id = y.group_id
       WHERE d.closed_at IS NULL OR d.closed_at > $1::timestamptz - interval '60 days'
       ORDER BY d.closed_at IS NOT NULL, d.due_by, d.opened_at DESC LIMIT 50`)} AS disputes,
     ${listOf(`SELECT e.id, e.provider, e.payload ->> 'intentId' AS "intentId", CASE WHEN e.type LIKE 'listed.%' THEN e.payload ->> 'amount' END AS amount, e.payload ->> 'about' AS about, e.event_id AS "eventId", e.type, e.received_at AS "receivedAt",
         (SELECT r.last_error FROM platform_fact f JOIN platform_reaction r ON r.fact_id = f.id AND r.done_at IS NULL
          WHERE f.settled_at IS NULL AND f.body ->> 'eventId' = e.id::text LIMIT 1) AS error
       FROM payments_event e WHERE e.settled_at IS NULL AND e.received_at < $1::timestamptz - interval '1 minute' ORDER BY e.received_at LIMIT 50`)} AS stuck`,
);

/** By the code that the buyer has, the number of one of its orders, or what the transfer should have said. */
export const paymentByCode = statement<{ paymentId: string }, [code: string]>(
  'server.payment-by-code',
  `SELECT y.id AS "paymentId" FROM payments_payment y JOIN ordering_group g ON g.id = y.group_id
   WHERE y.reference = $1 OR g.code = $1 OR g.id = (SELECT group_id FROM ordering_order WHERE number = $1)`,
);
