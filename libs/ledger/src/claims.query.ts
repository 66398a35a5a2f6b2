import { statement } from '#platform/database';
import type { Dong } from '#platform/money';

/** Stamps what is payable of these co-ops; whoever posts for one of these orders waits. In id order, as all locks of orders. */
export const stampSales = statement<never, [runId: string, readyBefore: Date, cooperativeIds: readonly string[]]>(
  'ledger.stamp-sales',
  `UPDATE ledger_sale SET claimed_by = $1 WHERE order_id IN (
     SELECT order_id FROM ledger_sale WHERE claimed_by IS NULL AND ready_at <= $2 AND cooperative_id = ANY ($3) ORDER BY order_id FOR UPDATE)`,
);

/** A sentence of its own after the stamp: what was posted while the stamp waited for its lock counts. */
export const addClaims = statement<never, [runId: string]>(
  'ledger.add-claims',
  `INSERT INTO ledger_claim (id, order_id, cooperative_id, run_id, amount)
   SELECT gen_random_uuid(), s.order_id, s.cooperative_id, s.claimed_by, -sum(e.amount)
   FROM ledger_sale s
   JOIN ledger_account a ON a.kind = 'cooperative-payable' AND a.owner_id = s.cooperative_id
   JOIN ledger_entry e ON e.order_id = s.order_id AND e.account_id = a.id
   WHERE s.claimed_by = $1 GROUP BY s.order_id HAVING sum(e.amount) < 0`,
);

/** The claims of one co-op in a run, or of all, into or out of the account of what is being paid out. */
const post = (kind: 'payout-claimed' | 'payout-released', rows: string, sign: '' | '-'): string => `
  WITH claim AS MATERIALIZED (${rows}), added AS (
    INSERT INTO ledger_transaction (id, kind, cause, happened_at, posted_at)
    SELECT gen_random_uuid(), '${kind}', id, $2, $2 FROM claim RETURNING id, cause
  ), entered AS (
    INSERT INTO ledger_entry (transaction_id, position, account_id, amount, order_id, happened_at)
    SELECT t.id, e.position, a.id, e.amount, c.order_id, $2
    FROM added t JOIN claim c ON c.id = t.cause
    CROSS JOIN LATERAL (VALUES (1, 'cooperative-payable', ${sign}c.amount), (2, 'payout-clearing', -(${sign}c.amount))) e(position, kind, amount)
    JOIN ledger_account a ON a.kind = e.kind AND a.owner_id = c.cooperative_id AND a.part = ''
  )
  SELECT cooperative_id AS "cooperativeId", sum(amount)::bigint AS amount, count(*)::int AS orders FROM claim
  GROUP BY cooperative_id ORDER BY cooperative_id`;

export interface ClaimedSum {
  cooperativeId: string;
  amount: Dong;
  orders: number;
}

export const postClaims = statement<ClaimedSum, [runId: string, now: Date]>(
  'ledger.post-claims',
  post('payout-claimed', 'SELECT * FROM ledger_claim WHERE run_id = $1', ''),
);

export const releaseClaims = statement<ClaimedSum, [runId: string, now: Date, cooperativeIds: readonly string[]]>(
  'ledger.release-claims',
  post(
    'payout-released',
    `UPDATE ledger_claim SET released_at = $2 WHERE run_id = $1 AND cooperative_id = ANY ($3) AND released_at IS NULL RETURNING *`,
    '-',
  ),
);

/** Free for the next run. After the release: locks of orders are taken in id order. */
export const unstampSales = statement<never, [runId: string, cooperativeIds: readonly string[]]>(
  'ledger.unstamp-sales',
  `UPDATE ledger_sale SET claimed_by = NULL WHERE order_id IN (
     SELECT order_id FROM ledger_sale WHERE claimed_by = $1 AND cooperative_id = ANY ($2) ORDER BY order_id FOR UPDATE)`,
);

export interface Debt {
  cooperativeId: string;
  amount: Dong;
}

/** What co-ops owe the market, since buyers were refunded after the payout. */
export const owedByCooperatives = statement<Debt, [cooperativeIds: readonly string[]]>(
  'ledger.owed-by-cooperatives',
  `SELECT a.owner_id AS "cooperativeId", sum(e.amount)::bigint AS amount FROM ledger_account a JOIN ledger_entry e ON e.account_id = a.id
   WHERE a.kind = 'cooperative-receivable' AND a.owner_id = ANY ($1) GROUP BY a.owner_id HAVING sum(e.amount) <> 0`,
);
