import fc from 'fast-check';
import { dong } from '#platform/money';
import { isWithinTolerance, priceByWeight } from './catch-weight.js';

describe('what is sold by the scale', () => {
  it('costs what was weighed: ordered 1 kg, weighed 0.93, charged 0.93', () => {
    expect(priceByWeight(dong(325_000), 1000)).toBe(325_000n);
    expect(priceByWeight(dong(325_000), 930)).toBe(302_250n);
    expect(priceByWeight(dong(333), 500)).toBe(167n);
    expect(() => priceByWeight(dong(1), 0.5)).toThrow(RangeError);
  });

  it('is never more than half a đồng from the exact price', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 99_999_999n }),
        fc.integer({ min: 1, max: 1_000_000 }),
        (perKilo, grams) => {
          const twiceOff = 2n * (priceByWeight(dong(perKilo), grams) * 1000n - perKilo * BigInt(grams));
          return twiceOff <= 1000n && twiceOff > -1000n;
        },
      ),
    );
  });

  it('may be lighter or heavier by so many percent of what was ordered, and no more', () => {
    expect(isWithinTolerance(1000, 930, 10)).toBe(true);
    expect(isWithinTolerance(1000, 900, 10)).toBe(true);
    expect(isWithinTolerance(1000, 899, 10)).toBe(false);
    expect(isWithinTolerance(1000, 1101, 10)).toBe(false);
  });
});
