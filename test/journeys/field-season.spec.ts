import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { OTHER_COOPERATIVE } from '../../apps/local/src/seed/cast.js';
import { DESK, openBrowser, openWindow, overflow, PHONE } from '../support/browser.js';
import { openMarket, type TestMarket } from '../support/market.js';
import { Person } from '../support/person.js';
import { cookieOf } from '../support/roles.js';
import { openWork, type Work } from '../support/work.js';

const COOP = 'che-suong-may';
const RECORDER = `/desk/${COOP}/recorder`;
const PATIENCE = 240_000;
const TEA = 'Chè Shan tuyết cổ thụ Tả Lèng';

// A season of one tea batch on a phone with the network off, as somebody new would try it: each step stands on the one before.
describe('a season in the field', () => {
  let market: TestMarket;
  let url: string;
  let browser: Browser;
  let clerk: Person;
  let work: Work;
  let phone: Page;
  let air: BrowserContext;
  let batch = '';
  const errors: string[] = [];

  beforeAll(async () => {
    [market, browser] = await Promise.all([openMarket(), openBrowser()]);
    // Phones count real seconds; so does this market.
    market.clock.now = () => new Date();
    url = await market.listen();
    work = await openWork(market);
    clerk = await new Person(market.visitor()).signsIn('ghi@demo.test');
    await clerk.opens(`/desk/${COOP}/units`);
    await clerk.presses('Lưu đơn vị', { 'Tên đơn vị': 'gùi', 'Bằng bao nhiêu': '12,5' });
    [air, phone] = await aPhone(await cookieOf(market, 'clerk'), RECORDER);
  }, PATIENCE);
  afterAll(async () => {
    await browser.close();
    await work.close();
    await market.close();
  });

  async function aPhone(cookie: string, path: string): Promise<[BrowserContext, Page]> {
    const context = await openWindow(browser, url, { viewport: PHONE });
    await context.addCookies([{ name: 'session', value: cookie.replace('session=', ''), url }]);
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    page.on('pageerror', error => void errors.push(error.message));
    page.on(
      'console',
      said =>
        said.type() === 'error' &&
        !/ERR_INTERNET|Failed to load|fetching the script/.test(said.text()) &&
        errors.push(said.text()),
    );
    await page.goto(path);
    await page.locator('.field-head').waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    return [context, page];
  }

  const fill = async (fields: Record<string, string>): Promise<void> => {
    for (const [name, value] of Object.entries(fields)) {
      const control = phone.locator(`form [name="${name}"]`);
      if ((await control.evaluate(one => one.tagName)) === 'SELECT') await control.selectOption({ label: value });
      else await control.fill(value);
    }
  };
  const choose = (task: string) => phone.getByRole('link', { name: task, exact: true }).click();
  const record = async (): Promise<void> => {
    await phone.getByRole('button', { name: 'Ghi vào sổ' }).click();
    await phone.waitForURL(new RegExp(`#/batch/${batch}$`));
  };
  const clean = async (page: Page): Promise<void> => {
    expect(await overflow(page)).toBe(0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  };
  const sent = async (page: Page): Promise<void> => {
    await page.getByText('Đã gửi hết').waitFor();
  };

  it(
    'begins with the network off: a batch, and leaves in baskets of the co-op',
    async () => {
      await air.setOffline(true);
      await phone.reload();
      await phone.getByRole('link', { name: 'Mở lô mới' }).click();
      await phone.getByRole('button', { name: TEA }).click();
      await phone.waitForURL(/#\/batch\//);
      batch = phone.url().split('#/batch/')[1] ?? '';
      await clean(phone);
      await choose('Hái chè');
      await fill({ output: '4', outputUnit: 'gùi', treeClass: 'Chè cổ thụ', workers: '7' });
      const leaf = await sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#4f7a3a' } })
        .png()
        .toBuffer();
      await phone.locator('input[type=file]').setInputFiles({ name: 'la.png', mimeType: 'image/png', buffer: leaf });
      await phone.getByText('Kèm 1 tệp.').waitFor();
      await clean(phone);
      await record();
      await phone.getByText('Còn 50 kg').waitFor();
    },
    PATIENCE,
  );

  it(
    'asks what the recipe asks, and says what cannot be',
    async () => {
      await choose('Sấy chè');
      await fill({ output: '60', moisture: '5,5' });
      await phone.getByRole('button', { name: 'Ghi vào sổ' }).click();
      await phone.getByText('Nhiều nhất được 50 kg').waitFor();
      await fill({ output: '10,5', moisture: '105' });
      await phone.getByRole('button', { name: 'Ghi vào sổ' }).click();
      await phone.getByText('Hãy điền một số từ 0 đến 100.').waitFor();
      await clean(phone);
      await fill({ moisture: '5,5' });
      await record();
      await choose('Kiểm nghiệm mẫu');
      await fill({ certificate: 'KN-2611', result: 'đạt' });
      await record();
      await phone.getByText('Còn 10,5 kg').waitFor();
    },
    PATIENCE,
  );

  it(
    'hands over two kilograms to a neighbour without a network: one shows a code, the other scans it from the screen',
    async () => {
      await choose('Giao hàng đi');
      await fill({ amount: '2' });
      await phone.getByRole('button', { name: 'Ghi vào sổ' }).click();
      await phone.locator('.field-code').waitFor();
      await clean(phone);
      const shown = await phone.screenshot();

      const theirs = `/desk/${OTHER_COOPERATIVE.slug}/recorder`;
      const [ether, other] = await aPhone(await cookieOf(market, 'neighbour'), theirs);
      // The scanner came along with the recorder: it has never been opened, and there is no network now.
      await other.getByText('Trang quét mã cũng đã nằm trong máy.').waitFor();
      await ether.setOffline(true);
      await other.getByRole('link', { name: /Quét mã/ }).click();
      await other.locator('#scan-live').waitFor();
      await clean(other);
      await other.getByLabel('Hoặc gõ mã').fill('(01)09520123456788(21)LẠ');
      await other.getByRole('button', { name: 'Tìm', exact: true }).click();
      await other.getByText('Sổ mang theo không biết mã này').waitFor();
      await clean(other);
      await other.getByRole('link', { name: 'Xem mã chờ tra' }).click();
      await other.getByRole('link', { name: '(01)09520123456788(21)LẠ' }).waitFor();
      await clean(other);
      await other.locator('#scan-photo').setInputFiles({ name: 'm.png', mimeType: 'image/png', buffer: shown });
      await other.waitForURL(/#\/receive\//);
      await other.getByText('Bên giao ghi', { exact: true }).waitFor();
      expect(await other.locator('main').innerText()).toContain('2 kg');
      await clean(other);
      await other.locator('form [name=amount]').fill('1,9');
      await other.getByRole('button', { name: 'Ghi vào sổ' }).click();
      await other.waitForURL(/#\/batch\//);
      await ether.setOffline(false);
      await other.evaluate(() => void dispatchEvent(new Event('online')));
      await other.goto(`${theirs}#/items`);
      await other.getByText('Bên giao chưa gửi việc giao hàng về').waitFor();

      await air.setOffline(false);
      await phone.evaluate(() => void dispatchEvent(new Event('online')));
      await phone.goto(`${RECORDER}#/items`);
      await sent(phone);
      await work.done();
      await other.evaluate(() => void dispatchEvent(new Event('online')));
      await other.locator('.badge-warning').waitFor({ state: 'detached' });
      expect(
        await market.ask('SELECT amount, received FROM traceability_hand_over WHERE from_batch_id = $1', [batch]),
      ).toEqual([{ amount: 2000n, received: 1900n }]);
      await ether.close();
    },
    PATIENCE,
  );

  it(
    'is at the desk, with the basket, the answers and the photo',
    async () => {
      await clerk.opens(`/desk/${COOP}/batches/${batch}`);
      expect(clerk.sees).toContain('4 gùi');
      expect(clerk.sees).toContain('Loại cây: Chè cổ thụ · Số người làm: 7 người');
      expect(clerk.sees).toContain('Số phiếu kiểm nghiệm: KN-2611');
      const page = await air.newPage();
      await page.setViewportSize(DESK);
      await page.goto(`/desk/${COOP}/batches/${batch}`);
      const picture = page.getByRole('img', { name: 'Hái chè: ảnh 1' });
      await picture.scrollIntoViewIfNeeded();
      await page.waitForFunction(() =>
        [...document.images].some(image => /enclosures/.test(image.src) && image.naturalWidth > 0),
      );
      await clean(page);
      await page.close();
      const officer = await new Person(market.visitor()).signsIn('so@demo.test');
      await officer.opens(`/department/batches/${batch}`);
      const [, src = ''] = /<img src="(\/department\/[^"]+)"/.exec(officer.html) ?? [];
      expect(src).toContain('/enclosures/');
    },
    PATIENCE,
  );

  it(
    'shows the photo to everybody when the clerk says so, until an officer takes it down for good',
    async () => {
      const desk = await air.newPage();
      await desk.goto(`/desk/${COOP}/batches/${batch}`);
      await desk.getByText('Cho khách xem ảnh 1').click();
      await desk.getByRole('button', { name: 'Cho mọi người xem' }).click();
      await desk.getByText('Ảnh 1: khách xem được').waitFor();
      await clean(desk);
      const [shown] = await market.ask<{ id: string }>(
        'SELECT p.id FROM recorder_public_photo p JOIN traceability_task t ON t.id = p.item_id WHERE t.batch_id = $1',
        [batch],
      );
      const seen = async () => (await market.visitor().get(`/field-photos/${shown?.id}`)).status;
      expect(await seen()).toBe(200);

      const office = await openWindow(browser, url, { viewport: PHONE });
      await office.addCookies([
        { name: 'session', value: (await cookieOf(market, 'officer')).replace('session=', ''), url },
      ]);
      office.setDefaultTimeout(20_000);
      const officer = await office.newPage();
      await officer.goto(`/department/batches/${batch}`);
      await officer.getByText('Gỡ ảnh 1 khỏi trang công khai').click();
      await officer.getByLabel('Lý do').fill('Thấy mặt trẻ em');
      await clean(officer);
      await officer.getByRole('button', { name: 'Gỡ ảnh', exact: true }).click();
      await officer.getByText('Sở đã gỡ khỏi trang công khai. Lý do: Thấy mặt trẻ em').waitFor();
      await office.close();

      expect(await seen()).toBe(404);
      await desk.reload();
      await desk.getByText('Sở đã gỡ khỏi trang công khai. Lý do: Thấy mặt trẻ em').waitFor();
      expect(await desk.getByText('Cho khách xem ảnh 1').count()).toBe(0);
      await desk.close();
    },
    PATIENCE,
  );

  it('made no script stumble', () => {
    expect(errors).toEqual([]);
  });
});
