import fc from 'fast-check';
import { dong, type Dong } from '#platform/money';
import { feeFor, zoneOf, type TariffStep } from './fee-for.js';
import { FIRST_PRICE_LISTS } from './tariff/first-price-lists.js';

const TARIFF: TariffStep[] = [
  { zone: 'same-province', upToGrams: 2_000, fee: dong(25_000) },
  { zone: 'same-province', upToGrams: 500, fee: dong(18_000) },
  { zone: 'other-province', upToGrams: 500, fee: dong(30_000) },
];

describe('the fee of a parcel', () => {
  it.each([
    [1, 18_000],
    [500, 18_000],
    [501, 25_000],
    [2_000, 25_000],
  ])('%i g costs the first step that is heavy enough: %i ₫', (grams, fee) => {
    expect(feeFor(TARIFF, 'same-province', grams)).toBe(dong(fee));
  });

  it('of more than the heaviest step is that of several full parcels and a rest', () => {
    expect(feeFor(TARIFF, 'same-province', 4_300)).toBe(dong(25_000 + 25_000 + 18_000));
    expect(feeFor(TARIFF, 'same-province', 4_000)).toBe(dong(50_000));
  });

  it('of what weighs nothing is nothing', () => {
    expect(feeFor(TARIFF, 'other-province', 0)).toBe(dong(0));
    expect(feeFor([], 'other-province', 0)).toBe(dong(0));
  });

  it('is that of its zone', () => {
    expect(feeFor(TARIFF, zoneOf('12', '01'), 400)).toBe(dong(30_000));
    expect(feeFor(TARIFF, zoneOf('12', '12'), 400)).toBe(dong(18_000));
  });

  it('is a mistake for a weight that is none', () => {
    expect(() => feeFor(TARIFF, 'same-province', 0.5)).toThrow(RangeError);
    expect(() => feeFor(TARIFF, 'same-province', -1)).toThrow(RangeError);
    expect(() => feeFor([], 'same-province', 1)).toThrow(RangeError);
  });
});

describe('the price lists of the market', () => {
  const tariffs = FIRST_PRICE_LISTS.map(list => list.steps.map(step => ({ ...step, fee: dong(step.fee) })));

  it('ask more for more weight, and more for leaving the province', () => {
    const grams = fc.integer({ min: 0, max: 90_000 });
    fc.assert(
      fc.property(fc.constantFrom(...tariffs), grams, grams, (tariff, a, b) => {
        const [light, heavy] = a < b ? [a, b] : [b, a];
        const near = (weight: number): Dong => feeFor(tariff, 'same-province', weight);
        expect(near(light) <= near(heavy)).toBe(true);
        expect(near(heavy) <= feeFor(tariff, 'other-province', heavy)).toBe(true);
      }),
    );
  });

  it('follow each other without a gap or an overlap', () => {
    for (const [at, list] of FIRST_PRICE_LISTS.entries()) {
      const next = FIRST_PRICE_LISTS[at + 1];
      const dayAfter = list.validTo && new Date(Date.parse(list.validTo) + 86_400_000).toISOString().slice(0, 10);
      expect(dayAfter).toBe(next?.validFrom ?? null);
    }
  });
});
