import fc from 'fast-check';
import { dong, plus, times } from '#platform/money';
import { splitByCooperative, sumOf, type PricedLine } from './split-by-cooperative.js';

const aLine = (over: Partial<PricedLine> = {}): PricedLine => ({
  variantId: 'tea',
  cooperativeId: 'a',
  nameVi: 'Chè',
  nameEn: 'Tea',
  unitPrice: dong(180_000),
  quantity: 1,
  ...over,
});

const anyLine = fc.record({
  variantId: fc.uuid(),
  cooperativeId: fc.constantFrom('a', 'b', 'c', 'd'),
  nameVi: fc.constant('Hàng'),
  nameEn: fc.constant(''),
  unitPrice: fc.bigInt(1n, 99_999_999n).map(dong),
  quantity: fc.integer({ min: 1, max: 999 }),
});
const anyFees = fc.tuple(
  fc.bigInt(0n, 999_999n),
  fc.bigInt(0n, 999_999n),
  fc.bigInt(0n, 999_999n),
  fc.bigInt(0n, 999_999n),
);

describe('splitting a basket by co-op', () => {
  it('makes one order per co-op, numbered in the order of the basket', () => {
    const fees = new Map([
      ['a', dong(25_000)],
      ['b', dong(0)],
    ]);
    const lines = [
      aLine({ cooperativeId: 'b' }),
      aLine({ quantity: 3 }),
      aLine({ cooperativeId: 'b', variantId: 'rice' }),
    ];
    const parts = splitByCooperative('7K3MWX2P', lines, fees);
    expect(parts.map(part => [part.number, part.cooperativeId, part.lines.length, part.total])).toEqual([
      ['7K3MWX2P-1', 'b', 2, 360_000n],
      ['7K3MWX2P-2', 'a', 1, 565_000n],
    ]);
    expect(parts[0]?.lines.map(line => line.position)).toEqual([1, 2]);
  });

  it('refuses to deliver without a fee: nothing is free by mistake', () => {
    expect(() => splitByCooperative('X', [aLine()], new Map())).toThrow(RangeError);
  });

  it('loses and invents no đồng and no pack, for any basket', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 100 }), anyFees, (lines, amounts) => {
        const fees = new Map(['a', 'b', 'c', 'd'].map((id, at) => [id, dong(amounts[at] ?? 0n)]));
        const parts = splitByCooperative('X', lines, fees);
        const sums = sumOf(parts);
        expect(sums.goodsTotal).toBe(plus(...lines.map(line => times(line.unitPrice, line.quantity))));
        expect(sums.deliveryTotal).toBe(
          plus(...[...new Set(lines.map(line => line.cooperativeId))].map(id => fees.get(id) ?? dong(0))),
        );
        expect(plus(...parts.map(part => part.total))).toBe(sums.total);
        expect(parts.flatMap(part => part.lines.map(line => line.variantId)).sort()).toEqual(
          lines.map(line => line.variantId).sort(),
        );
        for (const part of parts) {
          expect(part.lines.every(line => line.cooperativeId === part.cooperativeId)).toBe(true);
          expect(part.total).toBe(plus(part.deliveryFee, ...part.lines.map(line => line.total)));
        }
      }),
    );
  });
});
