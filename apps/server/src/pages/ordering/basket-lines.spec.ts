import { dong } from '#platform/money';
import { byCooperative, sumOfLines, troubleOf } from './basket-lines.js';
import type { BasketLine } from './basket.query.js';

const aLine = (over: Partial<BasketLine>): BasketLine => ({
  variantId: 'v',
  slug: 'che',
  nameVi: 'Chè',
  nameEn: 'Tea',
  netQuantity: 200,
  netUnit: 'g',
  unitPrice: dong(180_000),
  wanted: null,
  quantity: 2,
  grams: 400,
  mm3: 0,
  isOnSale: true,
  free: 10,
  cooperativeId: 'a',
  cooperative: 'HTX Chè Bản Mẫu',
  cooperativeSlug: 'che-ban-mau',
  fromCommuneCode: '03390',
  groupCode: 'I.1',
  sellerAddress: '',
  sellerPhone: '',
  sellerTaxCode: '',
  ...over,
});

describe('the lines of a basket', () => {
  it('stand under their co-ops', () => {
    const groups = byCooperative([aLine({}), aLine({ cooperativeId: 'b' }), aLine({ variantId: 'w' })]);
    expect(groups.map(group => [group.cooperative.cooperativeId, group.lines.length])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
  });

  it('tell what has changed since they were put there', () => {
    expect(troubleOf(aLine({}))).toBeUndefined();
    expect(troubleOf(aLine({ quantity: 10 }))).toBeUndefined();
    expect(troubleOf(aLine({ quantity: 11 }))).toBe('too-many');
    expect(troubleOf(aLine({ free: 0 }))).toBe('sold-out');
    expect(troubleOf(aLine({ isOnSale: false, free: 0 }))).toBe('gone');
  });

  it('sum up what can be bought', () => {
    expect(sumOfLines([aLine({}), aLine({ isOnSale: false }), aLine({ free: 0 }), aLine({ quantity: 1 })])).toBe(
      540_000n,
    );
  });
});
