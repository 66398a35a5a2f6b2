import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { cast } from '../../apps/local/src/seed/cast.js';
import { DESK, openBrowser, openWindow, overflow, PHONE, type Look } from '../support/browser.js';
import { openMarket, type TestMarket } from '../support/market.js';

const [genuine] = cast.labels;
const [SCAN = '', ...LABELS] = cast.labels.map(({ gtin, serial }) => `/01/${gtin}/21/${serial}`);
const TEA = '/products/che-shan-tuyet-co-thu-ta-leng';
const COOP = '/desk/che-suong-may';
const PATIENCE = 300_000;

describe('in a real browser', () => {
  let market: TestMarket;
  let url: string;
  let browser: Browser;
  const complaints: string[] = [];

  beforeAll(async () => {
    [market, browser] = await Promise.all([openMarket(), openBrowser()]);
    url = await market.listen();
  }, PATIENCE);
  afterAll(async () => {
    await browser.close();
    await market.close();
  });
  afterEach(() => expect(complaints.splice(0)).toEqual([]));

  /** A window in which every complaint of the browser is heard. */
  async function window(look: Look = {}): Promise<{ page: Page; context: BrowserContext }> {
    const context = await openWindow(browser, url, look);
    const page = await context.newPage();
    page.on(
      'console',
      message => void (message.type() === 'error' && complaints.push(`${page.url()}: ${message.text()}`)),
    );
    page.on('pageerror', error => void complaints.push(`${page.url()}: ${error.message}`));
    page.setDefaultTimeout(45_000);
    return { page, context };
  }

  /** Nothing stands outside the window at the sides, once the page has its type. */
  async function fits(page: Page): Promise<void> {
    await page.waitForLoadState('load');
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    expect({ page: page.url(), wider: await overflow(page) }).toEqual({ page: page.url(), wider: 0 });
  }

  async function signIn(page: Page, role: string): Promise<void> {
    await page.goto('/sign-in');
    await page
      .getByLabel('E-mail hoặc số điện thoại')
      .fill(cast.people.find(person => person.role === role)?.login ?? '');
    await page.getByLabel('Mật khẩu').fill(cast.password);
    await page.locator('main').getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByText('Bạn đã đăng nhập.').waitFor();
  }

  /** From a product to the last button of the checkout. */
  async function fillCheckout(page: Page, name = 'Trần Thị Hạnh'): Promise<void> {
    await fits(page);
    await page.getByRole('button', { name: 'Thêm vào giỏ' }).click();
    await page.getByText('Đã thêm vào giỏ hàng.').waitFor();
    await fits(page);
    await page.getByRole('link', { name: 'Đặt hàng' }).click();
    await page.getByLabel('Họ và tên').fill(name);
    await page.getByLabel('Số điện thoại').fill('0912 345 678');
    await page.getByLabel('Tỉnh, thành phố').selectOption({ label: 'Thành phố Hà Nội' });
    await page.getByRole('button', { name: 'Chọn tỉnh' }).click();
    await page.getByLabel('Xã, phường, đặc khu').selectOption({ label: 'Phường Hoàn Kiếm' });
    await page.getByLabel('Số nhà, thôn bản, đường').fill('12 ngõ Hàng Chè');
    await fits(page);
  }

  const orderButton = (page: Page) => page.getByRole('button', { name: /^Đặt hàng, [\d.]+ ₫$/ });
  const ordersOf = async (name: string) =>
    (await market.ask<{ code: string }>('SELECT code FROM ordering_group WHERE buyer_name = $1', [name])).map(
      row => row.code,
    );

  it(
    'a phone of 360 pixels without any script buys the tea in its hand once more',
    async () => {
      const { page, context } = await window({ viewport: PHONE, script: false });
      await page.goto(SCAN);
      await page.getByText('Hàng thật').waitFor();
      await fits(page);
      await page.getByRole('link', { name: 'Mua tiếp' }).click();
      await fillCheckout(page);
      await orderButton(page).click();
      await page.getByText('Đã đặt hàng. Cảm ơn bạn!').waitFor();
      await page.getByRole('heading', { name: /^Đơn hàng [A-Z0-9]{8,12}$/ }).waitFor();
      await page.getByText('Đã xác nhận').first().waitFor();
      await fits(page);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'going back after ordering, and pressing again, makes no second order',
    async () => {
      const { page, context } = await window({ viewport: PHONE });
      await page.goto(TEA);
      await fillCheckout(page, 'Người Quay Lại');
      await orderButton(page).click();
      await page.getByText('Đã đặt hàng. Cảm ơn bạn!').waitFor();
      const follow = page.url();
      await page.goBack();
      await page.getByLabel('Xã, phường, đặc khu').selectOption({ label: 'Phường Hoàn Kiếm' });
      await page.getByLabel('Số nhà, thôn bản, đường').fill('12 ngõ Hàng Chè');
      await orderButton(page).click();
      await page.waitForURL(follow);
      expect(await ordersOf('Người Quay Lại')).toHaveLength(1);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'a double click on the last button makes one order',
    async () => {
      const { page, context } = await window({ viewport: DESK });
      await page.goto(TEA);
      await fillCheckout(page, 'Người Bấm Đúp');
      await orderButton(page).dblclick();
      await page
        .getByText(/^Đơn hàng [A-Z0-9]{8,12}$/)
        .first()
        .waitFor();
      expect(await ordersOf('Người Bấm Đúp')).toHaveLength(1);
      await context.close();
    },
    PATIENCE,
  );

  it(
    'a clerk at a desk records a batch and sees it in the store',
    async () => {
      const { page, context } = await window({ viewport: DESK });
      await signIn(page, 'clerk');
      await page.goto(`${COOP}/batches`);
      await page.getByRole('link', { name: 'Mở lô mới' }).click();
      await page.getByText('Chè Shan tuyết cổ thụ Tả Lèng').click();
      await page.getByRole('button', { name: 'Mở lô' }).click();
      await page.getByRole('heading', { name: 'Lô 241126-01' }).waitFor();
      await page.getByLabel('Thu được').fill('42');
      await page.getByLabel('Ở đâu').selectOption({ label: 'Nương chè cổ thụ Phìn Ngan Chải, Xã Tả Lèng' });
      await page.getByRole('button', { name: 'Ghi vào sổ' }).click();
      await page.getByRole('link', { name: 'Sao chè (diệt men)' }).click();
      await page.getByLabel('Đưa vào').fill('42');
      await page.getByLabel('Làm xong còn').fill('9');
      await page.getByLabel('Ở đâu').selectOption({ label: 'Xưởng chè Tả Lèng, Xã Tả Lèng' });
      await page.getByRole('button', { name: 'Ghi vào sổ' }).click();
      await page.getByText('42 kg → 9 kg').waitFor();
      await page.getByRole('link', { name: 'Đóng gói', exact: true }).click();
      await page.getByLabel('Quy cách').selectOption({ label: '100 g (còn đủ cho 90 gói)' });
      await page.getByLabel('Số gói').fill('90');
      await page.getByLabel('Ở đâu').selectOption({ label: 'Kho thành phẩm Tả Lèng, Xã Tả Lèng' });
      await page.getByRole('button', { name: 'Đóng gói và nhập kho' }).click();
      await page.getByText('Đã đóng gói. Số gói mới đã có trong kho').waitFor();
      await page.getByRole('link', { name: 'Xem kho' }).click();
      await page.getByRole('row', { name: /^241126-01 .* 90 0$/ }).waitFor();
      await fits(page);
      await context.close();
    },
    PATIENCE,
  );

  describe('by day and by night', () => {
    /** Everything a person with a screen reader, little sight or no mouse would stumble over badly. */
    async function obstacles(page: Page, path: string): Promise<string[]> {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(path);
      await fits(page);
      const axe = () => new AxeBuilder({ page }).setLegacyMode(true);
      const byDay = await axe().analyze();
      // The night changes nothing but colours.
      await page.emulateMedia({ colorScheme: 'dark' });
      const byNight = await axe().withRules(['color-contrast']).analyze();
      const told = (when: string, { violations }: typeof byDay) =>
        violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => `${path} ${when}: ${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`);
      return [...told('by day', byDay), ...told('by night', byNight)];
    }

    it.each([
      [
        'a guest',
        undefined,
        PHONE,
        [
          '/',
          '/search',
          TEA,
          '/cooperatives',
          '/cooperatives/che-suong-may',
          '/communes/03405',
          '/sign-in',
          '/register',
        ],
      ],
      ['a guest who scans', undefined, PHONE, [SCAN, ...LABELS, `/01/${genuine.gtin}`]],
      [
        'a guest who reads',
        undefined,
        DESK,
        ['/about', '/about/ranking', '/about/returns', '/about/privacy', '/about/contact'],
      ],
      ['a guest with a basket', 'basket', PHONE, ['/basket', '/checkout', '/checkout?province=01']],
      ['a buyer', 'buyer', PHONE, ['/account', '/orders', '/cooperatives/new']],
      [
        'a clerk',
        'clerk',
        DESK,
        [
          COOP,
          ...['products', 'batches', 'batches/new', 'sites', 'sites/new', 'stock', 'labels'].map(at => `${COOP}/${at}`),
        ],
      ],
      ['a clerk with a product', 'clerk', PHONE, [`${COOP}${TEA}`, `${COOP}${TEA}/edit`, `${COOP}/products/new`]],
      ['a packer', 'packer', PHONE, [COOP, `${COOP}/orders`, `${COOP}/orders/today`]],
      ['a director', 'director', PHONE, [`${COOP}/members`]],
      [
        'an officer',
        'officer',
        DESK,
        [
          '/department',
          ...['plan', 'cooperatives', 'cooperatives/che-suong-may', 'products', 'payments'].map(
            at => `/department/${at}`,
          ),
          `/department${TEA}`,
        ],
      ],
      ['an operator', 'operator', DESK, ['/operator']],
    ])(
      'nothing stands in the way of %s',
      async (_who, role, viewport, paths) => {
        const { page, context } = await window({ viewport });
        if (role === 'basket') {
          await page.goto(TEA);
          await page.getByRole('button', { name: 'Thêm vào giỏ' }).click();
        } else if (role) await signIn(page, role);
        const found: string[] = [];
        for (const path of paths) found.push(...(await obstacles(page, path)));
        expect(found).toEqual([]);
        await context.close();
      },
      PATIENCE,
    );
  });

  it('copies a line of the bank transfer with one touch, and offers none without script', async () => {
    const [waiting] = await market.ask<{ key: string }>(
      `SELECT g.key FROM ordering_group g JOIN payments_payment p ON p.group_id = g.id WHERE p.method = 'vietqr' AND p.state = 'pending'`,
    );
    const withScript = await window();
    await withScript.page.goto(`/pay/${waiting?.key}`);
    await withScript.page.getByRole('button', { name: 'Chép' }).first().click();
    await withScript.page.getByRole('button', { name: 'Đã chép' }).waitFor();
    await fits(withScript.page);
    await withScript.context.close();

    const without = await window({ script: false });
    await without.page.goto(`/pay/${waiting?.key}`);
    await without.page.getByLabel('Số tài khoản').waitFor();
    expect(await without.page.getByRole('button', { name: 'Chép' }).count()).toBe(0);
    await without.context.close();
  });
});
