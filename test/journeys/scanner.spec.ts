import { AxeBuilder } from '@axe-core/playwright';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import QRCode from 'qrcode';
import { cast } from '../../apps/local/src/seed/cast.js';
import { openBrowser, openWindow, overflow } from '../support/browser.js';
import { openMarket, type TestMarket } from '../support/market.js';
import { cookieOf } from '../support/roles.js';
import { sharedData } from '../support/shared-data.js';

const PATIENCE = 120_000;

describe('the scanner', () => {
  let market: TestMarket;
  let url: string;
  let browser: Browser;

  beforeAll(async () => {
    [market, browser] = await Promise.all([openMarket(), openBrowser()]);
    url = await market.listen();
  }, PATIENCE);
  afterAll(async () => {
    await browser.close();
    await market.close();
  });

  async function scannerPage(session?: string) {
    const context = await openWindow(browser, url);
    if (session) await context.addCookies([{ name: 'session', value: session.replace('session=', ''), url }]);
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const errors: string[] = [];
    page.on('pageerror', error => void errors.push(error.message));
    await page.goto('/scanner');
    await page.locator('#scan-live').waitFor();
    return { context, page, errors };
  }

  const folder = sharedData('qr');
  const photos = folder ? readdirSync(folder).filter(name => name.endsWith('.png')) : [];
  if (photos.length === 0) console.log('no photographs of codes beside the project: the scanner reads its own alone');

  it(
    'reads photographs with the program that our own server sends',
    async () => {
      for (const photo of photos) {
        const { page, context, errors } = await scannerPage();
        await page.locator('#scan-photo').setInputFiles(join(folder ?? '', photo));
        await page.waitForURL(/code=/);
        const found = new URL(page.url()).searchParams.get('code') ?? '';
        const wanted = readFileSync(join(folder ?? '', photo.replace('.png', '.txt')), 'utf8');
        const plain = (text: string): string =>
          text
            .replace(/\\(["\\])/g, '$1')
            .replace(/\s+/g, '')
            .slice(0, 1500);
        expect({ photo, text: plain(found) }).toEqual({ photo, text: plain(wanted) });
        expect(errors).toEqual([]);
        await context.close();
      }
    },
    PATIENCE,
  );

  it(
    'leads from a label to what it says, and from a lot to the batch at the desk of its co-op',
    async () => {
      const [{ gtin, serial }] = cast.labels;
      const { page, context } = await scannerPage(await cookieOf(market, 'clerk'));
      const show = async (text: string): Promise<void> =>
        page.locator('#scan-photo').setInputFiles({
          name: 'photo.png',
          mimeType: 'image/png',
          buffer: await QRCode.toBuffer(text, { scale: 6 }),
        });
      await show(`https://id.example.com/01/${gtin}/21/${serial}`);
      await page.waitForURL(`**/01/${gtin}/21/${serial}`);
      const [batch] = await market.ask<{ id: string; lot: string; gtin: string }>(
        `SELECT b.id, b.lot, v.gtin FROM traceability_batch b JOIN catalog_variant v ON v.product_id = b.product_id
         JOIN cooperatives_cooperative c ON c.id = b.cooperative_id WHERE c.slug = 'che-suong-may' ORDER BY b.created_at DESC LIMIT 1`,
      );
      await page.goto('/scanner');
      await show(`https://id.example.com/01/${batch?.gtin}/10/${batch?.lot}`);
      await page.waitForURL(`**/desk/che-suong-may/batches/${batch?.id}`);
      await context.close();
    },
    PATIENCE,
  );

  it('has no barriers, and works by typing without a script', async () => {
    const { page, context } = await scannerPage();
    expect(await overflow(page)).toBe(0);
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    await context.close();
    const plain = await market.visitor().get('/scanner?code=khong-phai-ma');
    expect(plain.status).toBe(404);
    expect(plain.body).toContain('Mã này không dẫn tới đâu trong chợ: khong-phai-ma');
    const typed = await market.visitor().get('/scanner?code=(01)09520123456788(21)ABC');
    expect(typed.location).toBe('/01/09520123456788/21/ABC');
  });

  it('lets WebAssembly run on its page and nowhere else', async () => {
    const policyOf = async (path: string) =>
      String((await market.visitor().get(path)).headers['content-security-policy']);
    expect(await policyOf('/scanner')).toContain("'wasm-unsafe-eval'");
    expect(await policyOf('/')).not.toContain('wasm');
  });
});
