import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Config } from '#platform/config';
import { accountKeys } from './account-keys.js';

describe('the key of the account numbers on this machine', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'accounts-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is drawn once, is a right setting, and is readable by its owner alone', async () => {
    const drawn = await accountKeys(folder);
    expect(await accountKeys(folder)).toBe(drawn);
    const config = Config.read({ DATABASE_URL: 'postgres://localhost/market', ACCOUNT_KEYS: drawn });
    expect(config.values.ACCOUNT_KEYS).toBe(drawn);
    expect(statSync(join(folder, 'account.keys')).mode & 0o077).toBe(0);
  });

  it('is never written over', async () => {
    writeFileSync(join(folder, 'account.keys'), '');
    await expect(accountKeys(folder)).rejects.toThrow(/EEXIST/);
  });
});
