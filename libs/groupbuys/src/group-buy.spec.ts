import fc from 'fast-check';
import { dong } from '#platform/money';
import { nextTier, outcomeOf, standingOf, tierAt, tierTrouble, type Tier } from './group-buy.js';

/** Rising packs and falling prices, as a co-op may promise them. */
const anyTiers = fc
  .array(fc.record({ step: fc.integer({ min: 1, max: 40 }), less: fc.integer({ min: 1, max: 9_000 }) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map(steps => {
    const tiers: Tier[] = [];
    let [from, price] = [0, 99_000];
    for (const { step, less } of steps) {
      from += step;
      price -= less;
      tiers.push({ from, price: dong(price) });
    }
    return tiers;
  });
const anyPacks = fc.integer({ min: 0, max: 200 });
const ALONE = dong(99_000);

describe('the tiers of a group buy', () => {
  const tiers = [
    { from: 30, price: dong(150_000) },
    { from: 50, price: dong(140_000) },
  ];

  it('begin at the threshold and hold from their count on', () => {
    expect(tierAt(tiers, 29)).toBeUndefined();
    expect([30, 49, 50, 900].map(packs => tierAt(tiers, packs)?.price)).toEqual(
      [150_000, 150_000, 140_000, 140_000].map(dong),
    );
    expect([0, 29, 30, 50].map(packs => nextTier(tiers, packs)?.from)).toEqual([30, 30, 50, undefined]);
  });

  it('never cost more for more packs, and a price is reached exactly from the threshold on', () => {
    fc.assert(
      fc.property(anyTiers, anyPacks, anyPacks, (some, one, other) => {
        const [fewer, more] = [Math.min(one, other), Math.max(one, other)];
        const [dear, cheap] = [outcomeOf(some, fewer), outcomeOf(some, more)];
        expect(dear.state === 'reached').toBe(fewer >= (some[0]?.from ?? 0));
        if (dear.price !== null) expect(cheap.price !== null && cheap.price <= dear.price).toBe(true);
      }),
    );
  });

  it('leave no count without a tier or a next one, and the next is never below', () => {
    fc.assert(
      fc.property(anyTiers, anyPacks, (some, packs) => {
        const [now, next] = [tierAt(some, packs), nextTier(some, packs)];
        expect(now ?? next).toBeDefined();
        if (next) expect(next.from).toBeGreaterThan(packs);
        if (now && next) expect(next.price).toBeLessThan(now.price);
      }),
    );
  });

  it('are refused when they do not rise, do not fall, are not cheaper, or cannot be reached', () => {
    fc.assert(
      fc.property(anyTiers, some => {
        const most = some.at(-1)?.from ?? 0;
        const trouble = (of: Tier[], upTo = most) => tierTrouble(of, upTo, ALONE);
        expect(trouble(some)).toBeUndefined();
        expect(trouble(some, most - 1)).toBe('above-most');
        expect(tierTrouble(some, most, some[0]?.price ?? ALONE)).toBe('not-cheaper');
        if (some.length > 1) expect(trouble([...some].reverse())).toBe('not-rising');
        expect(trouble([...some, { from: most + 1, price: some.at(-1)?.price ?? ALONE }], most + 1)).toBe(
          'not-falling',
        );
      }),
    );
    expect(tierTrouble([], 10, ALONE)).toBe('none');
  });
});

describe('where a group buy stands', () => {
  const [opensAt, closesAt] = [new Date('2026-11-20T00:00:00Z'), new Date('2026-11-27T00:00:00Z')];
  const at = (text: string, state: 'open' | 'reached' = 'open') =>
    standingOf({ state, opensAt, closesAt }, new Date(text));

  it('is told by the time while it is open, and by its end afterwards', () => {
    expect(at('2026-11-19T23:59:59Z')).toBe('coming');
    expect(at('2026-11-20T00:00:00Z')).toBe('running');
    expect(at('2026-11-26T23:59:59Z')).toBe('running');
    expect(at('2026-11-27T00:00:00Z')).toBe('due');
    expect(at('2026-11-26T00:00:00Z', 'reached')).toBe('reached');
  });
});
