import { brotliDecompressSync } from 'node:zlib';
import { aWorkshop, serialsOf, type Stage, type Workshop } from '../../../../../test/support/builders/labels.js';
import { openMarket, type TestMarket } from '../../../../../test/support/market.js';
import { gtin14 } from '#libs/gs1';
import { Rolls, Strips } from '#libs/labels';
import { Database } from '#platform/database';

describe('the address inside a label', () => {
  let market: TestMarket;
  let stage: Stage;
  let shop: Workshop;
  let serials: string[];
  beforeAll(async () => {
    market = await openMarket('bare');
    const { source } = market.app.get(Database);
    stage = { clock: market.clock, ask: async (sql, values = []) => (await source.query(sql, values)) as never };
    shop = await aWorkshop(stage, { packs: 50, lot: 'CHE-26-11' });
    const { rollId } = await market.app.get(Rolls, { strict: false }).issue(shop.clerk, {
      batchId: shop.batchId,
      variantId: shop.variantId,
      quantity: 10,
    });
    await market.app.get(Strips, { strict: false }).activate(shop.packer, rollId);
    serials = await serialsOf(stage, rollId);
  });
  afterAll(() => market.close());

  const written = async () => (await stage.ask<{ n: number }>('SELECT count(*)::int AS n FROM scans_scan'))[0]?.n;
  const get = (url: string, headers: Record<string, string> = {}) => market.visitor().get(url, headers);

  it('answers the first look with "genuine", the next with "seen"', async () => {
    const url = `/01/${shop.gtin}/21/${serials[0]}`;
    const first = await get(url);
    expect(first.status).toBe(200);
    expect(first.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(first.body).toContain('Hàng thật');
    expect((await get(url, { cookie: 'language=en' })).body).toContain('A genuine label, scanned before');
  });

  it('lets exactly its own style through, and nothing be kept for others', async () => {
    const { headers, body } = await get(`/01/${shop.gtin}/21/${serials[1]}`);
    const nonce = /<style nonce="([0-9a-f]+)"/.exec(body)?.[1];
    expect(headers['content-security-policy']).toMatch(new RegExp(`style-src [^;]*'nonce-${nonce}'`));
    expect(headers['cache-control']).toContain('private');
  });

  it('sends less than 14,000 bytes', async () => {
    const answer = await market.app.inject({
      url: `/01/${shop.gtin}/21/${serials[2]}`,
      headers: { 'accept-encoding': 'br', accept: 'text/html' },
    });
    expect(answer.headers['content-encoding']).toBe('br');
    expect(answer.rawPayload.length).toBeLessThan(14_000);
    expect(brotliDecompressSync(answer.rawPayload).toString()).toContain('Hàng thật');
  });

  it('does not count who asks for the head only', async () => {
    const before = await written();
    const head = (url: string) => market.visitor().send({ method: 'HEAD', url, headers: { accept: 'text/html' } });
    expect((await head(`/01/${shop.gtin}/21/${serials[3]}`)).status).toBe(200);
    expect((await head(`/01/${shop.gtin}/21/NOPE`)).status).toBe(200);
    expect((await head(`/01/${gtin14('9520009', 7)}/21/A1`)).status).toBe(404);
    expect((await head('/01/123')).status).toBe(400);
    expect(await written()).toBe(before);
    expect((await get(`/01/${shop.gtin}/21/${serials[3]}`)).body).toContain('Hàng thật');
  });

  it.each([
    ['a serial we never issued', 200, () => `/01/${shop.gtin}/21/AAAABBBBCCCC`],
    ['a lot that was never packed', 200, () => `/01/${shop.gtin}/10/NO-SUCH-LOT`],
    ['a product of somebody else', 404, () => `/01/${gtin14('9520009', 7)}/21/A1`],
    ['a serial that is SQL', 200, () => `/01/${shop.gtin}/21/x'or'1'='1`],
    ['a serial of strange symbols', 200, () => `/01/${shop.gtin}/21/%22%3Cb%3E%26`],
  ] as const)('does not know %s, and writes it down (%i: R02, L04)', async (_what, status, url) => {
    const before = (await written()) ?? 0;
    const answer = await get(url());
    expect(answer).toMatchObject({ status });
    expect(answer.body).toContain('Không có trong sổ');
    expect(await written()).toBe(before + 1);
  });

  it.each([
    '/01/123',
    '/01/09520001000011',
    '/01/09520001000010/21/',
    '/01/09520001000010/21/%F0%9F%8D%B5',
    '/01/09520001000010/99/1',
    '/01/09520001000010/21/A/10/B',
    '/01/%E0%A4%A',
  ])('cannot read %s', async url => {
    const before = await written();
    expect((await get(url)).status).toBe(400);
    expect(await written()).toBe(before);
  });

  it('gives the same answer with a slash at the end, and with an encoded slash inside a lot', async () => {
    expect((await get(`/01/${shop.gtin}/10/CHE-26-11/`)).body).toContain('Thông tin lô hàng');
    expect((await get(`/01/${shop.gtin}`)).body).toContain('Thông tin sản phẩm');
    const encoded = await get(`/01/${shop.gtin}/10/CHE%2F26`);
    expect(encoded.body).toContain('Không có trong sổ');
    expect(await stage.ask('SELECT lot FROM scans_scan ORDER BY id DESC LIMIT 1')).toEqual([{ lot: 'CHE/26' }]);
  });

  it('keeps what others put behind the question mark', async () => {
    expect((await get(`/01/${shop.gtin}/10/CHE-26-11?17=281120&utm=x`)).status).toBe(200);
  });
});
