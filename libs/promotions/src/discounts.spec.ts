import fc from 'fast-check';
import { dong, plus, zero, type Dong } from '#platform/money';
import { discountsOf, missingFor, whyNot, type Discount, type PricedGoods, type ToOrder } from './discounts.js';
import type { Offer } from './promotion.js';

const anOffer = (over: Partial<Offer> = {}): Offer => ({
  ...{ id: 'p1', nameVi: 'Giảm giá', nameEn: 'Discount', code: null, bearer: 'platform', kind: 'percent' },
  ...{ rateBp: 1000, amount: null, most: null, leastGoods: zero },
  ...{ cooperativeId: null, groupCodes: null, communeCode: null, isFirstOrder: false },
  ...{
    validFrom: '2026-11-01',
    validTo: '2026-11-30',
    mostPerBuyer: null,
    usesLeft: null,
    budgetLeft: dong(10n ** 9n),
  },
  ...over,
});
const aLine = (
  variantId: string,
  cooperativeId: string,
  total: number,
  over: Partial<PricedGoods> = {},
): PricedGoods => ({
  ...{ variantId, cooperativeId, fromCommuneCode: '03390', groupCode: 'I.1' },
  total: dong(total),
  ...over,
});
const anOrder = (over: Partial<ToOrder> = {}): ToOrder => ({
  day: '2026-11-24',
  lines: [aLine('tea', 'a', 180_000), aLine('rice', 'b', 90_000)],
  fees: new Map([
    ['a', dong(30_000)],
    ['b', dong(25_000)],
  ]),
  ceilingBp: 5000,
  buyer: { hasOrdered: false, usedUp: [] },
  ...over,
});
const goodsOf = (discounts: readonly Discount[]) =>
  discounts.map(({ offer, goods }) => [offer.id, Object.fromEntries(goods)]);

describe('a promotion', () => {
  it('takes its part off every line, and no more than its most', () => {
    expect(goodsOf(discountsOf(anOrder(), anOffer(), []))).toEqual([['p1', { tea: 18_000n, rice: 9_000n }]]);
    const [most] = discountsOf(anOrder(), anOffer({ most: dong(20_000) }), []);
    expect([most?.amount, most?.goods.get('tea')]).toEqual([20_000n, 13_333n]);
  });

  it('of a sum is split over the lines, and ends at half the price (Decree 81/2018/NĐ-CP Art. 7)', () => {
    const sum = (amount: number) => anOffer({ kind: 'sum', rateBp: null, amount: dong(amount) });
    expect(goodsOf(discountsOf(anOrder(), sum(10_000), []))).toEqual([['p1', { tea: 6_667n, rice: 3_333n }]]);
    expect(goodsOf(discountsOf(anOrder(), sum(900_000), []))).toEqual([['p1', { tea: 90_000n, rice: 45_000n }]]);
  });

  it('of free delivery takes off the fees of the co-ops it is about, and may end at a most', () => {
    const free = anOffer({ kind: 'delivery', rateBp: null, cooperativeId: 'b' });
    expect(discountsOf(anOrder(), free, [])[0]?.delivery).toEqual(new Map([['b', 25_000n]]));
    const [both] = discountsOf(anOrder(), anOffer({ kind: 'delivery', rateBp: null, most: dong(40_000) }), []);
    expect([both?.amount, both?.goods.size]).toEqual([40_000n, 0]);
    expect(whyNot(free, anOrder({ fees: new Map() }))).toBe('no-delivery');
  });

  it('is about the goods it says', () => {
    const only = (over: Partial<Offer>) => goodsOf(discountsOf(anOrder(), anOffer(over), []));
    expect(only({ cooperativeId: 'b' })).toEqual([['p1', { rice: 9_000n }]]);
    expect(only({ groupCodes: ['II'] })).toEqual([]);
    expect(only({ groupCodes: ['I', 'I.1'] })).toEqual([['p1', { tea: 18_000n, rice: 9_000n }]]);
    expect(only({ communeCode: '03391' })).toEqual([]);
  });

  it('says why it does not count', () => {
    const why = (offer: Partial<Offer>, order: Partial<ToOrder> = {}) => whyNot(anOffer(offer), anOrder(order));
    expect(why({})).toBeUndefined();
    expect(why({}, { day: '2026-10-31' })).toBe('not-yet');
    expect(why({}, { day: '2026-12-01' })).toBe('over');
    expect(why({ usesLeft: 0 })).toBe('used-up');
    expect(why({ budgetLeft: dong(26_999) })).toBe('used-up');
    expect(why({ isFirstOrder: true }, { buyer: { hasOrdered: true, usedUp: [] } })).toBe('not-first');
    expect(why({}, { buyer: { hasOrdered: true, usedUp: ['p1'] } })).toBe('used-by-you');
    expect(why({ cooperativeId: 'c' })).toBe('other-goods');
    expect(why({ leastGoods: dong(270_001) })).toBe('too-little');
    expect(missingFor(anOffer({ leastGoods: dong(300_000) }), anOrder())).toBe(30_000n);
  });

  it('leaves to others what another has: the code first, then what takes off most', () => {
    const code = anOffer({ id: 'code', code: 'CHE10', cooperativeId: 'a' });
    const small = anOffer({ id: 'small', rateBp: 500 });
    const large = anOffer({ id: 'large', rateBp: 2000 });
    const free = anOffer({ id: 'free', kind: 'delivery', rateBp: null });
    expect(goodsOf(discountsOf(anOrder(), code, [small, large, free]))).toEqual([
      ['code', { tea: 18_000n }],
      ['free', {}],
      ['large', { rice: 18_000n }],
    ]);
  });
});

