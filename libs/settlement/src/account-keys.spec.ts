import fc from 'fast-check';
import { Config, ConfigError } from '#platform/config';
import { accountKeysIn, openNumber, SealBroken, sealNumber, type AccountKey } from './account-keys.js';

const keyOf = (id: string, fill: string) => `${id}:${Buffer.alloc(32, fill).toString('base64url')}`;
const [old, next] = accountKeysIn(`${keyOf('2025', 'old')} ${keyOf('2026', 'next')}`) as [AccountKey, AccountKey];
const number = fc.stringMatching(/^[0-9A-Z]{6,19}$/);
const account = fc.record({
  accountId: fc.uuid(),
  cooperativeId: fc.uuid(),
  bankBin: fc.stringMatching(/^[0-9]{6}$/),
});

describe('a sealed account number', () => {
  it('opens to what was sealed, under any of the keys, and is never the same twice', () => {
    fc.assert(
      fc.property(account, number, (row, plain) => {
        const sealed = sealNumber(old, row, plain);
        expect(openNumber([next, old], row, sealed)).toBe(plain);
        expect(sealed).toMatch(/^[a-z0-9-]{1,20}[.][A-Za-z0-9_-]{46,63}$/);
        expect(sealNumber(old, row, plain)).not.toBe(sealed);
      }),
    );
  });

  it('does not open with any bit turned', () => {
    fc.assert(
      fc.property(account, number, fc.nat(), (row, plain, at) => {
        const [id = '', body = ''] = sealNumber(old, row, plain).split('.');
        const bytes = Buffer.from(body, 'base64url');
        const bit = at % (bytes.length * 8);
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(() => openNumber([old], row, `${id}.${bytes.toString('base64url')}`)).toThrow(SealBroken);
      }),
    );
  });

  it('does not open cut short, or under the name of another key', () => {
    fc.assert(
      fc.property(account, number, fc.nat(), (row, plain, at) => {
        const sealed = sealNumber(old, row, plain);
        const cut = 5 + (at % (sealed.length - 5));
        expect(() => openNumber([old, next], row, sealed.slice(0, cut))).toThrow(SealBroken);
        expect(() => openNumber([old, next], row, sealed.replace('2025', '2026'))).toThrow(SealBroken);
      }),
    );
  });

  it('does not open in another row, for another co-op, or at another bank', () => {
    fc.assert(
      fc.property(account, account, number, (row, other, plain) => {
        const sealed = sealNumber(old, row, plain);
        for (const part of ['accountId', 'cooperativeId', 'bankBin'] as const) {
          fc.pre(row[part] !== other[part]);
          expect(() => openNumber([old], { ...row, [part]: other[part] }, sealed)).toThrow(SealBroken);
        }
      }),
    );
  });

  it('names the key that is missing, in one line and without the number', () => {
    const row = { accountId: 'a', cooperativeId: 'b', bankBin: '970436' };
    const open = () => openNumber([next], row, sealNumber(old, row, '0011001234567'));
    expect(open).toThrow(ConfigError);
    expect(open).toThrow(/ACCOUNT_KEYS: has no key 2025, under which account numbers are kept$/);
  });
});

describe('the setting', () => {
  const read = (ACCOUNT_KEYS: string) => Config.read({ DATABASE_URL: 'postgres://localhost/market', ACCOUNT_KEYS });

  it('takes keys of 32 bytes with names apart, and never shows one that is wrong', () => {
    expect(read(`${keyOf('a', 'x')} ${keyOf('b', 'y')}`).values.ACCOUNT_KEYS).toContain('b:');
    for (const wrong of ['secretsecret', 'a:secretsecret', `${keyOf('a', 'x')}secret`])
      expect(() => read(wrong)).toThrow(/ACCOUNT_KEYS: must be keys like (?!.*secret)/);
    expect(() => read(`${keyOf('a', 'x')} ${keyOf('a', 'y')}`)).toThrow(
      'ACCOUNT_KEYS: must not have two keys of one name',
    );
  });
});
