import type { AccountKind, PostingKind } from '#libs/ledger';
import { statement } from '#platform/database';

export interface AccountRow {
  id: string;
  kind: AccountKind;
  part: string;
  owner: string | null;
  balance: bigint;
}

/** Every account that is not even, the market's own first. */
export const trialBalance = statement<AccountRow, []>(
  'ledger-pages.trial-balance',
  `SELECT a.id::text AS id, a.kind, a.part, c.name AS owner, b.balance
   FROM ledger_account a
   JOIN (SELECT account_id, sum(amount)::bigint AS balance FROM ledger_entry GROUP BY account_id HAVING sum(amount) <> 0) b ON b.account_id = a.id
   LEFT JOIN cooperatives_cooperative c ON c.id = a.owner_id
   ORDER BY a.owner_id IS NOT NULL, a.kind, c.name, a.part`,
);

export interface EntryRow {
  postingId: string;
  kind: PostingKind;
  account: AccountKind;
  part: string;
  owner: string | null;
  order: string | null;
  amount: bigint;
  happenedAt: Date;
  postedAt: Date;
  cause: string;
}

const ENTRY = `t.id AS "postingId", t.kind, t.cause, t.posted_at AS "postedAt", a.kind AS account, a.part, c.name AS owner, o.number AS "order", e.amount,
  e.happened_at AS "happenedAt"`;
const FROM = `ledger_entry e JOIN ledger_transaction t ON t.id = e.transaction_id JOIN ledger_account a ON a.id = e.account_id
  LEFT JOIN cooperatives_cooperative c ON c.id = a.owner_id LEFT JOIN ordering_order o ON o.id = e.order_id`;

export const accountOf = statement<Omit<AccountRow, 'id'>, [id: bigint]>(
  'ledger-pages.account',
  `SELECT a.kind, a.part, c.name AS owner, COALESCE((SELECT sum(amount) FROM ledger_entry e WHERE e.account_id = a.id), 0)::bigint AS balance
   FROM ledger_account a LEFT JOIN cooperatives_cooperative c ON c.id = a.owner_id WHERE a.id = $1`,
);

export const latestEntries = statement<EntryRow, [accountId: bigint]>(
  'ledger-pages.latest-entries',
  `SELECT ${ENTRY} FROM ${FROM} WHERE e.account_id = $1 ORDER BY e.happened_at DESC, e.transaction_id DESC LIMIT 200`,
);

export const entriesOfPosting = statement<EntryRow, [id: string]>(
  'ledger-pages.entries-of-posting',
  `SELECT ${ENTRY} FROM ${FROM} WHERE e.transaction_id = $1 ORDER BY e.position`,
);
