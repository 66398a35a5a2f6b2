import fc from 'fast-check';
import { FEWEST_ENTRIES, scoreOf, type Weighing } from './score.js';

const DAY = 86_400_000;
const morning = Date.parse('2026-06-01T01:00:00Z');
const honest = (count: number): Weighing[] =>
  Array.from({ length: count }, (_, at) => ({
    // Multiples of a prime, so that digits and weights are spread.
    amount: 3_000n + BigInt((at * 7_919) % 60_000),
    at: new Date(morning + at * DAY),
    yield: at % 2 === 0 ? 230 + ((at * 13) % 20) : null,
  }));

describe('the score for visits', () => {
  it('B7 says nothing of a few entries', () => {
    expect(scoreOf(honest(FEWEST_ENTRIES - 1))).toBeUndefined();
  });

  it('B7 is low for weights as a scale gives them', () => {
    expect(scoreOf(honest(120))?.score).toBeLessThan(10);
  });

  it('B7 rises with each oddness, and says which', () => {
    const points = (weighings: Weighing[]) =>
      Object.fromEntries(scoreOf(weighings)?.parts.map(({ name, points }) => [name, points]) ?? []);
    const books = honest(120);
    expect(points(books.map(one => ({ ...one, amount: (one.amount / 10_000n + 1n) * 10_000n })))['rounding']).toBe(20);
    expect(points(books.map(one => ({ ...one, amount: 40_000n })))['repeats']).toBe(25);
    expect(points(books.map(one => ({ ...one, at: new Date(one.at.getTime() + 18 * 3_600_000) })))['night']).toBe(10);
    expect(
      points(books.map((one, at) => ({ ...one, yield: one.yield && (at > 80 ? one.yield + 100 : one.yield) })))[
        'drift'
      ],
    ).toBe(20);
    const digits = books.map(one => ({
      ...one,
      amount: (one.amount / 10_000n) * 10_000n + 5_250n + (one.amount % 700n),
    }));
    expect(points(digits)['last-digit']).toBe(25);
  });

  it('B7 stays between 0 and 100 and is the sum of its parts', () => {
    const weighing = fc.record({
      amount: fc.bigInt({ min: 1n, max: 10n ** 9n }),
      at: fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
      yield: fc.option(fc.integer({ min: 0, max: 2000 })),
    });
    fc.assert(
      fc.property(fc.array(weighing, { minLength: FEWEST_ENTRIES, maxLength: 60 }), weighings => {
        const found = scoreOf(weighings);
        expect(found?.score).toBe(found?.parts.reduce((sum, { points }) => sum + points, 0));
        expect(found?.score).toBeLessThanOrEqual(100);
      }),
    );
  });
});
