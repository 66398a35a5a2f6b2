import type { Actor } from '#libs/identity';
import { Books, Claims, GroupReader } from '#libs/ledger';
import { BankAnswers, PayoutAccounts, Payouts, type AccountNumbers } from '#libs/settlement';
import { StillClock } from '#platform/clock';
import type { Database } from '#platform/database';
import { OTHER_COOPERATIVE } from './cast.js';
import { DAY, later } from './calendar.js';
import { cooperatives } from './cooperatives.js';
import { memberId, officerId, operatorId } from './people.js';
import { cooperativeId } from './register.js';

/** Co-opBank; the numbers are invented. */
const BANK = '970446';

const office = (personId: string, which: 'officer' | 'operator'): Actor => ({
  ...{ personId, fullName: '', locale: 'vi', seats: [] },
  offices: [which],
});

export const directorOf = (slug: string): Actor => ({
  ...{ personId: memberId(slug, 'director'), fullName: '', locale: 'vi', offices: [] },
  seats: [{ cooperativeId: cooperativeId(slug), slug, name: slug, roles: ['director'] }],
});

/** The books of the past; then a run that the bank has answered, one transfer of which came back, and one that waits for a second signature. */
export async function settlePast(db: Database, numbers: AccountNumbers, now: Date): Promise<void> {
  const clock = new StillClock(now);
  const books = new Books(db, clock, new GroupReader(db));
  await books.catchUp();
  await db.source.query('ANALYZE ledger_sale, ledger_entry, ledger_transaction, ledger_account');
  const maker = office(operatorId, 'operator');
  const checker = office(officerId, 'officer');
  const payouts = (at: Date): Payouts => {
    const then = new StillClock(at);
    return new Payouts(db, then, new Books(db, then, new GroupReader(db)), new Claims(db, then));
  };

  await giveAccounts(db, new PayoutAccounts(db, new StillClock(later(now, -200 * DAY)), numbers), checker);
  const paidAt = later(now, -20 * DAY);
  const first = await payouts(paidAt).propose(maker, later(now, -27 * DAY));
  await payouts(paidAt).approve(checker, first);
  await answerFirst(db, maker, first, later(now, -19 * DAY));
  const director = directorOf(OTHER_COOPERATIVE.slug);
  const corrected = { bankBin: BANK, number: '1900200300499', holder: holderOf(OTHER_COOPERATIVE.slug) };
  await new PayoutAccounts(db, clock, numbers).give(director, cooperativeId(OTHER_COOPERATIVE.slug), corrected);
  await payouts(later(now, -DAY)).propose(maker, later(now, -7 * DAY));
}

const holderOf = (slug: string): string => cooperatives.find(one => one.slug === slug)?.name ?? slug;

async function giveAccounts(db: Database, accounts: PayoutAccounts, checker: Actor): Promise<void> {
  for (const [index, { slug }] of cooperatives.entries()) {
    const number = `1900200300${String(index + 10)}`;
    await accounts.give(directorOf(slug), cooperativeId(slug), { bankBin: BANK, number, holder: holderOf(slug) });
  }
  const given = await db.source.query<{ id: string }[]>(`SELECT id FROM settlement_account ORDER BY id`);
  for (const { id } of given) await accounts.decide(checker, id, 'verified');
}

/** All paid, but for the one whose number was wrong. */
async function answerFirst(db: Database, treasurer: Actor, runId: string, at: Date): Promise<void> {
  const clock = new StillClock(at);
  const books = new Books(db, clock, new GroupReader(db));
  const bank = new BankAnswers(db, clock, books, new Payouts(db, clock, books, new Claims(db, clock)));
  const lines = await db.source.query<{ reference: string; isWrong: boolean }[]>(
    `SELECT reference, cooperative_id = $2 AS "isWrong" FROM settlement_payout_line WHERE run_id = $1 AND amount > 0`,
    [runId, cooperativeId(OTHER_COOPERATIVE.slug)],
  );
  const answers = lines.map(({ reference, isWrong }, index) =>
    isWrong
      ? { reference, bankReference: null, reason: 'Sai số tài khoản' }
      : { reference, bankReference: `DEMO${String(index + 1).padStart(6, '0')}` },
  );
  await bank.take(treasurer, runId, answers);
}
