import { statement } from '#platform/database';
import type { Dong } from '#platform/money';

export const payeeAccounts = statement<{ cooperativeId: string; accountId: string }, []>(
  'settlement.payee-accounts',
  `SELECT cooperative_id AS "cooperativeId", id AS "accountId" FROM settlement_account WHERE state = 'verified' ORDER BY cooperative_id`,
);

export const addRun = statement<{ number: number }, [id: string, readyBefore: Date, by: string, at: Date]>(
  'settlement.add-run',
  `INSERT INTO settlement_payout_run (id, ready_before, proposed_by, proposed_at) VALUES ($1, $2, $3, $4) RETURNING number`,
);

/** Each with the number of its run and its own in the transfer text. */
export const addLines = statement<never, [runId: string, lines: string]>(
  'settlement.add-lines',
  `INSERT INTO settlement_payout_line (id, run_id, cooperative_id, account_id, orders, claimed, netted, amount, reference)
   SELECT l.id, $1, l."cooperativeId", l."accountId", l.orders, l.claimed, l.netted, l.amount,
     'TT' || lpad(r.number::text, 6, '0') || 'N' || lpad(l.position::text, 5, '0')
   FROM jsonb_to_recordset($2::jsonb) AS l(id uuid, position int, "cooperativeId" uuid, "accountId" uuid, orders int, claimed bigint, netted bigint,
     amount bigint), settlement_payout_run r WHERE r.id = $1`,
);

export const lockRun = statement<{ state: string; proposedBy: string }, [runId: string]>(
  'settlement.lock-run',
  'SELECT state, proposed_by AS "proposedBy" FROM settlement_payout_run WHERE id = $1 FOR UPDATE',
);

export const decideRun = statement<
  never,
  [runId: string, state: string, by: string, at: Date, rejection: string | null]
>(
  'settlement.decide-run',
  `UPDATE settlement_payout_run SET state = $2, decided_by = $3, decided_at = $4, rejection = $5 WHERE id = $1`,
);

export interface LineRow {
  id: string;
  cooperativeId: string;
  netted: Dong;
  amount: Dong;
}

const LINE = `id, cooperative_id AS "cooperativeId", netted, amount`;

/** What needs no transfer is through at once. */
export const sendLines = statement<never, [runId: string, at: Date]>(
  'settlement.send-lines',
  `UPDATE settlement_payout_line SET state = CASE amount WHEN 0 THEN 'paid' ELSE 'sent' END, answered_at = CASE amount WHEN 0 THEN $2::timestamptz END
   WHERE run_id = $1 AND state = 'proposed'`,
);

export const dropLines = statement<LineRow, [runId: string]>(
  'settlement.drop-lines',
  `UPDATE settlement_payout_line SET state = 'dropped' WHERE run_id = $1 AND state = 'proposed' RETURNING ${LINE}`,
);

/** Those of the answers that were not answered before. */
export const payLines = statement<LineRow, [runId: string, answers: string, at: Date]>(
  'settlement.pay-lines',
  `UPDATE settlement_payout_line l SET state = 'paid', bank_reference = a."bankReference", answered_at = $3
   FROM jsonb_to_recordset($2::jsonb) AS a(reference text, "bankReference" text)
   WHERE l.run_id = $1 AND l.reference = a.reference AND l.state = 'sent' RETURNING l.id, l.cooperative_id AS "cooperativeId", l.netted, l.amount`,
);

/** Also one that was paid: the bank may give it back days later. */
export const bounceLines = statement<LineRow & { wasPaid: boolean }, [runId: string, answers: string, at: Date]>(
  'settlement.bounce-lines',
  `WITH before AS (
     SELECT l.id, l.state, a.reason FROM settlement_payout_line l
     JOIN jsonb_to_recordset($2::jsonb) AS a(reference text, reason text) ON a.reference = l.reference
     WHERE l.run_id = $1 AND l.state IN ('sent', 'paid') AND l.amount > 0 ORDER BY l.id FOR UPDATE OF l
   )
   UPDATE settlement_payout_line l SET state = 'bounced', bounce_reason = b.reason, answered_at = $3
   FROM before b WHERE l.id = b.id RETURNING l.id, l.cooperative_id AS "cooperativeId", l.netted, l.amount, b.state = 'paid' AS "wasPaid"`,
);

export const knownReferences = statement<{ reference: string }, [runId: string]>(
  'settlement.known-references',
  'SELECT reference FROM settlement_payout_line WHERE run_id = $1',
);

/** The bank has answered for every line. */
export const closeRun = statement<never, [runId: string, at: Date]>(
  'settlement.close-run',
  `UPDATE settlement_payout_run r SET state = 'closed', closed_at = $2
   WHERE id = $1 AND state = 'approved' AND NOT EXISTS (SELECT FROM settlement_payout_line l WHERE l.run_id = r.id AND l.state = 'sent')`,
);
