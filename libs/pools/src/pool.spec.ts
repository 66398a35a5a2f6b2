import fc from 'fast-check';
import { dong, times } from '#platform/money';
import { shareOut } from './pool.js';

const offers = (...capacities: number[]) => capacities.map((capacity, at) => ({ id: `co-op ${at}`, capacity }));
const shares = (packs: number, ...capacities: number[]) => {
  const shared = shareOut(packs, offers(...capacities));
  return shared && [...shared.values()];
};

describe('a pool', () => {
  it('is divided by what each could deliver; the largest remainder gets the pack that is left, and of equal ones who offered first', () => {
    expect(shares(100, 200, 100, 100)).toEqual([50, 25, 25]);
    expect(shares(10, 4, 4, 4)).toEqual([4, 3, 3]);
    // 10 of 17: 4.12, 3.53 and 2.35.
    expect(shares(10, 7, 6, 4)).toEqual([4, 4, 2]);
    expect(shares(3, 1, 1, 1)).toEqual([1, 1, 1]);
    expect(shares(1, 5, 5)).toEqual([1, 0]);
    expect(shares(4, 1, 1, 1)).toBeUndefined();
    expect(shares(1)).toBeUndefined();
  });

  it('gives out every pack, nobody more than offered, nobody less than a pack below their part, and every dong is somebody’s', () => {
    const anyCapacities = fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        anyCapacities,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 900_000 }),
        (all, part, each) => {
          const together = all.reduce((sum, one) => sum + one, 0);
          const packs = Math.max(1, Math.floor(together * part));
          const got = shares(packs, ...all) ?? [];
          expect(got.reduce((sum, one) => sum + one, 0)).toBe(packs);
          got.forEach((share, at) => {
            const capacity = all[at] ?? 0;
            expect(share).toBeLessThanOrEqual(capacity);
            expect(Math.abs(share - (packs * capacity) / together)).toBeLessThan(1);
          });
          const price = dong(each);
          expect(got.reduce((sum, share) => sum + times(price, share), 0n)).toBe(times(price, packs));
          expect(shares(together + 1, ...all)).toBeUndefined();
        },
      ),
    );
  });
});
