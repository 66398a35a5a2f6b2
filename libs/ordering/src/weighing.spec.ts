import fc from 'fast-check';
import { isWithinTolerance } from '#libs/catalog';
import { dong, minus, plus, times, zero } from '#platform/money';
import { WeightNeeded, WeightOutOfTolerance } from './refusals.js';
import { boundsOf, weigh, weighedTotal, type LineToWeigh } from './weighing.js';

const fish = (over: Partial<LineToWeigh> = {}): LineToWeigh => ({
  ...{ id: 'a', variantId: 'v', nameVi: 'Cá tầm', nameEn: '', unitPrice: dong(325_000), quantity: 1, isSent: true },
  ...{ total: dong(325_000), discount: zero, orderedGrams: 1000, tolerancePercent: 10 },
  ...over,
});

/** Any line, and any weight that the scale may show for it. */
const weighed = fc
  .record({
    price: fc.integer({ min: 1, max: 9_999_999 }),
    quantity: fc.integer({ min: 1, max: 99 }),
    packGrams: fc.integer({ min: 10, max: 20_000 }),
    tolerancePercent: fc.integer({ min: 1, max: 30 }),
    off: fc.double({ min: 0, max: 1, noNaN: true }),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ price, quantity, packGrams, tolerancePercent, off, at }) => {
    const total = times(dong(price), quantity);
    const discount = dong(Math.floor(Number(total) * off * 0.5));
    const line = fish({
      ...{ unitPrice: dong(price), quantity, total, discount, tolerancePercent },
      orderedGrams: packGrams * quantity,
    });
    const { least, most } = boundsOf(line);
    return { line, grams: Math.round(least + (most - least) * at) };
  });

describe('weighing', () => {
  it('charges what was ordered at 1 kg and weighs 0.93 kg as 0.93 kg', () => {
    expect(weighedTotal(fish(), 930)).toBe(302_250n);
    expect(weighedTotal(fish(), 1000)).toBe(325_000n);
    expect(weighedTotal(fish({ unitPrice: dong(333), total: dong(333) }), 950)).toBe(316n);
  });

  it('never charges more than was agreed, nor more than it did when it was weighed before', () => {
    expect(weighedTotal(fish(), 1080)).toBe(325_000n);
    expect(weighedTotal(fish({ total: dong(302_250) }), 980)).toBe(302_250n);
  });

  it('leaves what a promotion took off, and at least one đồng of the line to the buyer', () => {
    expect(weighedTotal(fish({ discount: dong(320_000) }), 930)).toBe(320_001n);
    expect(weighedTotal(fish({ discount: dong(325_000) }), 930)).toBe(325_000n);
  });

  it('splits what was agreed into what is charged and what goes back, to the đồng', () => {
    fc.assert(
      fc.property(fc.array(weighed, { minLength: 1, maxLength: 8 }), all => {
        const lines = all.map(({ line }, at) => ({ ...line, id: `l${at}` }));
        const edits = weigh(
          lines,
          all.map(({ grams }, at) => ({ lineId: `l${at}`, grams })),
        );
        const before = plus(...lines.map(line => line.total));
        const charged = plus(...edits.map(({ line, change }) => plus(line.total, change)));
        expect(minus(before, charged)).toBe(-plus(...edits.map(({ change }) => change)));
        for (const [at, { line, change }] of edits.entries()) {
          const cost = plus(line.total, change);
          const [{ discount, orderedGrams }, grams] = [line as LineToWeigh, all[at]?.grams ?? 0];
          expect(cost > 0n && cost >= discount && change <= 0n).toBe(true);
          const isExact = cost !== line.total && cost !== discount + 1n;
          // Twice what it is off by, in đồng times grams: half a đồng at most.
          const off = 2n * (cost * BigInt(orderedGrams) - line.total * BigInt(grams));
          if (isExact) expect(off <= BigInt(orderedGrams) && off > -BigInt(orderedGrams)).toBe(true);
        }
      }),
    );
  });

  it('takes every weight within the bounds that the packer reads, and none beside them', () => {
    fc.assert(
      fc.property(weighed, ({ line }) => {
        const { least, most } = boundsOf(line);
        const may = (grams: number) => isWithinTolerance(line.orderedGrams, grams, line.tolerancePercent);
        expect([least - 1, least, most, most + 1].map(may)).toEqual([false, true, true, false]);
      }),
    );
  });

  it('needs a weight for each line, within its tolerance', () => {
    expect(() => weigh([fish()], [])).toThrow(WeightNeeded);
    expect(() => weigh([fish()], [{ lineId: 'a', grams: 899 }])).toThrow(WeightOutOfTolerance);
    expect(() => weigh([fish()], [{ lineId: 'a', grams: 9300 }])).toThrow(WeightOutOfTolerance);
  });
});
