import fc from 'fast-check';
import { claimsOfOutput, judgeClaims, readClaim, shareOf } from './claims.js';

describe('claims that flow', () => {
  it('B5 carries the share of the inputs, whatever is lost on the way', () => {
    const out = claimsOfOutput(new Map([['organic', 40n]]), 100n, 25n);
    expect(out).toEqual(new Map([['organic', 10n]]));
  });

  it('B5 lets all be called organic only when all of it was', () => {
    expect(judgeClaims(['organic'], new Map([['organic', 25n]]), 25n)).toEqual([]);
    expect(judgeClaims(['organic'], new Map([['organic', 24n]]), 25n)).toEqual([
      { claim: 'organic', claimed: '25', proven: '24', mode: 'segregated' },
    ]);
  });

  it('B5 lets a stated part be called so by mass balance', () => {
    expect(readClaim('organic=600')).toEqual({ claim: 'organic', mode: 'mass-balance', share: 600n });
    expect(judgeClaims(['organic=400'], new Map([['organic', 10n]]), 25n)).toEqual([]);
    expect(judgeClaims(['organic=401'], new Map([['organic', 10n]]), 25n)).toEqual([]);
    expect(judgeClaims(['organic=500'], new Map([['organic', 10n]]), 25n)).toMatchObject([
      { claimed: '12', proven: '10' },
    ]);
  });

  it('B5 calls single-origin what came from one place', () => {
    const oneOf = (amounts: [string, bigint][]) => judgeClaims(['single-origin'], new Map(amounts), 30n);
    expect(oneOf([['from:a', 30n]])).toEqual([]);
    expect(
      oneOf([
        ['from:a', 15n],
        ['from:b', 15n],
      ]),
    ).toMatchObject([{ claim: 'single-origin', proven: '15' }]);
  });

  it('B5 never makes more of a claim than went in, however often goods are mixed and split', () => {
    const parts = fc.array(fc.bigInt({ min: 1n, max: 10_000n }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(parts, fc.bigInt({ min: 0n, max: 100_000n }), (amounts, held) => {
        const total = amounts.reduce((sum, amount) => sum + amount, 0n);
        const claimed = held > total ? total : held;
        const given = amounts.reduce((sum, amount) => sum + shareOf(claimed, amount, total), 0n);
        expect(given <= claimed).toBe(true);
        const out = amounts.reduce(
          (sum, amount) => sum + (claimsOfOutput(new Map([['organic', claimed]]), total, amount).get('organic') ?? 0n),
          0n,
        );
        expect(out <= claimed).toBe(true);
      }),
    );
  });
});
