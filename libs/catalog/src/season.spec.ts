import fc from 'fast-check';
import { isInSeason, returnsIn, seasonOf, stretchesOf } from './season.js';

const months = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 20 });

describe('the season of a product', () => {
  it('is its months, each once and rising; all or none of them is all year round', () => {
    expect(seasonOf([5, 3, 4, 3])).toEqual([3, 4, 5]);
    expect(seasonOf([])).toBeNull();
    expect(seasonOf([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1])).toBeNull();
    for (const none of [0, 13, 1.5, Number.NaN]) expect(() => seasonOf([none])).toThrow(RangeError);
  });

  it('comes back in its next month, over the turn of the year too', () => {
    expect(returnsIn([3, 4, 9], 11)).toBe(3);
    expect(returnsIn([3, 4, 9], 5)).toBe(9);
    expect(returnsIn([3, 4, 9], 4)).toBeNull();
    expect(returnsIn(null, 4)).toBeNull();
  });

  it('is said in stretches, and December runs on into January', () => {
    expect(stretchesOf([1, 2, 6, 11, 12])).toEqual([
      { from: 6, to: 6 },
      { from: 11, to: 2 },
    ]);
  });

  it('loses and invents no month in its stretches', () => {
    fc.assert(
      fc.property(months, chosen => {
        const season = seasonOf(chosen);
        if (!season) return;
        const told = stretchesOf(season).flatMap(({ from, to }) =>
          Array.from({ length: ((to - from + 12) % 12) + 1 }, (_, step) => ((from - 1 + step) % 12) + 1),
        );
        expect([...told].sort((a, b) => a - b)).toEqual(season);
        for (const month of told) expect(isInSeason(season, month)).toBe(true);
      }),
    );
  });
});
