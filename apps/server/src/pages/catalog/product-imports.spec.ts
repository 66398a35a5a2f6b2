import fc from 'fast-check';
import { zipSync } from 'fflate';
import { NET_UNITS, PACK_CODES, productsCsv, productsXlsx, readProducts, type KnownProduct } from '#libs/catalog';
import { planRows } from '../../../../../libs/catalog/src/imports/plan-rows.js';
import { longText } from '../../web/fields.js';
import { importRowForm } from './product-form.js';

const NASTY = [
  '=1+1',
  "'=1+1",
  "''@x",
  '-5',
  '+84 9',
  'a;b,c\td',
  '"ngoặc"',
  'một\n\nhai',
  '\u0007chuông',
  '  thừa  ',
  '_x000D_',
  'valueOf',
];
const typed = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'grapheme', maxLength: 30 }));
/** As a form keeps it. */
const text = typed.map(value => longText(6000).parse(value));
const name = text.map(value => value.replaceAll('\n', ' ') || 'Chè').map(value => longText(120).parse(value) || 'Chè');
const TEXTS = ['nameEn', 'summaryVi', 'summaryEn', 'standard'] as const;
const LONG = [
  'storyVi',
  'storyEn',
  'ingredientsVi',
  'ingredientsEn',
  'usageVi',
  'usageEn',
  'warningsVi',
  'warningsEn',
] as const;
const oneLine = text.map(value => longText(120).parse(value.replaceAll('\n', ' ')));

const pack = fc.record({
  id: fc.uuid(),
  gtin: fc.stringMatching(/^0[0-9]{13}$/),
  pack: fc.constantFrom(...PACK_CODES),
  netQuantity: fc.integer({ min: 1, max: 1_000_000 }),
  netUnit: fc.constantFrom(...NET_UNITS),
  shippingGrams: fc.integer({ min: 0, max: 1_000_000 }),
  price: fc.integer({ min: 1, max: 99_999_999 }),
  onSale: fc.boolean(),
});
const product = fc.record({
  texts: fc.record({
    line: fc.constantFrom('tea', 'rice', 'tourism'),
    groupCode: fc.constant('I.5.a'),
    nameVi: name,
    ...Object.fromEntries(TEXTS.map(field => [field, oneLine])),
    ...Object.fromEntries(LONG.map(field => [field, text])),
    shelfLifeDays: fc.option(fc.integer({ min: 1, max: 3650 }), { nil: null }),
  }),
  packs: fc.uniqueArray(pack, { minLength: 1, maxLength: 3, selector: ({ gtin }) => gtin }),
});
const products = fc.array(product, { minLength: 1, maxLength: 4 }).map(all =>
  all.map(({ texts, packs }, at) => ({
    id: `${at}`,
    slug: `san-pham-${at}`,
    state: 'approved' as const,
    version: 1,
    texts: texts as unknown as KnownProduct['texts'],
    packs: packs.map(one => ({ ...one, shippingGrams: one.netUnit === 'night' ? 0 : one.shippingGrams })),
  })),
);

/** What a file of these products would change. */
async function changesBy(bytes: Buffer, known: readonly KnownProduct[]): Promise<unknown[]> {
  const rows = (await readProducts(bytes)).map(({ line, cells }) => ({ line, ...importRowForm.parse(cells) }));
  const rules = { day: '2026-11-24', leaves: new Set<string>() };
  return known
    .flatMap(one =>
      planRows(
        one,
        rows.filter(row => row.slug === one.slug),
        rules,
      ),
    )
    .filter(({ what }) => what !== 'same');
}

describe('products in a file', () => {
  it.each(['vi', 'en'] as const)('come back from CSV as they went (%s)', locale =>
    fc.assert(
      fc.asyncProperty(products, async known => {
        const csv = productsCsv(known, locale);
        for (const [cell] of csv.matchAll(/"(?:[^"]|"")*"|[^,\n]+/g)) expect(cell).not.toMatch(/^"?[=+@]/);
        expect(await changesBy(Buffer.from(csv), known)).toEqual([]);
      }),
      { numRuns: 20 },
    ),
  );

  it('come back from XLSX as they went', () =>
    fc.assert(
      fc.asyncProperty(products, async known => {
        expect(await changesBy(await productsXlsx(known, 'vi'), known)).toEqual([]);
      }),
      { numRuns: 8 },
    ));

  it('are only read out of what is a table with their columns', async () => {
    const bomb = Buffer.from(zipSync({ 'xl/workbook.xml': new Uint8Array(70_000_000) }));
    expect(bomb.length).toBeLessThan(200_000);
    const foreign = Buffer.from(zipSync({ 'readme.txt': new Uint8Array(10) }));
    const long = `Tên sản phẩm,Giá đồng\n${'Chè,1\n'.repeat(2001)}`;
    for (const bytes of [bomb, foreign, Buffer.from('\x89PNG\r\n\x1a\n'), Buffer.from([0xff, 0xfe, 0x00]), Buffer.of()])
      await expect(readProducts(bytes)).rejects.toMatchObject({ code: 'import-unreadable' });
    await expect(readProducts(Buffer.from('a,b\n1,2'))).rejects.toMatchObject({ code: 'import-unreadable' });
    await expect(readProducts(Buffer.from(long))).rejects.toMatchObject({ code: 'import-too-long' });
  });
});
