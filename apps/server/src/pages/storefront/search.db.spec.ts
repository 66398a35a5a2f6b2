import fc from 'fast-check';
import { testDatabase, type TestDatabase } from '../../../../../test/support/database.js';
import {
  insertCertificate,
  insertCooperative,
  insertGroups,
  insertLargeCatalogue,
  insertPerson,
  insertProduct,
  insertStock,
} from '../../../../../test/support/builders/storefront.js';
import { productList, type ProductList } from '../../api/schemas/product.js';
import { productsFor, type Wish } from './search.query.js';
import { searchWords } from './search-words.js';

const everything: Wish = {
  communes: null,
  groups: null,
  stars: null,
  lines: null,
  cooperatives: null,
  from: null,
  to: null,
  sort: 'relevance',
  limit: 24,
  offset: 0,
};

async function ask(market: TestDatabase, q: string, wish: Partial<Wish> = {}): Promise<ProductList> {
  const question = productsFor({ ...everything, ...wish }, searchWords(q), market.clock.today());
  const [row] = await market.db.read(question.statement as never, question.values as never);
  return productList.parse(JSON.parse((row as { body: string }).body));
}

const names = (list: ProductList): string[] => list.products.map(product => product.nameVi);

describe('searching the market', () => {
  let market: TestDatabase;
  let person: string;
  const find = (q: string, wish?: Partial<Wish>) => ask(market, q, wish);

  beforeAll(async () => {
    market = await testDatabase();
    await insertGroups(market.ask);
    person = await insertPerson(market.ask);
    const binhLu = await insertCooperative(market.ask, { name: 'HTX Bình Lư Mẫu', communeCode: '03390' });
    const sinHo = await insertCooperative(market.ask, { name: 'HTX Sìn Hồ Mẫu', communeCode: '03478' });
    const waiting = await insertCooperative(market.ask, { name: 'HTX Chờ Mẫu', verification: 'waiting' });
    const suspended = await insertCooperative(market.ask, { name: 'HTX Dừng Mẫu', standing: 'suspended' });
    const add = (cooperativeId: string, name: string, more: object = {}) =>
      insertProduct(market.ask, { cooperativeId, name, ...more });
    const shan = await add(binhLu.id, 'Chè Shan tuyết', { summary: 'Hái trên cây cổ thụ', prices: [250_000, 120_000] });
    await add(sinHo.id, 'Chè xanh', { createdAt: '2026-05-01T00:00:00Z', prices: [60_000] });
    await add(sinHo.id, 'Mật ong rừng', { line: 'honey', groupCode: 'XB', prices: [200_000] });
    await add(sinHo.id, 'Thịt bò gác bếp', { line: 'livestock', groupCode: 'XA', prices: [400_000] });
    await add(binhLu.id, 'Bơ sáp', { line: 'fruit', createdAt: '2026-06-01T00:00:00Z', prices: [80_000] });
    await add(binhLu.id, 'Đường phên', { line: 'generic', summary: 'Nấu từ mía, ăn với chè', prices: [50_000] });
    await add(waiting.id, 'Chè Shan tuyết chưa xác minh');
    await add(suspended.id, 'Chè Shan tuyết bị dừng');
    await add(binhLu.id, 'Chè Shan tuyết bản nháp', { state: 'draft' });
    await add(binhLu.id, 'Chè Shan tuyết không còn gói nào', { prices: [] });
    await insertCertificate(market.ask, {
      productId: shan.id,
      personId: person,
      stars: 4,
      issuedOn: '2025-01-01',
      expiresOn: '2027-12-31',
    });
    await insertStock(market.ask, {
      cooperativeId: binhLu.id,
      personId: person,
      product: shan,
      lot: 'L1',
      onHand: 10,
      held: 3,
    });
    await insertStock(market.ask, {
      cooperativeId: binhLu.id,
      personId: person,
      product: shan,
      lot: 'L2',
      onHand: 50,
      frozen: true,
    });
    await insertStock(market.ask, {
      cooperativeId: binhLu.id,
      personId: person,
      product: shan,
      lot: 'L3',
      onHand: 9,
      bestBefore: '2026-11-24',
    });
    await insertStock(market.ask, {
      cooperativeId: binhLu.id,
      personId: person,
      product: shan,
      variant: 1,
      lot: 'L4',
      onHand: 5,
      bestBefore: '2026-11-25',
    });
  });
  afterAll(() => market.drop());

  it('finds "Chè Shan tuyết" typed without any mark, and only what is on sale', async () => {
    expect(names(await find('che shan tuyet'))[0]).toBe('Chè Shan tuyết');
    expect(
      (await find('che shan tuyet')).products.filter(product => product.nameVi.startsWith('Chè Shan')),
    ).toHaveLength(1);
  });

  it.each(['CHÈ SHAN', 'shan tuyet che', 'che sh', 'che\u0300 shan', '  chè,   shan! '])('finds it by %j', async q => {
    expect(names(await find(q))[0]).toBe('Chè Shan tuyết');
  });

  it.each(['che san tuyet', 'che shan tuyt', 'mat og rung'])('forgives the slip in %j', async q => {
    expect(names(await find(q))).toContain(q.startsWith('mat') ? 'Mật ong rừng' : 'Chè Shan tuyết');
  });

  it('puts the exact tone marks first: "bò" is not "bơ"', async () => {
    expect(names(await find('bò'))).toEqual(['Thịt bò gác bếp', 'Bơ sáp']);
    expect(names(await find('bơ'))).toEqual(['Bơ sáp', 'Thịt bò gác bếp']);
  });

  it('puts a word of the name before a word of the summary', async () => {
    const found = names(await find('chè'));
    expect(found).toEqual(expect.arrayContaining(['Chè Shan tuyết', 'Chè xanh', 'Đường phên']));
    expect(found.at(-1)).toBe('Đường phên');
  });

  it('knows that đ is d', async () => {
    expect(names(await find('duong phen'))[0]).toBe('Đường phên');
  });

  it.each(['%', "' OR 1=1 --", '(((', '\\m', '[a-', '???'])('reads %j as nothing special', async q => {
    expect((await find(q)).total).toBeGreaterThanOrEqual(0);
  });

  it('finds nothing for what nobody sells, and says so with zero', async () => {
    expect(await find('tủ lạnh')).toMatchObject({ total: 0, products: [] });
  });

  it('shows a card as it can be bought: the cheapest pack, stars of today, packs neither held, frozen nor expired', async () => {
    const [shan] = (await find('che shan tuyet')).products;
    expect(shan).toMatchObject({
      price: 120_000,
      netQuantity: 400,
      variants: 2,
      stars: 4,
      free: 12,
      commune: { code: '03390', name: 'Xã Bình Lư' },
    });
  });

  it('sorts by price and by age', async () => {
    const prices = (list: ProductList) => list.products.map(product => product.price);
    expect(prices(await find('', { sort: 'price' }))).toEqual([50_000, 60_000, 80_000, 120_000, 200_000, 400_000]);
    expect(prices(await find('', { sort: 'price-down' }))[0]).toBe(400_000);
    expect(names(await find('', { sort: 'newest' })).slice(0, 2)).toEqual(['Bơ sáp', 'Chè xanh']);
  });

  it('filters by price, star, line, group at any depth, commune and co-op', async () => {
    expect(names(await find('', { from: 60_000, to: 80_000, sort: 'price' }))).toEqual(['Chè xanh', 'Bơ sáp']);
    expect(names(await find('', { stars: [4, 5] }))).toEqual(['Chè Shan tuyết']);
    expect(names(await find('', { lines: ['honey'] }))).toEqual(['Mật ong rừng']);
    expect((await find('', { groups: ['XA'] })).total).toBe(5);
    expect((await find('', { groups: ['XA.1'] })).total).toBe(4);
    expect((await find('', { communes: ['03478'] })).total).toBe(3);
    expect((await find('', { cooperatives: ['htx-binh-lu-mau'], lines: ['fruit'] })).total).toBe(1);
  });

  it('counts each facet without its own filter and with all the others', async () => {
    const { total, facets } = await find('', { communes: ['03478'], lines: ['honey'] });
    expect(total).toBe(1);
    expect(facets.communes).toEqual([{ code: '03478', name: 'Xã Sìn Hồ', count: 1 }]);
    expect(facets.lines).toEqual([
      { line: 'honey', count: 1 },
      { line: 'livestock', count: 1 },
      { line: 'tea', count: 1 },
    ]);
  });

  it('keeps a choice in its facet when nothing is left of it', async () => {
    const { total, facets } = await find('', { stars: [5], communes: ['03478'] });
    expect(total).toBe(0);
    expect(facets.stars).toEqual([{ stars: 5, count: 0 }]);
    expect(facets.communes).toEqual([{ code: '03478', name: 'Xã Sìn Hồ', count: 0 }]);
  });

  it('takes a star off on the day after the certificate', async () => {
    const day = async (today: string) => {
      const question = productsFor({ ...everything, stars: [4] }, undefined, today);
      const [row] = await market.db.read(question.statement as never, question.values as never);
      return (JSON.parse((row as { body: string }).body) as ProductList).total;
    };
    expect([await day('2027-12-31'), await day('2028-01-01'), await day('2024-12-31')]).toEqual([1, 0, 0]);
  });
});

