import {
  insertCertificate,
  insertCooperative,
  insertGroups,
  insertPerson,
  insertProduct,
  insertStock,
  type ProductIds,
} from '../../../../../test/support/builders/storefront.js';
import { openShop, type Shop } from '../../../../../test/support/builders/shop.js';
import { AboutPagesModule } from '../about/about-pages.module.js';
import { StorefrontPagesModule } from './storefront-pages.module.js';

describe('the shop on the web', () => {
  let shop: Shop;
  let shan: ProductIds;
  const get = (url: string, headers?: Record<string, string>) => shop.get(url, headers);

  beforeAll(async () => {
    shop = await openShop([StorefrontPagesModule, AboutPagesModule]);
    const { ask } = shop;
    await insertGroups(ask);
    const person = await insertPerson(ask);
    const coop = await insertCooperative(ask, { name: 'HTX Bình Lư Mẫu' });
    shan = await insertProduct(ask, {
      cooperativeId: coop.id,
      name: 'Chè Shan <b>tuyết</b>',
      nameEn: 'Shan tea',
      summary: '</script><script>alert(1)</script>',
      prices: [120_000, 230_000],
    });
    await insertProduct(ask, { cooperativeId: coop.id, name: 'Chè xanh', prices: [60_000] });
    await insertProduct(ask, { cooperativeId: coop.id, name: 'Bản nháp', state: 'draft' });
    await insertCertificate(ask, {
      productId: shan.id,
      personId: person,
      stars: 4,
      issuedOn: '2025-01-01',
      expiresOn: '2027-12-31',
    });
    await insertStock(ask, { cooperativeId: coop.id, personId: person, product: shan, lot: 'L1', onHand: 10 });
  });
  afterAll(() => shop.close());

  it.each([
    '/',
    '/search',
    '/search?q=che+shan',
    '/search?q=che+sham',
    '/search?q=khong-co-gi&page=3',
    '/search?stars=4&commune=03390&group=XA&line=tea&cooperative=htx-binh-lu-mau&from=1.000&to=900000&sort=price&page=1',
    '/cooperatives',
    '/cooperatives?page=7',
    '/cooperatives/htx-binh-lu-mau',
    '/communes/03390',
    '/communes/03595',
    '/about',
    '/about/ranking',
    '/about/returns',
    '/about/privacy',
    '/about/contact',
  ])('serves %s in both languages, with one h1 and nothing undefined', async url => {
    for (const language of ['vi', 'en']) {
      const { status, body } = await get(url, { cookie: `language=${language}` });
      expect(status).toBe(200);
      expect(body.match(/<h1/g)).toHaveLength(1);
      expect(body).toContain(`<html lang="${language}"`);
      expect(body).not.toMatch(/undefined|\[object Object\]|NaN/);
    }
  });

  it.each([
    '/search?page=abc',
    '/search?page=-1',
    '/search?q[]=x',
    '/search?from=x&to=%20',
    '/search?stars=9&stars=x&sort=zz',
    `/search?q=${'a'.repeat(3000)}`,
    '/search?q=%27%3B--',
  ])('reads %s as well as it can', async url => {
    expect((await get(url)).status).toBe(200);
  });

  it.each([
    '/products/khong-co',
    '/products/ban-nhap',
    '/cooperatives/khong-co',
    '/communes/12',
    '/communes/99999',
    '/communes/x',
  ])('does not have %s', async url => {
    expect((await get(url)).status).toBe(404);
  });

  it('shows a product with price, stars, seller and a form for the basket', async () => {
    const { body } = await get(`/products/${shan.slug}`);
    expect(body).toContain('120.000\u00a0₫');
    expect(body).toContain('600.000\u00a0₫/kg');
    expect(body).toContain('OCOP 4 sao');
    expect(body).toContain('HTX Bình Lư Mẫu');
    expect(body).toContain('0213');
    expect(body).toMatch(/<form[^>]*method="post"[^>]*action="\/basket"/);
    expect(body).toContain(`value="${shan.variants[0]?.id}"`);
    expect(body).toContain(`/01/${shan.variants[0]?.gtin}/10/L1`);
  });

  it('escapes what a co-op wrote, in the page and in its structured data', async () => {
    const { body } = await get(`/products/${shan.slug}`);
    expect(body).not.toContain('<script>alert(1)');
    expect(body).not.toContain('<b>tuyết');
    const [, json = ''] = /<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/s.exec(body) ?? [];
    const data = JSON.parse(json) as {
      name: string;
      offers: { price: number; availability: string }[];
      description: string;
    };
    expect(data.description).toBe('</script><script>alert(1)</script>');
    expect(data.offers.map(offer => [offer.price, offer.availability.split('/').at(-1)])).toEqual([
      [120_000, 'InStock'],
      [230_000, 'OutOfStock'],
    ]);
  });

  it('lets its structured data through its own policy', async () => {
    const { body, headers } = await get(`/products/${shan.slug}`);
    const [, nonce] = /<script type="application\/ld\+json" nonce="([^"]+)"/.exec(body) ?? [];
    expect(nonce).toBeTruthy();
    expect(headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
  });

  it('names one address per page and makes a share card', async () => {
    const { body } = await get(`/products/${shan.slug}?utm=x`);
    expect(body).toContain(`<link rel="canonical" href="http://localhost:3000/products/${shan.slug}"`);
    expect(body).toContain('property="og:title"');
  });

  it('says what it cannot sell', async () => {
    const { body } = await get('/search?q=che+xanh');
    expect(body).toContain('Hết hàng');
    expect(body).not.toContain('Bản nháp');
  });

  it('keeps the words and filters in every link of the search page', async () => {
    const { body } = await get('/search?q=ch%C3%A8&stars=4');
    expect(body).toContain('/search?q=ch%C3%A8&amp;stars=4&amp;line=tea');
    expect(body).toContain('href="/search?q=ch%C3%A8"');
    expect(body).toMatch(/aria-current="true"/);
  });

  it('tells search engines where to look', async () => {
    const sitemap = await get('/sitemap.xml');
    expect(sitemap.headers['content-type']).toContain('application/xml');
    expect(sitemap.body).toContain(
      `<loc>http://localhost:3000/products/${shan.slug}</loc><lastmod>2026-03-01</lastmod>`,
    );
    const robots = await get('/robots.txt');
    expect(robots.body).toContain('Sitemap: http://localhost:3000/sitemap.xml');
    expect(robots.body).toContain('Disallow: /desk/');
  });
});
