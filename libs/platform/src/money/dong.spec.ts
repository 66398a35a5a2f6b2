import fc from 'fast-check';
import { dong, minus, plus, share, times, zero } from './index.js';

describe('đồng', () => {
  it('is made of whole numbers only', () => {
    expect(dong('180000')).toBe(180000n);
    expect(() => dong(0.5)).toThrow(RangeError);
    expect(() => dong('1.5')).toThrow(RangeError);
    expect(() => dong('')).toThrow(RangeError);
    expect(() => times(dong(1000), 1.5)).toThrow(RangeError);
  });

  it('adds, subtracts and multiplies exactly', () => {
    expect(plus(dong(1), dong(2), dong(3))).toBe(6n);
    expect(minus(dong(5), dong(7))).toBe(-2n);
    expect(times(dong(99_999_999), 1000)).toBe(99_999_999_000n);
    expect(plus()).toBe(zero);
  });

  it('splits 100 đồng in three without losing one', () => {
    expect(share(dong(100), [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
  });

  it('splits any sum so that the parts make the whole, each within one đồng of its share', () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 15n),
        fc.array(fc.bigInt(1n, 10n ** 9n), { minLength: 1, maxLength: 12 }),
        (whole, weights) => {
          const parts = share(dong(whole), weights);
          const total = weights.reduce((a, b) => a + b, 0n);
          expect(plus(...parts)).toBe(whole);
          parts.forEach((part, i) => {
            const floor = (whole * (weights[i] ?? 0n)) / total;
            expect(part === floor || part === floor + 1n).toBe(true);
          });
        },
      ),
    );
  });
});
