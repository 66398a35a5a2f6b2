import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { DESK as WIDE, openBrowser, openWindow, overflow, PHONE } from '../support/browser.js';
import { pagesOf, symbolsOn } from '../support/label-pdf.js';
import { openMarket, type TestMarket } from '../support/market.js';
import { Person } from '../support/person.js';
import { scan } from '../support/scan.js';

const PATIENCE = 120_000;
const DESK = '/desk/che-suong-may';

// A gift of tea with a code under its seal, from the printer to whoever opens it; and to whoever is sold a copy (L07).
describe('a pack with a code under its seal', () => {
  let market: TestMarket;
  let browser: Browser;
  let url: string;
  let label: string;
  let slip: string;
  beforeAll(async () => {
    [market, browser] = await Promise.all([openMarket('market', { LOCAL_APP: 'true' }), openBrowser()]);
    url = await market.listen();
  }, PATIENCE);
  afterAll(async () => {
    await browser.close();
    await market.close();
  });

  const pathOf = (address: string): string => new URL(address).pathname + new URL(address).search;

  it('gets its label and its slip from one file, before it is activated', async () => {
    const clerk = await new Person(market.visitor()).signsIn('ghi@demo.test');
    await clerk.opens(`${DESK}/labels`);
    const near = /Bạch trà Shan tuyết, 50 g (Lô \d{6}-\d{2})/.exec(clerk.sees)?.[1] ?? '';
    await clerk.presses('Tạo tem', { 'Số tem cần in': '2', 'Mã bên trong niêm phong': true }, near);
    expect(clerk.sees).toContain('Hãy in cả phiếu mã bên trong trước khi kích hoạt');
    const address = clerk.url;
    const pdf = (await clerk.visitor.get(`${address}/sheet.pdf`)).bytes;
    [label = '', slip = ''] = pagesOf(pdf)
      .flatMap(symbolsOn)
      .map(symbol => scan(symbol, { pixels: 3 }) ?? '');
    expect(slip).toMatch(new RegExp(`/opening${new URL(label).pathname}\\?code=\\w{8}$`));
    await clerk.opens(address);
    await clerk.presses('Kích hoạt');
    expect(clerk.sees).not.toContain('Hãy in cả phiếu mã bên trong');
  });

  it(
    'is opened once on a phone without script, and a copy of it gives itself away',
    async () => {
      const phone = await openWindow(browser, url, { script: false });
      const page = await phone.newPage();
      await page.goto(pathOf(label));
      await page.getByRole('link', { name: 'Mở gói: nhập hoặc quét mã bên trong' }).click();
      await page.getByLabel('Mã bên trong').fill('AAAA AAAA');
      await page.getByRole('button', { name: 'Mở', exact: true }).click();
      await page.getByText('Mã không đúng với tem này.').waitFor();
      await page.goto(pathOf(slip));
      await page.getByRole('button', { name: 'Mở', exact: true }).click();
      await page.getByText('Đúng mã. Đây là hàng thật.').waitFor();
      await phone.close();

      const buyer = new Person(market.visitor());
      await buyer.opens(pathOf(slip));
      await buyer.presses('Mở');
      expect(buyer.sees).toContain('Gói mang tem này đã được mở lần đầu lúc 24/11/2026');
      await buyer.opens(pathOf(label));
      expect(buyer.sees).toContain('Niêm phong đã được mở');
      expect(buyer.sees).not.toContain('nhập hoặc quét mã bên trong');
      const [look] = await market.ask<{ verdict: string }>('SELECT verdict FROM scans_scan ORDER BY id DESC LIMIT 1');
      expect(look?.verdict).toBe('opened');
    },
    PATIENCE,
  );

  it('answers an unknown serial as it answers a wrong code, and a lot not at all', async () => {
    const guesser = new Person(market.visitor());
    await guesser.opens(`/opening${new URL(label).pathname.slice(0, -16)}AAAABBBBCCCCDDDD`);
    await guesser.presses('Mở', { 'Mã bên trong': 'ABCDEFGH' });
    expect(guesser.status).toBe(422);
    expect(guesser.sees).toContain('Mã không đúng với tem này.');
    await guesser.opens(`/opening${new URL(label).pathname.replace(/\/21\/.*/, '/10/241126-01')}`);
    expect(guesser.status).toBe(404);
  });

  it.each([
    ['phone, light', PHONE, false],
    ['phone, dark', PHONE, true],
    ['desk, light', WIDE, false],
    ['desk, dark', WIDE, true],
  ] as const)(
    'shows pages that are accessible and fit: %s',
    async (name, viewport, dark) => {
      const window = await openWindow(browser, url, { viewport, dark });
      const page = await window.newPage();
      for (const [what, path] of [
        ['opening', pathOf(slip)],
        ['opened', pathOf(label)],
      ] as const) {
        await page.goto(path);
        expect(await overflow(page)).toBe(0);
        expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
        if (process.env['PICTURES'])
          await page.screenshot({ path: `${process.env['PICTURES']}/${what} ${name}.png`, fullPage: false });
      }
      await window.close();
    },
    PATIENCE,
  );
});
