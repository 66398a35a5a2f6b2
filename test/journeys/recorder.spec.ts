import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { run } from '../../prove/devices.mjs';
import { DESK, openBrowser, openWindow, overflow, PHONE } from '../support/browser.js';
import { ED25519, signerKey } from '#libs/tlog';
import { LogKey } from '#libs/transparency';
import { openMarket, type TestMarket } from '../support/market.js';
import { cookieOf } from '../support/roles.js';

const RECORDER = '/desk/che-suong-may/recorder';
const PATIENCE = 180_000;
/** The promise: the first load over the wire, with everything it brings. */
const FIRST_LOAD_BYTES = 300_000;

describe('the field recorder', () => {
  let market: TestMarket;
  let url: string;
  let browser: Browser;

  beforeAll(async () => {
    [market, browser] = await Promise.all([openMarket(), openBrowser()]);
    // Phones count real seconds; so does this market.
    market.clock.now = () => new Date();
    url = await market.listen();
  }, PATIENCE);
  afterAll(async () => {
    await browser.close();
    await market.close();
  });

  it(
    'phones that are offline, die, send twice and have wrong clocks bring home the same as the desk records',
    async () => {
      const said = await run({ url: market.config.values.DATABASE_URL, size: 'small', at: url });
      expect(said).toContain('the same 14 tasks');
    },
    PATIENCE,
  );

  it(
    'asks for less than 300 kB the first time, and for nothing from elsewhere',
    async () => {
      const context = await openWindow(browser, url);
      await context.addCookies([{ name: 'session', value: await sessionOf(), url }]);
      const page = await context.newPage();
      const network = await context.newCDPSession(page);
      await network.send('Network.enable');
      const hosts = new Set<string>();
      const files: string[] = [];
      let bytes = 0;
      network.on('Network.loadingFinished', ({ encodedDataLength }) => void (bytes += encodedDataLength));
      page.on('request', request => {
        hosts.add(new URL(request.url()).origin);
        files.push(new URL(request.url()).pathname);
      });
      await page.goto(RECORDER);
      await page.getByRole('heading', { name: 'Sổ ghi việc' }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(bytes).toBeGreaterThan(10_000);
      expect(bytes).toBeLessThan(FIRST_LOAD_BYTES);
      expect([...hosts]).toEqual([url]);
      // The program that reads codes comes with the first picture, from our own server.
      expect(files.filter(file => /wasm|scanner/.test(file))).toEqual([]);
      expect(files.some(file => /recorder\.\w+\.js$/.test(file))).toBe(true);
      await context.close();
    },
    PATIENCE,
  );

  it.each([
    ['a phone', PHONE, false],
    ['a phone in the dark', PHONE, true],
    ['a desk', DESK, false],
  ])(
    'is free of barriers on %s',
    async (_where, viewport, dark) => {
      const context = await openWindow(browser, url, { viewport, dark });
      await context.addCookies([{ name: 'session', value: await sessionOf(), url }]);
      const page = await context.newPage();
      await page.goto(RECORDER);
      for (const go of ['#/', '#/new', '#/items']) {
        await page.evaluate(to => void (location.hash = to), go);
        await page.locator('h1').first().waitFor();
        expect(await overflow(page)).toBe(0);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      }
      await context.close();
    },
    PATIENCE,
  );

  it(
    'takes nothing along from a log with another key than the one it was registered with, and keeps what it had',
    async () => {
      const context = await openWindow(browser, url);
      await context.addCookies([{ name: 'session', value: await sessionOf(), url }]);
      const page = await context.newPage();
      const sitesOnPhone = async () => {
        const { log, book } = await page.evaluate(readMemory);
        return { log, sites: book.sites.map(site => site.name) };
      };
      const refused = page.getByText('Số liệu mới không được nhận');
      const taken = () => page.waitForResponse(answer => answer.url().endsWith('/book') && answer.ok());
      await Promise.all([taken(), page.goto(RECORDER)]);
      await page.waitForLoadState('networkidle');
      const before = await sitesOnPhone();
      expect(before.sites).toContain('Đồi chè Kim Tuyên bản Giang Ma');

      const [key, rename] = [market.app.get(LogKey), 'UPDATE traceability_site SET name = $2 WHERE name = $1'];
      const honest = key.signer;
      const { name } = await key.signer();
      key.signer = () => Promise.resolve(signerKey(name, ED25519, new Uint8Array(32).fill(5)));
      await market.ask(rename, ['Đồi chè Kim Tuyên bản Giang Ma', 'Đồi của kẻ khác']);
      await Promise.all([taken(), page.reload()]);
      await refused.waitFor();
      expect(await sitesOnPhone()).toEqual(before);

      key.signer = honest;
      await Promise.all([taken(), page.reload()]);
      await page.waitForLoadState('networkidle');
      expect(await refused.count()).toBe(0);
      expect((await sitesOnPhone()).sites).toContain('Đồi của kẻ khác');
      await context.close();
    },
    PATIENCE,
  );

  const sessionOf = async (): Promise<string> => (await cookieOf(market, 'clerk')).replace('session=', '');
});

/** In the browser: the key of the log and the book as this phone has kept them. */
async function readMemory(): Promise<{ log: string; book: { sites: { name: string }[] } }> {
  const answered = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('no answer'));
    });
  const [kept] = (await indexedDB.databases()).filter(({ name }) => name?.startsWith('recorder:'));
  const memory = await answered(indexedDB.open(kept?.name ?? ''));
  const meta = memory.transaction('meta').objectStore('meta');
  const [log, book] = await Promise.all([answered(meta.get('log')), answered(meta.get('book'))]);
  memory.close();
  return { log, book } as { log: string; book: { sites: { name: string }[] } };
}
