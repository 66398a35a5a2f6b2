import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { Sequencer } from '#libs/transparency';
import { openBrowser, openWindow, overflow, PHONE } from '../support/browser.js';
import { openMarket, type TestMarket } from '../support/market.js';
import { Person } from '../support/person.js';
import { cookieOf } from '../support/roles.js';

const COOP = 'che-suong-may';
const APP = '/department/inspections/app';
const PATIENCE = 240_000;

// An officer visits a co-op where there is no network: each step stands on the one before.
describe('an inspection without a network', () => {
  let market: TestMarket;
  let url: string;
  let browser: Browser;
  let officer: Person;
  let air: BrowserContext;
  let phone: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    [market, browser] = await Promise.all([openMarket(), openBrowser()]);
    market.clock.now = () => new Date();
    url = await market.listen();
    while ((await market.app.get(Sequencer).takeUp()) > 0);
    officer = await new Person(market.visitor()).signsIn('so@demo.test');
  }, PATIENCE);
  afterAll(async () => {
    await browser.close();
    await market.close();
  });

  const clean = async (): Promise<void> => {
    expect(await overflow(phone)).toBe(0);
    const { violations } = await new AxeBuilder({ page: phone }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  };
  const go = async (hash: string): Promise<void> => {
    await phone.evaluate(to => void (location.hash = to), hash);
  };
  const labelOf = async (wish: string) => {
    const [found] = await market.ask<{ gtin: string; serial: string }>(
      `SELECT l.gtin, l.serial FROM labels_label l JOIN traceability_batch b ON b.id = l.batch_id JOIN cooperatives_cooperative c ON c.id = b.cooperative_id
       WHERE c.slug = $1 AND ${wish} ORDER BY 1, 2 LIMIT 1`,
      [COOP],
    );
    if (!found) throw new Error(`no label with ${wish}`);
    return found;
  };

  it('is prepared at the desk of the department, which is on record', async () => {
    await officer.opens('/department/inspections');
    await officer.presses('Chuẩn bị', {});
    expect(officer.sees).toContain('Hãy chọn từ 1 đến 5 hợp tác xã.');
    const [own] = await market.ask<{ id: string }>('SELECT id FROM cooperatives_cooperative WHERE slug = $1', [COOP]);
    const [, id = ''] = /name="id" value="([^"]+)"/.exec(officer.html) ?? [];
    const visitor = market.visitor();
    const signed = await new Person(visitor).signsIn('so@demo.test');
    expect((await visitor.post('/department/inspections', { id, cooperatives: own?.id ?? '' })).status).toBe(303);
    await signed.opens('/department/inspections');
    expect(signed.sees).toContain('Đang mang theo');
    expect(await market.ask(`SELECT action FROM reporting_look_up WHERE what ->> 'report' = 'inspection'`)).toEqual([
      { action: 'exported' },
    ]);
  });

  it(
    'is taken along, and judges labels with the network off',
    async () => {
      const real = await labelOf(`l.state IN ('active', 'sold') AND b.recalled_at IS NULL`);
      const idle = await labelOf(`l.state IN ('issued', 'void', 'spoiled') AND b.recalled_at IS NULL`);
      const [other] = await market.ask<{ batch_id: string }>(
        `SELECT l.batch_id FROM labels_label l JOIN traceability_batch b ON b.id = l.batch_id JOIN cooperatives_cooperative c ON c.id = b.cooperative_id
         WHERE c.slug = $1 AND l.state IN ('active', 'sold') AND (l.gtin, l.serial) <> ($2, $3)
           AND l.batch_id <> (SELECT batch_id FROM labels_label WHERE gtin = $2 AND serial = $3) LIMIT 1`,
        [COOP, real.gtin, real.serial],
      );
      await market.ask(`UPDATE traceability_batch SET recalled_at = now(), recall_reason_vi = 'thử' WHERE id = $1`, [
        other?.batch_id,
      ]);
      const back = await labelOf(`b.id = '${other?.batch_id ?? ''}'`);

      air = await openWindow(browser, url, { viewport: PHONE, dark: true });
      air.setDefaultTimeout(20_000);
      await air.addCookies([
        { name: 'session', value: (await cookieOf(market, 'officer')).replace('session=', ''), url },
      ]);
      phone = await air.newPage();
      phone.on('pageerror', error => void errors.push(error.message));
      // The first time somebody on the way changes what comes: the phone has the key of the log and takes none of it.
      const changed = `**/api/v1/inspections/book`;
      await phone.route(changed, async route => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, body: (await answer.text()).replace('Chè', 'Che') });
      });
      const network = await air.newCDPSession(phone);
      await network.send('Network.enable');
      let bytes = 0;
      network.on('Network.loadingFinished', ({ encodedDataLength }) => void (bytes += encodedDataLength));
      await phone.goto(APP);
      await phone.getByText('không có chữ ký đúng của sổ công khai').waitFor();
      expect(bytes).toBeGreaterThan(10_000);
      expect(bytes).toBeLessThan(300_000);
      const { manifest, errors: faults } = await network
        .send('Page.getAppManifest')
        .then(({ data = '{}', errors: all }) => ({ manifest: JSON.parse(data) as object, errors: all }));
      expect([manifest, faults]).toMatchObject([{ name: 'Sổ kiểm tra', start_url: APP, display: 'standalone' }, []]);
      await clean();
      await phone.unroute(changed);
      await phone.goto(APP);
      await phone.getByText('Dữ liệu tem đã ở trong máy').waitFor();
      await phone.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await clean();

      await air.setOffline(true);
      await phone.reload();
      await phone.getByText('Dữ liệu tem đã ở trong máy').waitFor();
      const verdicts: string[] = [];
      for (const { gtin, serial } of [real, idle, back, { ...real, serial: 'GIAMAO123' }]) {
        await go(`#/label/${gtin}/${encodeURIComponent(serial)}`);
        await phone.getByText(`(21)${serial}`, { exact: false }).first().waitFor();
        verdicts.push(await phone.locator('main [role=status].notice').innerText());
      }
      expect(verdicts.map(text => text.split(/[:,]/)[0])).toEqual([
        'Tem thật',
        'Tem có trong sổ nhưng chưa kích hoạt hoặc đã huỷ',
        'Tem của lô bị thu hồi',
        'Tem không có trong sổ của các hợp tác xã này',
      ]);
      await clean();
    },
    PATIENCE,
  );

  it(
    'records what was found, with a photo; the co-op and the department see it when it has come home',
    async () => {
      await go('#/');
      await phone.locator('.field-card').first().click();
      await phone.locator('.field-card').first().click();
      await phone.getByRole('heading', { name: /^Lô / }).waitFor();
      await phone.getByLabel('Chưa đạt').check();
      await phone.getByRole('button', { name: 'Ghi vào sổ' }).click();
      await phone.getByText('hãy ghi chú hoặc chụp ảnh vì sao').waitFor();
      await clean();
      await phone.locator('textarea[name=note]').fill('Sàn kho ẩm, bao để sát tường.');
      const floor = await sharp({ create: { width: 900, height: 700, channels: 3, background: '#665' } })
        .png()
        .toBuffer();
      await phone.locator('input[type=file]').setInputFiles({ name: 'san.png', mimeType: 'image/png', buffer: floor });
      await phone.getByText('Kèm 1 tệp.').waitFor();
      await phone.getByRole('button', { name: 'Ghi vào sổ' }).click();
      await phone.waitForURL(/#\/items$/);
      await clean();
      await air.setOffline(false);
      await phone.evaluate(() => void dispatchEvent(new Event('online')));
      await phone.getByText('Đã gửi hết').waitFor();
      await phone.waitForFunction(() => document.querySelector('.badge-success') !== null);
      await officer.opens('/department/inspections');
      expect(officer.sees).toContain('Sàn kho ẩm');
      const clerk = await new Person(market.visitor()).signsIn('giamdoc@demo.test');
      await clerk.opens(`/desk/${COOP}/inspections`);
      expect(clerk.sees).toContain('Sàn kho ẩm, bao để sát tường.');
      expect(clerk.sees).toContain('Chưa đạt');
      for (let tries = 0; tries < 40 && !clerk.html.includes('<img src="/desk/'); tries++) {
        await phone.waitForTimeout(250);
        await clerk.opens(`/desk/${COOP}/inspections`);
      }
      expect(clerk.html).toContain(`<img src="/desk/${COOP}/enclosures/`);
    },
    PATIENCE,
  );

  it(
    'refuses a checkpoint that the log has not signed, and keeps what it has',
    async () => {
      const [newest] = await market.ask<{ number: string; note: string }>(
        'SELECT number, note FROM transparency_checkpoint ORDER BY number DESC LIMIT 1',
      );
      expect(newest?.note).toBeDefined();
      const write = (note = '') =>
        market.ask('UPDATE transparency_checkpoint SET note = $1 WHERE number = $2', [note, newest?.number]);
      await write(newest?.note.replace(/\n(\d+)\n/, (_all, size: string) => `\n${Number(size) + 1}\n`));
      await go('#/');
      await phone.reload();
      await phone.getByText('Số liệu mới không được nhận').waitFor();
      await phone.locator('.field-card').first().waitFor();
      await clean();
      await write(newest?.note);
      await phone.reload();
      await phone.getByText('Đã gửi hết').waitFor();
      expect(await phone.getByText('Số liệu mới không được nhận').count()).toBe(0);
    },
    PATIENCE,
  );

  it(
    'is wiped from the phone',
    async () => {
      await go('#/');
      await phone.getByText('Xoá khỏi máy').click();
      await phone.getByRole('button', { name: 'Xoá ngay' }).click();
      await phone.getByText('Không có đợt kiểm tra nào trong máy').waitFor();
      const left = await phone.evaluate(async () => {
        const [{ name = '' } = {}] = (await indexedDB.databases()).filter(one =>
          one.name?.startsWith('recorder:department'),
        );
        const db = await new Promise<IDBDatabase>(resolve => {
          const opening = indexedDB.open(name);
          opening.onsuccess = () => resolve(opening.result);
        });
        return new Promise<string[]>(resolve => {
          const asking = db.transaction('meta').objectStore('meta').getAllKeys();
          asking.onsuccess = () => resolve(asking.result.map(String));
        });
      });
      expect(left.filter(key => key.startsWith('labels:'))).toEqual([]);
      expect(errors).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'ends when a colleague locks the phone: it says so, and forgets what it took along',
    async () => {
      const signed = await new Person(market.visitor()).signsIn('so@demo.test');
      await signed.opens('/department/devices');
      expect(signed.sees).toContain('Máy của Sở');
      await signed.presses('Khoá máy này', {});
      expect(signed.sees).toContain('Đã khoá ngày');
      await phone.reload();
      await phone.getByText('Máy này đã bị khoá').waitFor();
      await clean();
    },
    PATIENCE,
  );
});
