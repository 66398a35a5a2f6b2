import type { SealedAccount } from '#libs/settlement';
import { statement } from '#platform/database';

export interface RunRow {
  id: string;
  number: number;
  state: 'proposed' | 'approved' | 'rejected' | 'closed';
  readyBefore: Date;
  proposedAt: Date;
  proposedBy: string;
  decidedBy: string | null;
  rejection: string | null;
  payees: number;
  amount: bigint;
}

const RUN = `r.id, r.number, r.state, r.ready_before AS "readyBefore", r.proposed_at AS "proposedAt", p.full_name AS "proposedBy",
  d.full_name AS "decidedBy", r.rejection, l.payees, l.amount
  FROM settlement_payout_run r JOIN identity_person p ON p.id = r.proposed_by LEFT JOIN identity_person d ON d.id = r.decided_by
  CROSS JOIN LATERAL (SELECT count(*)::int AS payees, COALESCE(sum(amount), 0)::bigint AS amount FROM settlement_payout_line
    WHERE run_id = r.id) l`;

export const latestRuns = statement<RunRow, []>(
  'settlement-pages.runs',
  `SELECT ${RUN} ORDER BY r.number DESC LIMIT 50`,
);
export const runOf = statement<RunRow, [id: string]>('settlement-pages.run', `SELECT ${RUN} WHERE r.id = $1`);

export interface PayoutLineRow extends SealedAccount {
  payee: string;
  orders: number;
  claimed: bigint;
  netted: bigint;
  amount: bigint;
  reference: string;
  state: 'proposed' | 'sent' | 'paid' | 'bounced' | 'dropped';
  bounceReason: string | null;
  holder: string;
}

export const linesOfRun = statement<PayoutLineRow, [runId: string]>(
  'settlement-pages.lines',
  `SELECT c.name AS payee, l.orders, l.claimed, l.netted, l.amount, l.reference, l.state, l.bounce_reason AS "bounceReason",
     l.account_id AS "accountId", l.cooperative_id AS "cooperativeId", a.bank_bin AS "bankBin", a.sealed_number AS "sealedNumber", a.holder
   FROM settlement_payout_line l JOIN cooperatives_cooperative c ON c.id = l.cooperative_id JOIN settlement_account a ON a.id = l.account_id
   WHERE l.run_id = $1 ORDER BY l.reference`,
);

export interface WaitingAccount extends SealedAccount {
  payee: string;
  holder: string;
}

export const waitingAccounts = statement<WaitingAccount, []>(
  'settlement-pages.waiting-accounts',
  `SELECT a.id AS "accountId", a.cooperative_id AS "cooperativeId", c.name AS payee, a.bank_bin AS "bankBin", a.sealed_number AS "sealedNumber", a.holder
   FROM settlement_account a
   JOIN cooperatives_cooperative c ON c.id = a.cooperative_id WHERE a.state = 'waiting' ORDER BY a.given_at LIMIT 100`,
);

export interface TroubleRow {
  kind: 'bounced' | 'owed' | 'buyer';
  about: string;
  amount: bigint;
}

/** Money that waits for a person: given back by the bank, owed by co-ops, of buyers whose orders are all over. */
export const troubles = statement<TroubleRow, []>(
  'settlement-pages.troubles',
  `(SELECT 'bounced' AS kind, c.name || ' · ' || l.bounce_reason AS about, l.amount FROM settlement_payout_line l
    JOIN cooperatives_cooperative c ON c.id = l.cooperative_id WHERE l.state = 'bounced' ORDER BY l.answered_at DESC LIMIT 50)
   UNION ALL
   (SELECT 'owed', c.name, sum(e.amount)::bigint FROM ledger_account a JOIN ledger_entry e ON e.account_id = a.id
    JOIN cooperatives_cooperative c ON c.id = a.owner_id WHERE a.kind = 'cooperative-receivable' GROUP BY c.name HAVING sum(e.amount) <> 0
    ORDER BY 3 DESC LIMIT 50)
   UNION ALL
   (SELECT 'buyer', g.code, sum(e.amount)::bigint FROM ledger_account a JOIN ledger_entry e ON e.account_id = a.id
    JOIN ledger_transaction t ON t.id = e.transaction_id JOIN ordering_group g ON g.id = t.group_id
    WHERE a.kind = 'buyer-clearing'
      AND NOT EXISTS (SELECT FROM ordering_order o WHERE o.group_id = g.id AND o.state NOT IN ('delivered', 'cancelled'))
    GROUP BY g.code HAVING sum(e.amount) <> 0 LIMIT 50)`,
);
