import { planRows, type ImportRow, type KnownProduct } from './plan-rows.js';

const texts = { line: 'tea' as const, groupCode: 'I.5.a', nameVi: 'Chè Shan' };
const row = (over: Partial<ImportRow> = {}): ImportRow => ({
  line: 2,
  slug: '',
  gtin: '',
  texts,
  pack: 'bag',
  netQuantity: 200,
  netUnit: 'g',
  shippingGrams: 250,
  price: 180_000,
  onSale: true,
  ...over,
});
const known = (): KnownProduct => {
  const blank = { nameEn: '', summaryVi: '', summaryEn: '', storyVi: 'Một.  \n\nHai.', storyEn: '', ingredientsVi: '' };
  const rest = { ingredientsEn: '', usageVi: '', usageEn: '', warningsVi: '', warningsEn: '', standard: '' };
  const pack = { id: 'p', gtin: '09529001010015', pack: 'bag' as const, netQuantity: 200, netUnit: 'g' as const };
  return {
    id: 'k',
    slug: 'che-shan',
    state: 'approved',
    version: 3,
    texts: { ...texts, ...blank, ...rest, shelfLifeDays: null },
    packs: [{ ...pack, shippingGrams: 250, price: 180_000, onSale: true }],
  };
};
const rules = { day: '2026-11-24', leaves: new Set(['I.5.a']) };
const plan = (product: KnownProduct | undefined, ...rows: ImportRow[]) => planRows(product, rows, rules);
const own = { slug: 'che-shan', texts: { ...texts, storyVi: 'Một.\n\nHai.' } };

describe('what a file leads to', () => {
  it('a new product with its packs, each once', () => {
    const rows = [row(), row({ line: 3, netQuantity: 500 }), row({ line: 4, netQuantity: 500 })];
    expect(plan(undefined, ...rows).map(({ what }) => what)).toEqual(['product', 'pack', 'refused']);
  });

  it('nothing, where it says what is there: spaces at the end of a line are no change', () => {
    expect(plan(known(), row(own))).toEqual([{ line: 2, what: 'same', changes: [] }]);
    expect(plan(known(), row({ texts: own.texts }))).toMatchObject([{ what: 'same' }]);
  });

  it('the columns that differ, of the texts and of the pack', () => {
    const other = row({
      ...own,
      texts: { ...own.texts, usageVi: 'Pha nóng', ingredientsVi: 'Búp chè', shelfLifeDays: 365 },
      price: 200_000,
      onSale: false,
    });
    expect(plan(known(), other)).toMatchObject([
      { what: 'change', changes: ['ingredientsVi', 'usageVi', 'shelfLifeDays', 'price', 'onSale'] },
    ]);
    expect(plan(known(), row({ ...own, netQuantity: 500 }))).toMatchObject([{ what: 'pack' }]);
  });

  it.each([
    ['unknown-product', undefined, { slug: 'khong-co' }],
    ['unknown-pack', known(), { ...own, gtin: '09529001019999' }],
    ['content-fixed', known(), { ...own, gtin: '09529001010015', netQuantity: 300 }],
    ['product-incomplete', known(), { slug: 'che-shan', texts: { ...texts, nameVi: 'Chè khác' } }],
    ['not-a-group', undefined, { texts: { ...texts, groupCode: 'I' } }],
    ['weight-fixed', known(), { ...own, shippingGrams: 900 }],
  ])('%s', (reason, product, over) => {
    expect(plan(product, row(over))).toMatchObject([{ what: 'refused', reason }]);
  });

  it('rows of one product that tell it differently', () => {
    const rows = [row(own), row({ ...own, line: 3, netQuantity: 500, texts })];
    expect(plan(known(), ...rows)[1]).toMatchObject({ what: 'refused', reason: 'texts-differ' });
  });
});
