// The books in a storm: orders that are placed, paid, delivered, cancelled, given back and paid out at random by hands that may be killed at any
// moment, and facts that are told late, in any order and up to five times. What must hold afterwards is counted from the rows of the trade alone.
import { Books, Claims, GroupReader } from '#libs/ledger';
import type { Actor } from '#libs/identity';
import {
  accountKeysIn,
  AccountNumbers,
  BankAnswers,
  NothingPayable,
  PayoutAccounts,
  PayoutMovedOn,
  Payouts,
  SecondPersonNeeded,
} from '#libs/settlement';
import { Clock } from '#platform/clock';
import { openDatabase, type Database } from '#platform/database';
import { ACCOUNT_KEYS } from './account-keys.js';
import { aSale, aSeller } from './builders/ledger.js';
import { aMember, aPerson, type BuiltGoods } from './builders/ordering.js';
import type { TestDatabase } from './database.js';
import * as trade from './ledger-storm-sql.js';

export interface Stage {
  sellers: BuiltGoods[];
  treasurers: [Actor, Actor];
}

export type Storm = Awaited<ReturnType<typeof openStorm>>;

export async function openStorm(url: string) {
  const db = await openDatabase({ url, pool: 4 });
  const clock = new Clock();
  const ask = async <Row>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    (await db.source.query(sql, values)) as Row[];
  const books = new Books(db, clock, new GroupReader(db));
  const payouts = new Payouts(db, clock, books, new Claims(db, clock));
  return {
    ...{ db, clock, ask, books, payouts },
    built: { ask, clock, db } as unknown as TestDatabase,
    answers: new BankAnswers(db, clock, books, payouts),
    close: () => db.close(),
  };
}

/** Households and co-ops that may be paid, and two who sign. */
export async function stageStorm(url: string, sellers: number): Promise<Stage> {
  const storm = await openStorm(url);
  try {
    const treasurer = async (): Promise<Actor> => ({
      ...{ personId: await aPerson(storm.built), fullName: 'Hoàng Văn Mẫu', locale: 'vi', seats: [] },
      offices: ['operator'],
    });
    const treasurers: [Actor, Actor] = [await treasurer(), await treasurer()];
    const stage: Stage = { sellers: [], treasurers };
    for (let at = 0; at < sellers; at++)
      stage.sellers.push(await payee(storm.db, storm.built, at % 2 ? 'HKD' : 'HTX', treasurers[0]));
    return stage;
  } finally {
    await storm.close();
  }
}

async function payee(db: Database, built: TestDatabase, form: 'HKD' | 'HTX', treasurer: Actor): Promise<BuiltGoods> {
  const seller = await aSeller(built, form);
  const director = await aMember(built, seller.cooperative, 'director');
  const accounts = new PayoutAccounts(db, new Clock(), new AccountNumbers(accountKeysIn(ACCOUNT_KEYS)));
  const account = { bankBin: '970436', number: '0011001234567', holder: 'HTX Chè Bản Mẫu' };
  await accounts.give(director, seller.cooperative.id, account);
  const [given] = (await db.source.query('SELECT id FROM settlement_account WHERE cooperative_id = $1', [
    seller.cooperative.id,
  ])) as { id: string }[];
  await accounts.decide(treasurer, given?.id ?? '', 'verified');
  return seller;
}

const oneOf = <T>(all: readonly T[]): T => all[Math.floor(Math.random() * all.length)] as T;
const MOVED_ON = [NothingPayable, PayoutMovedOn, SecondPersonNeeded];

/** Something of what can happen, at random. Somebody else may have been faster: then nothing does. */
export async function doSomething(storm: Storm, stage: Stage): Promise<void> {
  const luck = Math.random();
  if (luck < 0.25)
    await aSale(storm.built, oneOf(stage.sellers), {
      method: oneOf(['cod', 'vietqr', 'card']),
      packs: oneOf([1, 2, 3, 7]),
    });
  else if (luck < 0.6) await storm.ask(oneOf(trade.CHANGES));
  else if (luck < 0.9) await tellOfSomething(storm);
  else await payOut(storm, stage);
}

const TELL = {
  order: (books: Books, id: string) => books.followOrder(id),
  group: (books: Books, id: string) => books.followGroup(id),
  payment: (books: Books, id: string) => books.followPayment(id),
  refund: (books: Books, id: string) => books.followRefund(id),
  shipment: (books: Books, id: string) => books.followShipment(id),
};
interface Thing {
  kind: keyof typeof TELL;
  id: string;
}

async function tellOfSomething({ ask, books }: Storm): Promise<void> {
  const things = await ask<Thing>(`SELECT * FROM (${trade.THINGS}) thing ORDER BY random() LIMIT 2`);
  await Promise.all(things.flatMap(({ kind, id }) => oneOf(FIVE).map(() => TELL[kind](books, id))));
}

/** One to five times. */
const FIVE = [1, 2, 3, 4, 5].map(times => Array.from({ length: times }, () => 0));

/** No fact is lost: whoever was killed before telling of it, somebody does in the end. */
export async function tellOfAll({ ask, books }: Storm): Promise<number> {
  const things = await ask<Thing>(`SELECT * FROM (${trade.THINGS}) thing ORDER BY random()`);
  const told = things.flatMap(thing => oneOf(FIVE).map(() => thing)).sort(() => Math.random() - 0.5);
  for (let at = 0; at < told.length; at += 4)
    await Promise.all(told.slice(at, at + 4).map(({ kind, id }) => TELL[kind](books, id)));
  return told.length;
}

async function payOut({ ask, payouts, answers }: Storm, { treasurers }: Stage): Promise<void> {
  const someone = oneOf(treasurers);
  const [run] = await ask<{ id: string; state: string }>(
    `SELECT id, state FROM settlement_payout_run ORDER BY random() LIMIT 1`,
  );
  try {
    if (!run || Math.random() < 0.4) await payouts.propose(someone, new Date());
    else if (run.state !== 'proposed') await answers.take(someone, run.id, await someAnswers(ask, run.id));
    else if (Math.random() < 0.7) await payouts.approve(someone, run.id);
    else await payouts.reject(someone, run.id, 'Sai kỳ');
  } catch (error) {
    if (!MOVED_ON.some(kind => error instanceof kind)) throw error;
  }
}

/** The bank pays two of three, and gives some back, also days after it paid them. */
async function someAnswers(ask: Storm['ask'], runId: string) {
  const lines = await ask<{ reference: string }>(
    `SELECT reference FROM settlement_payout_line WHERE run_id = $1 AND random() < 0.7`,
    [runId],
  );
  return lines.map(({ reference }) =>
    Math.random() < 0.67
      ? { reference, bankReference: `FT${Math.random().toString(36).slice(2)}` }
      : { reference, bankReference: null, reason: 'Tài khoản đã đóng' },
  );
}

/** What does not hold, in words; nothing: all of it does. */
export async function wrongInBooks({ ask }: Storm): Promise<string[]> {
  const found = await Promise.all(
    Object.entries(trade.LAWS).map(async ([law, sql]) => {
      const rows = await ask(sql);
      return rows.length === 0 ? [] : [`${law}: ${rows.length}, the first ${JSON.stringify(rows[0])}`];
    }),
  );
  return found.flat();
}

export async function countStorm({ ask }: Storm): Promise<Record<string, number>> {
  const [counts] = await ask<Record<string, number>>(trade.COUNTS);
  return counts ?? {};
}
