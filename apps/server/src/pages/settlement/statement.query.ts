import type { Words } from '#libs/words';
import type { SealedAccount } from '#libs/settlement';
import { statement } from '#platform/database';

export type StatementAccount = keyof Words['settlement']['statement']['rows'];

export interface StatementRow {
  happenedAt: Date;
  account: StatementAccount;
  /** None: of a whole payout. */
  order: string | null;
  /** What the co-op gains by it; below zero: loses. */
  amount: bigint;
  /** What the market has to pay after it. */
  running: bigint;
}

const OWN = `SELECT id FROM ledger_account WHERE owner_id = $1 AND kind IN ('cooperative-payable', 'cooperative-receivable')`;

/**
 * The other side of each posting that changes what a co-op is owed: goods, delivery, commission and so on add up to that change. A payout, posted per
 * order, is one row. Of a posting over the orders of several co-ops only its own are shown. What the co-op itself took off its prices was taken off
 * when the order was placed: it is shown beside the goods when they are earned.
 */
export const statementRows = statement<StatementRow, [cooperativeId: string, from: Date, before: Date]>(
  'settlement-pages.statement',
  `WITH own AS (${OWN}), touched AS (
     SELECT DISTINCT transaction_id FROM ledger_entry WHERE account_id IN (SELECT id FROM own) AND happened_at >= $2 AND happened_at < $3
   ), own_discount AS (
     SELECT t.transaction_id, d.happened_at, a.kind, e.order_id, e.amount
     FROM touched t JOIN ledger_transaction d ON d.id = t.transaction_id AND d.kind = 'delivery'
     JOIN ledger_entry e ON e.order_id = d.cause JOIN ledger_transaction s ON s.id = e.transaction_id AND s.kind = 'subsidy'
     JOIN ledger_account a ON a.id = e.account_id AND a.owner_id = $1
   ), side AS (
     SELECT happened_at, kind, order_id, posting, min(position) AS position, sum(amount)::bigint AS amount FROM (
       SELECT happened_at, kind, order_id, transaction_id AS posting, 90 AS position, amount FROM own_discount
       UNION ALL SELECT happened_at, 'own-discount', order_id, transaction_id, 91, -amount FROM own_discount
       UNION ALL SELECT e.happened_at, a.kind, CASE a.kind WHEN 'payout-clearing' THEN NULL ELSE e.order_id END AS order_id,
       CASE a.kind WHEN 'payout-clearing' THEN NULL ELSE e.transaction_id END AS posting, e.position, e.amount
     FROM touched t JOIN ledger_entry e ON e.transaction_id = t.transaction_id JOIN ledger_account a ON a.id = e.account_id
     WHERE e.account_id NOT IN (SELECT id FROM own)
       AND (e.order_id IS NULL OR EXISTS (SELECT FROM ledger_sale o WHERE o.order_id = e.order_id AND o.cooperative_id = $1))
     ) part GROUP BY 1, 2, 3, 4
   )
   SELECT s.happened_at AS "happenedAt", s.kind AS account, o.number AS "order", s.amount,
     (sum(s.amount) OVER (ORDER BY s.happened_at, s.posting, s.position, s.kind)
       - COALESCE((SELECT sum(amount) FROM ledger_entry WHERE account_id IN (SELECT id FROM own) AND happened_at < $2), 0))::bigint AS running
   FROM side s LEFT JOIN ordering_order o ON o.id = s.order_id WHERE s.amount <> 0 ORDER BY s.happened_at, s.posting, s.position, s.kind`,
);

export interface StandRow {
  payable: bigint;
  inRun: bigint;
  owed: bigint;
  pending: bigint;
  /** What the market had to pay when the month began. */
  opening: bigint;
}

export const standOf = statement<StandRow, [cooperativeId: string, from: Date]>(
  'settlement-pages.stand',
  `SELECT COALESCE(-sum(e.amount) FILTER (WHERE a.kind = 'cooperative-payable'), 0)::bigint AS payable,
     COALESCE(-sum(e.amount) FILTER (WHERE a.kind = 'payout-clearing'), 0)::bigint AS "inRun",
     COALESCE(sum(e.amount) FILTER (WHERE a.kind = 'cooperative-receivable'), 0)::bigint AS owed,
     COALESCE(-sum(e.amount) FILTER (WHERE a.kind = 'cooperative-pending'), 0)::bigint AS pending,
     COALESCE(-sum(e.amount) FILTER (WHERE a.kind IN ('cooperative-payable', 'cooperative-receivable') AND e.happened_at < $2), 0)::bigint AS opening
   FROM ledger_account a JOIN ledger_entry e ON e.account_id = a.id WHERE a.owner_id = $1`,
);

export interface PayoutRow {
  number: number;
  proposedAt: Date;
  orders: number;
  amount: bigint;
  state: 'proposed' | 'sent' | 'paid' | 'bounced' | 'dropped';
  bankReference: string | null;
}

export const payoutsOf = statement<PayoutRow, [cooperativeId: string]>(
  'settlement-pages.payouts-of',
  `SELECT r.number, r.proposed_at AS "proposedAt", l.orders, l.amount, l.state, l.bank_reference AS "bankReference"
   FROM settlement_payout_line l JOIN settlement_payout_run r ON r.id = l.run_id WHERE l.cooperative_id = $1 ORDER BY r.number DESC LIMIT 24`,
);

export interface OwnAccount extends SealedAccount {
  state: 'waiting' | 'verified';
  holder: string;
}

export const accountsOf = statement<OwnAccount, [cooperativeId: string]>(
  'settlement-pages.accounts-of',
  `SELECT id AS "accountId", cooperative_id AS "cooperativeId", state, bank_bin AS "bankBin", sealed_number AS "sealedNumber", holder FROM settlement_account
   WHERE cooperative_id = $1 AND state IN ('waiting', 'verified') ORDER BY state`,
);
