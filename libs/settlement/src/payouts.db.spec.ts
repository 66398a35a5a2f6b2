import { Books, Claims, GroupReader } from '#libs/ledger';
import type { Actor } from '#libs/identity';
import { openDatabase, type Database } from '#platform/database';
import { ACCOUNT_KEYS } from '../../../test/support/account-keys.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { aReadySale, aSeller, balancesOf, happens, openLedger } from '../../../test/support/builders/ledger.js';
import { aMember, aPerson, type BuiltGoods } from '../../../test/support/builders/ordering.js';
import { accountKeysIn } from './account-keys.js';
import { AccountNumbers } from './account-numbers.service.js';
import { PayoutAccounts } from './accounts.service.js';
import { BankAnswers } from './bank-answers.service.js';
import { Payouts } from './payouts.service.js';
import {
  BankReferenceKnown,
  NothingPayable,
  PayoutMovedOn,
  SecondPersonNeeded,
  UnreadableBankFile,
} from './refusals.js';

/** Of one order of two packs: 360,000 and 30,000 for delivery, less 5 % and the VAT on it. */
const OF_ONE = 370_200n;

describe('a payout run', () => {
  let t: TestDatabase;
  let second: Database;
  let maker: Actor;
  let checker: Actor;
  beforeAll(async () => {
    t = await testDatabase();
    second = await openDatabase({ url: t.url, pool: 4 });
    const office = async (): Promise<Actor> => ({
      ...{ personId: await aPerson(t), fullName: 'Hoàng Văn Mẫu', locale: 'vi', seats: [] },
      offices: ['operator'],
    });
    maker = await office();
    checker = await office();
  });
  afterAll(async () => {
    await second.close();
    await t.drop();
  });

  function verbs(db: Database = t.db) {
    const books = new Books(db, t.clock, new GroupReader(db));
    const payouts = new Payouts(db, t.clock, books, new Claims(db, t.clock));
    return {
      payouts,
      answers: new BankAnswers(db, t.clock, books, payouts),
      accounts: new PayoutAccounts(db, t.clock, new AccountNumbers(accountKeysIn(ACCOUNT_KEYS))),
    };
  }

  async function payee(): Promise<BuiltGoods> {
    const seller = await aSeller(t);
    const director = await aMember(t, seller.cooperative, 'director');
    const account = { bankBin: '970436', number: '0011001234567', holder: 'HTX Chè Bản Mẫu' };
    await verbs().accounts.give(director, seller.cooperative.id, account);
    const [given] = await t.ask<{ id: string }>(`SELECT id FROM settlement_account WHERE cooperative_id = $1`, [
      seller.cooperative.id,
    ]);
    await verbs().accounts.decide(checker, given?.id ?? '', 'verified');
    return seller;
  }
  const propose = () => verbs().payouts.propose(maker, t.clock.now());
  const lineOf = async (runId: string, { cooperative }: BuiltGoods) => {
    const sql = `SELECT reference, claimed, netted, amount, state, orders FROM settlement_payout_line WHERE run_id = $1 AND cooperative_id = $2`;
    type Line = { reference: string; claimed: bigint; netted: bigint; amount: bigint; state: string; orders: number };
    return (await t.ask<Line>(sql, [runId, cooperative.id]))[0];
  };
  const stateOf = async (runId: string) =>
    (await t.ask<{ state: string }>('SELECT state FROM settlement_payout_run WHERE id = $1', [runId]))[0]?.state;
  const balances = ({ cooperative }: BuiltGoods) => balancesOf(t, cooperative);
  async function approved(): Promise<string> {
    const runId = await propose();
    await verbs().payouts.approve(checker, runId);
    return runId;
  }

  it('is proposed by one person, signed by another, and closed by the bank', async () => {
    const seller = await payee();
    await aReadySale(t, seller);
    await aReadySale(t, seller);
    const runId = await propose();
    expect(await lineOf(runId, seller)).toMatchObject({ claimed: 2n * OF_ONE, amount: 2n * OF_ONE, orders: 2 });
    await expect(verbs().payouts.approve(maker, runId)).rejects.toThrow(SecondPersonNeeded);
    await verbs().payouts.approve(checker, runId);
    const reference = (await lineOf(runId, seller))?.reference ?? '';
    const answer = [{ reference, bankReference: 'FT1' }];
    expect(await verbs().answers.take(maker, runId, answer)).toEqual({ paid: 1, bounced: 0 });
    // The same file again changes nothing.
    expect(await verbs().answers.take(maker, runId, answer)).toEqual({ paid: 0, bounced: 0 });
    expect(await stateOf(runId)).toBe('closed');
    const left = await balances(seller);
    expect([left['cooperative-payable'], left['payout-clearing']]).toEqual([undefined, undefined]);
    const [bank] = await t.ask<{ sum: bigint }>(
      `SELECT sum(e.amount)::bigint AS sum FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id WHERE a.kind = 'bank'`,
    );
    expect(bank?.sum).toBe(-2n * OF_ONE);
  });

  it('takes each order once, also when several propose at once and the books are written meanwhile', async () => {
    const seller = await payee();
    const sales = await Promise.all([1, 2, 3, 4, 5, 6].map(() => aReadySale(t, seller)));
    const proposals = [t.db, second, t.db, second].map(db => verbs(db).payouts.propose(maker, t.clock.now()));
    const books = openLedger({ db: second, clock: t.clock }).books;
    const following = sales.map(sale => books.followOrder(sale.orderId));
    const outcomes = await Promise.allSettled([...proposals, ...following]);
    expect(outcomes.slice(0, 4).filter(one => one.status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.slice(0, 4).every(one => one.status === 'fulfilled' || one.reason instanceof NothingPayable)).toBe(
      true,
    );
    const claims = await t.ask<{ count: number; sum: bigint }>(
      `SELECT count(*)::int AS count, sum(amount)::bigint AS sum FROM ledger_claim WHERE cooperative_id = $1 AND released_at IS NULL`,
      [seller.cooperative.id],
    );
    expect(claims).toEqual([{ count: 6, sum: 6n * OF_ONE }]);
    const again = `INSERT INTO ledger_claim (id, order_id, cooperative_id, run_id, amount)
      SELECT gen_random_uuid(), order_id, cooperative_id, run_id, amount FROM ledger_claim WHERE order_id = $1`;
    await expect(t.ask(again, [sales[0]?.orderId])).rejects.toMatchObject({
      driverError: { constraint: 'ledger_claim_once' },
    });
  });

  it('that is rejected leaves everything payable as before', async () => {
    const seller = await payee();
    await aReadySale(t, seller);
    const runId = await propose();
    await verbs().payouts.reject(checker, runId, 'Sai kỳ');
    expect(await balances(seller)).toMatchObject({ 'cooperative-payable': -OF_ONE });
    await expect(verbs().payouts.approve(checker, runId)).rejects.toThrow(PayoutMovedOn);
    expect(await lineOf(await propose(), seller)).toMatchObject({ claimed: OF_ONE });
  });

  it('that bounces, also after it was paid, is payable again and goes with the next run', async () => {
    const seller = await payee();
    await aReadySale(t, seller);
    const runId = await approved();
    const reference = (await lineOf(runId, seller))?.reference ?? '';
    await verbs().answers.take(maker, runId, [{ reference, bankReference: 'FT2' }]);
    const bounce = [{ reference, bankReference: null, reason: 'Tài khoản đã đóng' }];
    await Promise.all([verbs().answers.take(maker, runId, bounce), verbs(second).answers.take(maker, runId, bounce)]);
    expect(await balances(seller)).toMatchObject({ 'cooperative-payable': -OF_ONE });
    expect(await lineOf(runId, seller)).toMatchObject({ state: 'bounced' });
    expect(await lineOf(await propose(), seller)).toMatchObject({ claimed: OF_ONE, amount: OF_ONE });
  });

  it('keeps back what the co-op owes since a buyer was refunded after the payout, and pays the rest', async () => {
    const seller = await payee();
    const sale = await aReadySale(t, seller);
    const first = await approved();
    const reference = (await lineOf(first, seller))?.reference ?? '';
    await verbs().answers.take(maker, first, [{ reference, bankReference: 'FT3' }]);
    const refund = await happens.partOwed(t, sale, 180_000);
    await openLedger(t).books.followRefund(refund);
    const owed = 180_000n - 9_900n;
    expect(await balances(seller)).toMatchObject({ 'cooperative-receivable': owed });
    await aReadySale(t, seller);
    const next = await propose();
    expect(await lineOf(next, seller)).toMatchObject({ claimed: OF_ONE, netted: owed, amount: OF_ONE - owed });
    expect(await balances(seller)).not.toHaveProperty('cooperative-receivable');
    await verbs().payouts.reject(checker, next, 'Để kỳ sau');
    expect(await balances(seller)).toMatchObject({ 'cooperative-receivable': owed, 'cooperative-payable': -OF_ONE });
  });

  it('takes no answer of a stranger, and no number of the bank twice', async () => {
    const [one, two] = [await payee(), await payee()];
    await aReadySale(t, one);
    await aReadySale(t, two);
    const runId = await approved();
    const stranger = [{ reference: 'TT999999N00001', bankReference: 'FT4' }];
    await expect(verbs().answers.take(maker, runId, stranger)).rejects.toThrow(UnreadableBankFile);
    const both = await Promise.all([one, two].map(seller => lineOf(runId, seller)));
    const same = both.map(line => ({ reference: line?.reference ?? '', bankReference: 'FT5' }));
    await expect(verbs().answers.take(maker, runId, same)).rejects.toThrow(BankReferenceKnown);
    expect(await stateOf(runId)).toBe('approved');
  });

  it('pays nobody whose account is not verified', async () => {
    const seller = await aSeller(t);
    await aReadySale(t, seller);
    const outcome = await propose().then(
      runId => lineOf(runId, seller),
      (error: unknown) => error,
    );
    expect(outcome === undefined || outcome instanceof NothingPayable).toBe(true);
    expect(await balances(seller)).toMatchObject({ 'cooperative-payable': -OF_ONE });
  });
});
