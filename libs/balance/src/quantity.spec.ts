import fc from 'fast-check';
import { baseOf, isFault, type Base } from './quantity.js';

const bulk = { unit: 'g' } as const;
const pack = { unit: 'g', netQuantity: 200 } as const;

describe('a quantity in base units', () => {
  it.each([
    [1, 'KGM', 1000n],
    [0.4, 'KGM', 400n],
    [1e-3, 'KGM', 1n],
    [1.5, 'TNE', 1_500_000n],
    [250, 'GRM', 250n],
    [3, 'DTN', 300_000n],
    [0.1 + 0.2, 'TNE', undefined],
  ])('%d %s is %s g exactly', (quantity, uom, amount) => {
    const read = baseOf(quantity, uom, bulk);
    expect(read).toEqual(amount === undefined ? 'too-fine' : { unit: 'g', amount });
  });

  it('B3 counts a pack as its net content, and no half of one', () => {
    expect(baseOf(7, undefined, pack)).toEqual({ unit: 'g', amount: 1400n });
    expect(baseOf(7, 'H87', pack)).toEqual({ unit: 'g', amount: 1400n });
    expect(baseOf(1.4, 'KGM', pack)).toEqual({ unit: 'g', amount: 1400n });
    expect(baseOf(0.5, undefined, pack)).toBe('too-fine');
  });

  it.each([
    [undefined, 'KGM', 'no-quantity'],
    [0, 'KGM', 'not-positive'],
    [-5, 'KGM', 'not-positive'],
    [Number.NaN, 'KGM', 'not-positive'],
    [Number.POSITIVE_INFINITY, 'KGM', 'not-positive'],
    [1e300, 'KGM', 'not-positive'],
    [1e14, 'KGM', 'too-large'],
    [1, 'XYZ', 'unknown-unit'],
    // A thousand of nothing in particular: goods in bulk are weighed.
    [1000, undefined, 'other-unit'],
    [1, 'LTR', 'other-unit'],
    [0.0004, 'KGM', 'too-fine'],
  ])('B1 does not book %p %p: %s', (quantity, uom, fault) => {
    expect(baseOf(quantity, uom, bulk)).toBe(fault);
  });

  it('rounds down what is finer than a gram where the class is not known', () => {
    expect(baseOf(1.0009, 'KGM')).toEqual({ unit: 'g', amount: 1000n });
    expect(baseOf(1, 'LBR')).toEqual({ unit: 'g', amount: 453n });
    expect(baseOf(0.5, undefined)).toBe('too-fine');
  });

  it('B1 loses nothing between kilograms and grams', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), grams => {
        const inKilograms = baseOf(
          Number(`${Math.floor(grams / 1000)}.${String(grams % 1000).padStart(3, '0')}`),
          'KGM',
          bulk,
        );
        expect(inKilograms).toEqual(baseOf(grams, 'GRM', bulk));
        expect(isFault(inKilograms) ? undefined : (inKilograms as Base).amount).toBe(BigInt(grams));
      }),
    );
  });
});
