// Paying the co-ops for 100,000 delivered orders: proposed by one, signed by another, the bank's file written and its answers taken. The orders are
// made by SQL, all of them booked by the ledger itself before; the run has a process of its own, whose memory is the most it ever had (VmHWM).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ask, built, ROOT } from '../grow.mjs';
import { addPastOrders } from '../grow-orders.mjs';
import { ACCOUNT_KEYS } from '../processes.mjs';

export const part = 'payout';

const ORDERS = 100_000;

/** Whoever gives an account is not who verifies it. */
const ACCOUNTS = `WITH other AS (INSERT INTO identity_person (id, full_name, email, password_hash, created_at)
     VALUES (uuidv7(), 'Người Đo', 'payee@example.com', '-', now()) RETURNING id)
   INSERT INTO settlement_account (id, cooperative_id, bank_bin, sealed_number, holder, state, given_by, given_at, decided_by, decided_at)
   SELECT a."accountId", a."cooperativeId", a."bankBin", a.sealed, 'HTX DO THU', 'verified', who.id, now(), other.id, now()
   FROM jsonb_to_recordset($1) AS a("accountId" uuid, "cooperativeId" uuid, "bankBin" text, sealed text), other, (SELECT id FROM identity_person LIMIT 1) who`;

/** Every co-op, with a number sealed for it. */
async function sealedAccounts(url) {
  const { AccountNumbers, accountKeysIn } = await built('libs/settlement/src/index.js');
  const numbers = new AccountNumbers(accountKeysIn(ACCOUNT_KEYS));
  const rows = await ask(
    url,
    `SELECT uuidv7() AS "accountId", id AS "cooperativeId", '970436' AS "bankBin", '00110012' || lpad(substr(slug, 8), 5, '0') AS number
     FROM cooperatives_cooperative`,
  );
  return rows.map(({ number, ...account }) => ({ ...account, sealed: numbers.seal(account, number) }));
}

export async function measure({ url }) {
  await ask(url, ACCOUNTS, [JSON.stringify(await sealedAccounts(url))]);
  await addPastOrders(url, 0, ORDERS);
  const run = spawn(process.execPath, [`${ROOT}bench/payout-run.mjs`], {
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production', ACCOUNT_KEYS, DATABASE_URL: url },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [{ seconds, peak, orders, cooperatives, amount, wrong, booked }] = await once(run, 'message');
  await once(run, 'exit');
  return [
    {
      what: `a payout run over ${orders.toLocaleString('en')} orders`,
      found: `${seconds.toFixed(1)} s from the proposal to the last answer; ${cooperatives} transfers, ${Number(amount).toLocaleString('en')} đồng; ${wrong} postings that do not sum to zero (booked before in ${booked.toFixed(0)} s)`,
      goal: '< 60 s',
      isMet: seconds < 60 && orders === ORDERS && wrong === 0,
    },
    {
      what: 'memory of the process',
      found: `${(peak / 1e6).toFixed(0)} MB at most`,
      goal: '< 300 MB',
      isMet: peak < 300e6,
    },
  ];
}
