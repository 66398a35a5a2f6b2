import fc from 'fast-check';
import { readAmount, writeAmount } from './amounts.js';

describe('an amount', () => {
  it('is typed as people do', () => {
    expect(readAmount('42', 'g', 'vi')).toBe(42_000n);
    expect(readAmount('1,5', 'g', 'vi')).toBe(1_500n);
    expect(readAmount('1.5 kg', 'g', 'vi')).toBe(1_500n);
    expect(readAmount('0,250', 'g', 'vi')).toBe(250n);
    expect(readAmount('0.250', 'g', 'vi')).toBe(250n);
    expect(readAmount('12', 'piece', 'vi')).toBe(12n);
    expect(readAmount('1.200', 'piece', 'vi')).toBe(1_200n);
  });

  it('means in each language what its readers mean', () => {
    expect(readAmount('1.500', 'g', 'vi')).toBe(1_500_000n);
    expect(readAmount('1.500', 'g', 'en')).toBe(1_500n);
    expect(readAmount('1,500', 'g', 'vi')).toBe(1_500n);
    expect(readAmount('1,500', 'g', 'en')).toBe(1_500_000n);
    expect(readAmount('1.234,5', 'g', 'vi')).toBe(1_234_500n);
    expect(readAmount('1,234.5', 'g', 'en')).toBe(1_234_500n);
  });

  it('is nothing else', () => {
    for (const typed of ['', '-1', '1,2345', '1,5,5', '1e3', 'một', '12345678901', '0x10', '.5', '1.23.456'])
      expect(readAmount(typed, 'g', 'vi')).toBeUndefined();
    expect(readAmount('1,5', 'piece', 'vi')).toBeUndefined();
    expect(readAmount('2', 'night', 'vi')).toBe(2n);
  });

  it('comes back as it was written, to the gram', () => {
    const amounts = fc.bigInt({ min: 0n, max: 999_999_999_999n });
    fc.assert(
      fc.property(amounts, fc.constantFrom('vi' as const, 'en' as const), (grams, locale) => {
        expect(readAmount(writeAmount(grams, 'g', locale), 'g', locale)).toBe(grams);
      }),
    );
  });
});
