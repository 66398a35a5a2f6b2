import { ConfigError } from '#platform/config';
import { newId } from '#platform/ids';
import { ACCOUNT_KEYS } from '../../../test/support/account-keys.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { aSeller } from '../../../test/support/builders/ledger.js';
import { aMember } from '../../../test/support/builders/ordering.js';
import { accountKeysIn, SealBroken } from './account-keys.js';
import { AccountNumbers, type SealedAccount } from './account-numbers.service.js';
import { PayoutAccounts } from './accounts.service.js';
import { OldNumbers } from './old-numbers.service.js';

const NUMBER = '0011001234567';
const NEXT_KEY = `next:${Buffer.alloc(32, 'next').toString('base64url')}`;

describe('the account numbers of co-ops', () => {
  let t: TestDatabase;
  beforeAll(async () => (t = await testDatabase()));
  afterAll(() => t.drop());

  const numbers = (keys?: string) => new AccountNumbers(accountKeysIn(keys));
  const old = (keys?: string) => new OldNumbers(t.db, numbers(keys));
  const rows = () =>
    t.ask<SealedAccount & { row: string }>(
      `SELECT a::text AS row, id AS "accountId", cooperative_id AS "cooperativeId", bank_bin AS "bankBin", sealed_number AS "sealedNumber"
       FROM settlement_account a ORDER BY id`,
    );
  const plain = async (ofNumber = NUMBER) => {
    const { cooperative } = await aSeller(t);
    const { personId } = await aMember(t, cooperative, 'director');
    await t.ask(
      `INSERT INTO settlement_account (id, cooperative_id, bank_bin, number, holder, given_by, given_at) VALUES ($1, $2, '970436', $3, 'HTX MAU', $4, now())`,
      [newId(), cooperative.id, ofNumber, personId],
    );
  };
  const isValidated = async () =>
    (
      await t.ask<{ convalidated: boolean }>(
        `SELECT convalidated FROM pg_constraint WHERE conname = 'settlement_account_sealed'`,
      )
    )[0]?.convalidated;

  it('are nowhere in the row that a director gives, and open with the key', async () => {
    const { cooperative } = await aSeller(t);
    const director = await aMember(t, cooperative, 'director');
    const accounts = new PayoutAccounts(t.db, t.clock, numbers(ACCOUNT_KEYS));
    await accounts.give(director, cooperative.id, { bankBin: '970436', number: NUMBER, holder: 'HTX Chè Bản Mẫu' });
    const [given] = (await rows()) as [SealedAccount & { row: string }];
    expect(given.row).not.toContain(NUMBER.slice(2, -2));
    expect(given.row).toContain('test.');
    expect(numbers(ACCOUNT_KEYS).open(given)).toBe(NUMBER);
  });

  it('do not open where somebody moved one to another co-op by hand', async () => {
    const { cooperative } = await aSeller(t);
    const director = await aMember(t, cooperative, 'director');
    const accounts = new PayoutAccounts(t.db, t.clock, numbers(ACCOUNT_KEYS));
    await accounts.give(director, cooperative.id, { bankBin: '970436', number: '19002003004', holder: 'HTX Khác' });
    const [first, second] = (await rows()) as unknown as [SealedAccount, SealedAccount];
    const moved = { ...second, sealedNumber: first.sealedNumber };
    expect(() => numbers(ACCOUNT_KEYS).open(moved)).toThrow(SealBroken);
    expect(numbers(ACCOUNT_KEYS).open(second)).toBe('19002003004');
  });

  it('cannot be written plain', async () => {
    await expect(plain()).rejects.toMatchObject({ driverError: { constraint: 'settlement_account_sealed' } });
  });

  it('from before are sealed in batches, by several at once, and again after one was broken off', async () => {
    const before = await rows();
    // As the migration finds and leaves a database from before.
    await t.ask('ALTER TABLE settlement_account DROP CONSTRAINT settlement_account_sealed');
    for (const n of [1, 2, 3, 4, 5]) await plain(`${NUMBER}${n}`);
    await t.ask(
      'ALTER TABLE settlement_account ADD CONSTRAINT settlement_account_sealed CHECK (number IS NULL AND sealed_number IS NOT NULL) NOT VALID',
    );
    await expect(old().sealAll()).rejects.toThrow(ConfigError);
    expect(await isValidated()).toBe(false);
    const sealed = await Promise.all([1, 2, 3].map(() => old(ACCOUNT_KEYS).sealAll(2)));
    expect(sealed.reduce((sum, one) => sum + one, 0)).toBe(5);
    expect(await isValidated()).toBe(true);
    expect(await old(ACCOUNT_KEYS).sealAll()).toBe(0);
    const after = await rows();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.filter(one => one.row.includes(NUMBER.slice(2, -2)))).toEqual([]);
    const opened = numbers(ACCOUNT_KEYS)
      .opened(after.slice(before.length))
      .map(one => one.number);
    expect(opened).toEqual([1, 2, 3, 4, 5].map(n => `${NUMBER}${n}`));
  });

  it('go over to a new key, after which nobody needs the old one', async () => {
    const before = numbers(ACCOUNT_KEYS).opened(await rows());
    await expect(old(NEXT_KEY).sealAll()).rejects.toThrow(/has no key test/);
    expect(await old(`${NEXT_KEY} ${ACCOUNT_KEYS}`).sealAll(3)).toBe(before.length);
    const after = numbers(NEXT_KEY).opened(await rows());
    expect(after.map(one => one.number)).toEqual(before.map(one => one.number));
    expect(after.every(one => one.sealedNumber.startsWith('next.'))).toBe(true);
    expect(await old(NEXT_KEY).sealAll()).toBe(0);
  });
});