describe('a large catalogue', () => {
  let market: TestDatabase;
  beforeAll(async () => {
    market = await testDatabase();
    await insertGroups(market.ask);
    await insertLargeCatalogue(market.ask, await insertPerson(market.ask), 8000);
  });
  afterAll(() => market.drop());

  it('comes page by page without gaps or doubles', async () => {
    const seen = new Set<string>();
    for (let page = 0; page < 10; page++)
      for (const product of (await ask(market, 'che shan', { limit: 100, offset: page * 100 })).products)
        seen.add(product.slug);
    expect(seen.size).toBe((await ask(market, 'che shan')).total);
    expect(seen.size).toBe(1000);
  });

  it('its facets sum to what is found', async () => {
    const { total, facets } = await ask(market, '');
    expect(total).toBe(8000);
    for (const counts of [facets.communes, facets.lines])
      expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(8000);
  });

  it('offers the twenty sellers with most goods to choose from, and whoever was chosen', async () => {
    expect((await ask(market, '')).facets.cooperatives).toHaveLength(20);
    const { facets } = await ask(market, '', { cooperatives: ['lon-99'] });
    expect(facets.cooperatives).toHaveLength(21);
    expect(facets.cooperatives.at(-1)).toEqual({ slug: 'lon-99', name: 'HTX Lớn 99', count: 80 });
  });

  it('counts for each choice what is found when it is made instead of the others of its facet', async () => {
    const { facets } = await ask(market, '');
    const some = <T>(values: T[]) => fc.option(fc.subarray(values, { minLength: 1, maxLength: 3 }), { nil: null });
    const wishes = fc.record({
      communes: some(facets.communes.map(one => one.code)),
      groups: some(facets.groups.map(one => one.code)),
      stars: some([3, 4, 5]),
      lines: some(facets.lines.map(one => one.line)),
      cooperatives: some(facets.cooperatives.map(one => one.slug)),
      from: fc.option(fc.constantFrom(60_000, 120_000), { nil: null }),
      to: fc.option(fc.constantFrom(100_000, 200_000), { nil: null }),
    });
    const words = fc.constantFrom('', 'che shan', 'ta leng');
    const property = fc.asyncProperty(wishes, words, fc.nat(), async (wish, q, at) => {
      const found = await ask(market, q, { ...wish, limit: 1 });
      const choices: [Partial<Wish>, number][] = [
        ...found.facets.communes.map(({ code, count }): [Partial<Wish>, number] => [{ communes: [code] }, count]),
        ...found.facets.groups.map(({ code, count }): [Partial<Wish>, number] => [{ groups: [code] }, count]),
        ...found.facets.stars.map(({ stars, count }): [Partial<Wish>, number] => [{ stars: [stars] }, count]),
        ...found.facets.lines.map(({ line, count }): [Partial<Wish>, number] => [{ lines: [line] }, count]),
        ...found.facets.cooperatives.map(({ slug, count }): [Partial<Wish>, number] => [
          { cooperatives: [slug] },
          count,
        ]),
      ];
      for (const step of [0, 7, 19]) {
        const [choice, count] = choices[(at + step) % Math.max(1, choices.length)] ?? [];
        if (choice)
          expect([choice, (await ask(market, q, { ...wish, ...choice, limit: 1 })).total]).toEqual([choice, count]);
      }
      const free = await ask(market, q, { ...wish, communes: null, limit: 1 });
      expect(found.facets.communes.reduce((sum, { count }) => sum + count, 0)).toBe(free.total);
    });
    await fc.assert(property, { numRuns: 25 });
  }, 120_000);

  it('looks for similar names only when nothing holds all the words', async () => {
    expect(await ask(market, 'mat ong rung')).toMatchObject({ total: 1000, isGuess: false });
    const found = await ask(market, 'mat ogn rung');
    expect(found).toMatchObject({ total: 1000, isGuess: true });
    expect(names(found).every(name => name.startsWith('Mật ong rừng'))).toBe(true);
  });

  it('narrows rare words by the trigram index: the question reads what it finds, not the catalogue', async () => {
    const question = productsFor(everything, searchWords('nấm hương 4004'), market.clock.today());
    const plan = await market.ask<{ 'QUERY PLAN': string }>(`EXPLAIN ${question.statement.text}`, [...question.values]);
    const lookUps = plan.filter(row => row['QUERY PLAN'].includes('Bitmap Index Scan on catalog_listed_search'));
    expect(lookUps.length).toBeGreaterThanOrEqual(1);
  });
});
