import { testDatabase, type TestDatabase } from '../../../../../test/support/database.js';
import { newId } from '#platform/ids';
import {
  insertCertificate,
  insertCooperative,
  insertGroups,
  insertPerson,
  insertProduct,
  insertStock,
  type ProductIds,
} from '../../../../../test/support/builders/storefront.js';
import { cooperative, cooperativeList as cooperativeListShape } from '../../api/schemas/cooperative.js';
import { communePage as communeShape } from '../../api/schemas/place.js';
import { card, product as productShape, type Product } from '../../api/schemas/product.js';
import { communePage } from './commune-page.query.js';
import { cooperativeList, cooperativePage } from './cooperative-page.query.js';
import { homePage, type HomePage } from './home.query.js';
import { productDetail, productPage } from './product-page.query.js';
import { sitemap } from './sitemap.query.js';

const TODAY = '2026-11-24';

describe("the shop's pages", () => {
  let market: TestDatabase;
  let shan: ProductIds;
  let green: ProductIds;
  let draft: ProductIds;
  let hidden: ProductIds;
  const read = async (slug: string, today = TODAY): Promise<Product | undefined> => {
    const [row] = await market.db.read(productDetail, [slug, today]);
    return row && productShape.parse(JSON.parse(row.body));
  };

  beforeAll(async () => {
    market = await testDatabase();
    await insertGroups(market.ask);
    const person = await insertPerson(market.ask);
    const binhLu = await insertCooperative(market.ask, { name: 'HTX Bình Lư Mẫu' });
    const sinHo = await insertCooperative(market.ask, { name: 'HTX Sìn Hồ Mẫu', communeCode: '03478' });
    const refused = await insertCooperative(market.ask, { name: 'HTX Không Duyệt', verification: 'refused' });
    shan = await insertProduct(market.ask, {
      cooperativeId: binhLu.id,
      name: 'Chè Shan tuyết',
      prices: [120_000, 230_000],
    });
    green = await insertProduct(market.ask, {
      cooperativeId: sinHo.id,
      name: 'Chè xanh',
      createdAt: '2026-05-01T00:00:00Z',
    });
    await insertProduct(market.ask, { cooperativeId: sinHo.id, name: 'Mật ong', line: 'honey', groupCode: 'XB' });
    draft = await insertProduct(market.ask, { cooperativeId: sinHo.id, name: 'Bản nháp', state: 'draft' });
    hidden = await insertProduct(market.ask, { cooperativeId: refused.id, name: 'Chè của người chưa được duyệt' });
    await insertCertificate(market.ask, {
      productId: shan.id,
      personId: person,
      stars: 4,
      issuedOn: '2024-11-25',
      expiresOn: '2027-11-24',
    });
    await insertCertificate(market.ask, {
      productId: green.id,
      personId: person,
      stars: 5,
      issuedOn: '2025-01-01',
      expiresOn: '2027-12-31',
      revokedOn: '2026-11-24',
    });
    const stock = { cooperativeId: binhLu.id, personId: person, product: shan };
    await insertStock(market.ask, {
      ...stock,
      lot: 'L1',
      onHand: 10,
      held: 4,
      packedOn: '2026-09-01',
      bestBefore: '2026-11-25',
    });
    await insertStock(market.ask, { ...stock, lot: 'L2', onHand: 7, packedOn: '2026-10-01' });
    await insertStock(market.ask, {
      ...stock,
      lot: 'L3',
      onHand: 30,
      packedOn: '2026-08-01',
      frozen: true,
      recalled: true,
    });
    await insertStock(market.ask, { ...stock, lot: 'L4', onHand: 3, packedOn: '2026-08-02', variant: 1 });
    await insertStock(market.ask, { ...stock, lot: 'L0', onHand: 3, packedOn: '2026-01-01', bestBefore: '2026-11-24' });
    const photoId = newId();
    await market.ask(
      `INSERT INTO catalog_photo (id, product_id, position, alt_vi, width, height, created_at) VALUES ($1, $2, 0, 'Búp chè', 1600, 1200, now())`,
      [photoId, shan.id],
    );
    for (const format of ['avif', 'webp'])
      for (const width of [1200, 400])
        await market.ask(
          `INSERT INTO catalog_photo_file (photo_id, width, format, bytes) VALUES ($1, $2, $3, '\\x00')`,
          [photoId, width, format],
        );
  });
  afterAll(() => market.drop());

  it('shows what the law wants known before buying: seller, measure, price, what is left', async () => {
    const product = await read(shan.slug);
    expect(product?.cooperative).toMatchObject({
      name: 'HTX Bình Lư Mẫu',
      phone: '+842133000000',
      addressLine: 'Bản Mẫu',
      province: 'Tỉnh Lai Châu',
    });
    expect(product?.cooperative.taxCode).toMatch(/^\d{10}$/);
    expect(product?.variants).toMatchObject([
      { price: 120_000, netQuantity: 200, netUnit: 'g', free: 13 },
      { price: 230_000, netQuantity: 400, free: 3 },
    ]);
  });

  it('shows its pictures in every stored width', async () => {
    expect((await read(shan.slug))?.photos).toMatchObject([
      { altVi: 'Búp chè', widths: [400, 1200], width: 1600, height: 1200 },
    ]);
  });

  it('shows the certificate with its number while it holds, on its last day too', async () => {
    expect((await read(shan.slug))?.certificate).toMatchObject({
      stars: 4,
      expiresOn: '2027-11-24',
      issuer: 'province',
    });
    expect((await read(shan.slug, '2027-11-24'))?.certificate?.stars).toBe(4);
    expect((await read(shan.slug, '2027-11-25'))?.certificate).toBeNull();
  });

  it('drops a certificate on the day it is revoked', async () => {
    expect((await read(green.slug, '2026-11-23'))?.certificate?.stars).toBe(5);
    expect((await read(green.slug))?.certificate).toBeNull();
  });

  it('lists the last batches, the newest first, and does not hide a recall', async () => {
    const batches = (await read(shan.slug))?.batches;
    expect(batches?.map(batch => [batch.lot, batch.isRecalled])).toEqual([
      ['L2', false],
      ['L1', false],
      ['L4', false],
      ['L3', true],
    ]);
    expect(batches?.[0]?.gtin).toBe(shan.variants[0]?.gtin);
  });

  it('knows nothing of drafts, of sellers not verified, of what never was', async () => {
    for (const slug of [draft.slug, hidden.slug, 'khong-co']) expect(await read(slug)).toBeUndefined();
  });

  it('puts goods of the same line beside a product, without itself and without what is not on sale', async () => {
    const [row] = await market.db.read(productPage, [shan.slug, TODAY, new Date(`${TODAY}T03:00:00Z`)]);
    const page = JSON.parse(row?.body ?? '') as { product: unknown; similar: unknown[] };
    expect(productShape.parse(page.product).slug).toBe(shan.slug);
    expect(page.similar.map(one => card.parse(one).slug)).toEqual([green.slug]);
  });

  it('shows a co-op with its goods, and nobody who may not sell', async () => {
    const [row] = await market.db.read(cooperativePage, ['htx-sin-ho-mau', TODAY]);
    const page = cooperative.parse(JSON.parse(row?.body ?? ''));
    expect(page).toMatchObject({ name: 'HTX Sìn Hồ Mẫu', total: 2, verifiedOn: '2026-02-01' });
    expect(page.products.map(product => product.nameVi)).toEqual(['Chè xanh', 'Mật ong']);
    expect(await market.db.read(cooperativePage, ['htx-khong-duyet', TODAY])).toEqual([]);
  });

  it('lists co-ops by name, page by page', async () => {
    const page = async (limit: number, offset: number) =>
      cooperativeListShape.parse(JSON.parse((await market.db.read(cooperativeList, [limit, offset]))[0]?.body ?? ''));
    expect((await page(24, 0)).cooperatives).toMatchObject([
      { name: 'HTX Bình Lư Mẫu', products: 1, line: 'tea' },
      { name: 'HTX Sìn Hồ Mẫu', products: 2 },
    ]);
    expect(await page(1, 1)).toMatchObject({ total: 2, cooperatives: [{ name: 'HTX Sìn Hồ Mẫu' }] });
  });

  it('shows a commune and what comes from it; a province is not one', async () => {
    const read = async (code: string) => (await market.db.read(communePage, [code, TODAY]))[0]?.body;
    const page = communeShape.parse(JSON.parse((await read('03478')) ?? ''));
    expect(page).toMatchObject({
      name: 'Xã Sìn Hồ',
      province: { name: 'Tỉnh Lai Châu' },
      total: 2,
      cooperatives: [{ name: 'HTX Sìn Hồ Mẫu', products: 2 }],
    });
    expect(communeShape.parse(JSON.parse((await read('03595')) ?? ''))).toMatchObject({
      total: 0,
      products: [],
      cooperatives: [],
    });
    expect(await read('12')).toBeUndefined();
    expect(await read('99999')).toBeUndefined();
  });

  it('opens with what is on sale', async () => {
    const [row] = await market.db.read(homePage, [TODAY]);
    const home = JSON.parse(row?.body ?? '') as HomePage;
    expect(home.newest.map(one => card.parse(one).nameVi)).toEqual(['Chè xanh', 'Chè Shan tuyết', 'Mật ong']);
    expect(home.starred.map(one => one.slug)).toEqual([shan.slug]);
    expect(home.groups.filter(group => group.code.startsWith('X')).map(group => [group.code, group.count])).toEqual([
      ['XA', 2],
      ['XB', 1],
    ]);
    expect(home.lines).toEqual([
      { line: 'tea', count: 2 },
      { line: 'honey', count: 1 },
    ]);
    expect(home.communes).toEqual([
      { code: '03390', name: 'Xã Bình Lư', count: 1 },
      { code: '03478', name: 'Xã Sìn Hồ', count: 2 },
    ]);
    expect(home.cooperatives.map(one => one.name)).toEqual(['HTX Sìn Hồ Mẫu', 'HTX Bình Lư Mẫu']);
  });

  it('tells search engines of what is on sale and of nothing else', async () => {
    const rows = await market.db.read(sitemap, []);
    const keys = (kind: string) => rows.filter(row => row.kind === kind).map(row => row.key);
    expect(keys('product')).toEqual(expect.arrayContaining([shan.slug, green.slug]));
    expect(keys('product')).not.toContain(draft.slug);
    expect(keys('product')).not.toContain(hidden.slug);
    expect(keys('cooperative').sort()).toEqual(['htx-binh-lu-mau', 'htx-sin-ho-mau']);
    expect(keys('commune').sort()).toEqual(['03390', '03478']);
  });
});
