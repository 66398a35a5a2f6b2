import { BankCredits } from '#libs/payments';
import { dong } from '#platform/money';
import { aCooperative, aPerson, goods, inTheJournal, onShelf, openStage } from './builders/ordering.js';

export interface CrashMarket {
  variants: string[];
  /** The officer copies the line of the bank statement for this order; again and again until it is written. */
  moneyArrives(key: string): Promise<void>;
  /** The time to pay is over for whoever has not paid. */
  timeIsUp(): Promise<void>;
  /** Facts and payments that wait for somebody. */
  open(): Promise<number>;
  found(orders: { attempt: string; kind: string }[]): Promise<Record<string, number>>;
  close(): Promise<void>;
}

const PATIENCE_MS = 120_000;
const KINDS = 5;

/** What must be true of each kind of order when all is over; each row counts the orders of which it is not. */
const FOUND = `WITH wish AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS w(attempt text, kind text)),
  g AS (SELECT w.kind, g.id, p.state AS payment FROM wish w LEFT JOIN ordering_group g ON g.attempt_key = w.attempt
    LEFT JOIN payments_payment p ON p.group_id = g.id),
  o AS (SELECT g.kind, o.* FROM g JOIN ordering_order o ON o.group_id = g.id),
  l AS (SELECT o.state, l.* FROM o JOIN ordering_line l ON l.order_id = o.id)
  SELECT (SELECT count(*)::int FROM g WHERE id IS NULL) AS lost,
    (SELECT count(*)::int FROM ordering_group WHERE placed_at > $2) - (SELECT count(*)::int FROM wish) AS twice,
    (SELECT count(*)::int FROM g WHERE kind = 'paid' AND payment IS DISTINCT FROM 'paid') AS "paidNotSettled",
    (SELECT count(*)::int FROM o WHERE kind <> 'unpaid' AND state <> 'confirmed') AS "notConfirmed",
    (SELECT count(*)::int FROM o WHERE kind = 'unpaid' AND state <> 'cancelled') AS "notCancelled",
    (SELECT count(*)::int FROM o WHERE 1 <> (SELECT count(*) FROM ordering_history h WHERE h.order_id = o.id AND h.event IN ('confirmed', 'lapsed'))) AS "decidedTwice",
    (SELECT count(*)::int FROM l WHERE quantity * (state = 'confirmed')::int <> COALESCE((SELECT sum(quantity) FROM inventory_hold h WHERE h.line_id = l.id AND h.state = 'held'), 0)) AS "wrongHolds",
    (SELECT count(*)::int FROM platform_reaction WHERE done_at IS NULL) AS "undoneReactions"`;

/** A co-op with plenty of five goods, and an officer who sees the bank statement, on a PostgreSQL that may be gone at any moment. */
export async function openCrashMarket(url: string): Promise<CrashMarket> {
  const { ordering, ask: askOnce, built } = await openStage(url);
  const begun = built.clock.now();
  const ask = <Row>(sql: string, values: unknown[] = []) => patiently(() => askOnce<Row>(sql, values));
  const coop = await aCooperative(built);
  const variants: string[] = [];
  for (let kind = 0; kind < KINDS; kind++) {
    const some = await goods(built, coop);
    const { stockId } = await onShelf(built, some, 100_000, { bestBefore: '2099-12-31' });
    await inTheJournal(built, stockId);
    variants.push(some.variantId);
  }
  const personId = await aPerson(built);
  const officer = { personId, fullName: '', locale: 'vi' as const, offices: ['officer' as const], seats: [] };
  const credits = ordering.find(BankCredits);
  let lines = 0;
  return {
    variants,
    moneyArrives: async key => {
      const [{ reference, amount } = { reference: '', amount: 0n }] = await ask<{ reference: string; amount: bigint }>(
        'SELECT p.reference, p.amount FROM payments_payment p JOIN ordering_group g ON g.id = p.group_id WHERE g.key = $1',
        [key],
      );
      const credit = { bankReference: `FT${++lines}`, amount: dong(amount), transferText: `CK ${reference}` };
      await patiently(() => credits.record(officer, credit), 'credit-known');
    },
    timeIsUp: async () => {
      await ask(`UPDATE payments_payment SET expires_at = now() WHERE state = 'pending'`);
    },
    open: async () => {
      const [{ open } = { open: 1 }] = await ask<{ open: number }>(
        `SELECT ((SELECT count(*) FROM platform_fact WHERE settled_at IS NULL) + (SELECT count(*) FROM payments_payment WHERE state = 'pending'))::int AS open`,
      );
      return open;
    },
    found: async orders => {
      const [found] = await ask<Record<string, number>>(FOUND, [JSON.stringify(orders), begun]);
      return { ...found, unbalanced: (await ordering.stock.unbalanced()).length };
    },
    close: () => ordering.close(),
  };
}

/** Tries again while the database is away. `done`: the refusal that says that it had been done before the answer was lost. */
async function patiently<T>(work: () => Promise<T>, done?: string): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if ((error as { code?: string }).code === done) return undefined as T;
      if (Date.now() > until) throw error;
      await new Promise(next => setTimeout(next, 100));
    }
  }
}
