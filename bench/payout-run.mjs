// One payout run from the proposal to the last answer of the bank, in a process of its own. Says to its parent what it took.
import { readFileSync } from 'node:fs';
import { ask, built } from './grow.mjs';

const url = process.env.DATABASE_URL;
const { openDatabase } = await built('libs/platform/src/database/index.js');
const { Clock } = await built('libs/platform/src/clock/index.js');
const { Books, Claims, GroupReader } = await built('libs/ledger/src/index.js');
const { AccountNumbers, BankAnswers, Payouts, accountKeysIn, answersIn, bankFile } =
  await built('libs/settlement/src/index.js');

const db = await openDatabase({ url, pool: 4 });
const clock = new Clock();
const books = new Books(db, clock, new GroupReader(db));
const payouts = new Payouts(db, clock, books, new Claims(db, clock));
const bank = new BankAnswers(db, clock, books, payouts);
const numbers = new AccountNumbers(accountKeysIn(process.env.ACCOUNT_KEYS));

const [maker, checker] = (
  await ask(
    url,
    `INSERT INTO identity_person (id, full_name, email, password_hash, created_at)
     SELECT uuidv7(), 'Người Đo', 'payout-' || n || '@example.com', '-', now() FROM generate_series(1, 2) n RETURNING id`,
  )
).map(({ id }) => ({ personId: id, fullName: 'Người Đo', locale: 'vi', seats: [], offices: ['operator'] }));

const timed = async work => {
  const started = performance.now();
  const result = await work();
  return [result, (performance.now() - started) / 1000];
};

const [, booked] = await timed(() => books.catchUp());
await ask(url, 'ANALYZE');
const [run, seconds] = await timed(async () => {
  const id = await payouts.propose(maker, clock.now());
  await payouts.approve(checker, id);
  const lines = await ask(
    url,
    `SELECT l.reference, l.amount, l.orders, a.holder, l.account_id AS "accountId", l.cooperative_id AS "cooperativeId",
       a.bank_bin AS "bankBin", a.sealed_number AS "sealedNumber" FROM settlement_payout_line l JOIN settlement_account a ON a.id = l.account_id
     WHERE l.run_id = '${id}' AND l.amount > 0 ORDER BY l.reference`,
  );
  bankFile(numbers.opened(lines).map(line => ({ ...line, amount: BigInt(line.amount) })));
  const said = lines.map(({ reference }, at) => `${reference},thanh cong,FT${String(at).padStart(9, '0')},`);
  await bank.take(maker, id, answersIn(said.join('\n')));
  return { id, lines };
});
const [{ wrong }] = await ask(
  url,
  'SELECT count(*)::int AS wrong FROM (SELECT FROM ledger_entry GROUP BY transaction_id HAVING sum(amount) <> 0) uneven',
);
const [{ state }] = await ask(url, `SELECT state FROM settlement_payout_run WHERE id = '${run.id}'`);
if (state !== 'closed') throw new Error(`the run is ${state}`);
const peak = Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;
const sum = (pick, from) => run.lines.reduce((total, line) => total + pick(line), from);
process.send({
  ...{ seconds, booked, peak, wrong, cooperatives: run.lines.length },
  orders: sum(line => line.orders, 0),
  amount: String(sum(line => BigInt(line.amount), 0n)),
});
await db.close();
process.disconnect();