describe('for any order and any promotions', () => {
  const sum = fc.integer({ min: 1, max: 50_000_000 });
  const place = fc.constantFrom('a', 'b', 'c');
  const line = fc.record({ cooperativeId: place, groupCode: fc.constantFrom('I', 'II'), total: sum });
  const order = fc
    .record({ lines: fc.array(line, { minLength: 1, maxLength: 8 }), fee: fc.nat(90_000), ceilingBp: fc.nat(10_000) })
    .map(({ lines, fee, ceilingBp }) =>
      anOrder({
        lines: lines.map(({ total, ...one }, at) => ({ ...aLine(`v${at}`, 'a', total), ...one })),
        fees: new Map(['a', 'b', 'c'].map((name, at) => [name, dong(fee * at)])),
        ceilingBp,
      }),
    );
  const offers = fc.array(
    fc
      .record({
        kind: fc.constantFrom('percent' as const, 'sum' as const, 'delivery' as const),
        ...{
          rateBp: fc.integer({ min: 1, max: 10_000 }),
          amount: sum,
          most: fc.option(sum),
          leastGoods: fc.nat(9_000_000),
        },
        ...{ cooperativeId: fc.option(place), group: fc.option(fc.constantFrom('I', 'II')), budgetLeft: sum },
      })
      .map(({ kind, rateBp, amount, most, leastGoods, group, budgetLeft, cooperativeId }) =>
        anOffer({
          ...{ kind, cooperativeId, groupCodes: group === null ? null : [group] },
          rateBp: kind === 'percent' ? rateBp : null,
          amount: kind === 'sum' ? dong(amount) : null,
          most: most === null || kind === 'sum' ? null : dong(most),
          leastGoods: dong(leastGoods),
          budgetLeft: dong(budgetLeft),
        }),
      ),
    { minLength: 1, maxLength: 4 },
  );

  it('parts sum to the whole, none is below one đồng, none passes its line, the ceiling, its fee or the budget', () => {
    fc.assert(
      fc.property(order, offers, fc.boolean(), (one, some, isCoded) => {
        const named = some.map((offer, at) => ({ ...offer, id: `p${at}` }));
        const discounts = discountsOf(one, isCoded ? named[0] : undefined, isCoded ? named.slice(1) : named);
        const off = new Map<string, Dong>();
        for (const { offer, goods, delivery, amount } of discounts) {
          expect(plus(...goods.values(), ...delivery.values())).toBe(amount);
          expect(amount <= offer.budgetLeft).toBe(true);
          for (const [name, part] of [...goods, ...delivery]) {
            expect(part > zero).toBe(true);
            // One discount per line and per delivery.
            expect(off.has(name)).toBe(false);
            off.set(name, part);
          }
        }
        for (const { variantId, total } of one.lines)
          expect((off.get(variantId) ?? zero) * 10_000n <= total * BigInt(one.ceilingBp)).toBe(true);
        for (const [name, fee] of one.fees) expect((off.get(name) ?? zero) <= fee).toBe(true);
      }),
    );
  });
});
