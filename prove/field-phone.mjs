// A phone with the recorder on it: a window of a real browser with a session, a network that comes and goes, and a clock that may be wrong.
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';

const PATIENCE_MS = 60_000;

/** A browser of one's own; the one that comes inside npm, or the one that CHROME_PATH names. */
export const openBrowser = async () =>
  playwright.launch({
    executablePath: process.env.CHROME_PATH || (await chromium.executablePath()),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--no-first-run'],
    headless: true,
  });

export class FieldPhone {
  constructor(context, coop) {
    Object.assign(this, { context, coop, path: `/desk/${coop}/recorder` });
  }

  /** `skew`: by how many milliseconds the phone's clock is ahead. The first visit is online: it brings app, book and letters. */
  static async open(browser, { url, coop, cookie, skew = 0 }) {
    const context = await browser.newContext({ baseURL: url, viewport: { width: 360, height: 740 }, isMobile: true });
    await context.addCookies([{ name: 'session', value: cookie.replace(/^session=/, ''), url }]);
    if (skew !== 0) await context.addInitScript(setClockAhead, skew);
    context.setDefaultTimeout(PATIENCE_MS);
    const phone = new FieldPhone(context, coop);
    await phone.wake();
    await phone.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    return phone;
  }

  /** Opens the app as from the home screen. */
  async wake() {
    this.page = await this.context.newPage();
    await this.page.goto(this.path);
    await this.page.locator('.field-head').waitFor();
  }

  /** The phone dies: whatever was under way is cut off. */
  async die() {
    await this.page.close({ runBeforeUnload: false });
  }

  offline(is = true) {
    return this.context.setOffline(is);
  }

  async go(hash) {
    await this.page.evaluate(to => void (location.hash = to), hash);
  }

  /** Starts a batch of a product; the id of the batch. */
  async startBatch(product) {
    await this.go('#/new');
    await this.page.getByRole('button', { name: product, exact: true }).click();
    await this.page.waitForURL(/#\/batch\//);
    return this.page.url().split('#/batch/')[1];
  }

  /** Fills in the form of a task and touches the button; does not wait for what follows. `fields` by name. */
  async fillTask(batch, kind, { when, note, ...fields }) {
    await this.go('#/');
    await this.go(`#/batch/${batch}/${kind}`);
    await this.page.locator('textarea[name=note]').fill(note);
    for (const [name, value] of Object.entries(fields)) {
      const control = this.page.locator(`[name="${name}"]`);
      if (/Unit$|site|variant/.test(name)) await control.selectOption(value);
      else await control.fill(value);
    }
    if (when) await this.page.locator(`input[name=when][value=${when}]`).check();
  }

  async touch() {
    await this.page.getByRole('button', { name: 'Ghi vào sổ' }).click();
  }

  async record(batch, kind, fields) {
    await this.fillTask(batch, kind, fields);
    await this.touch();
    await this.page.waitForURL(new RegExp(`#/batch/${batch}$`));
  }

  /** What stands in the phone's memory: read past the app, as a file system would. */
  items() {
    return this.page.evaluate(async coop => {
      const [{ name }] = (await indexedDB.databases()).filter(one => one.name?.startsWith(`recorder:${coop}:`));
      const db = await new Promise((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const items = await new Promise((resolve, reject) => {
        const asking = db.transaction('items').objectStore('items').getAll();
        asking.onsuccess = () => resolve(asking.result);
        asking.onerror = () => reject(asking.error);
      });
      db.close();
      return items;
    }, this.coop);
  }

  /** Until every item has an answer; the app itself sends when the network is back. */
  async sent() {
    for (let waited = 0; ; waited += 250) {
      const open = (await this.items()).filter(item => ['queued', 'received'].includes(item.state));
      if (open.length === 0) return;
      if (waited > PATIENCE_MS) throw new Error(`${open.length} items were not sent: ${JSON.stringify(open[0])}`);
      await this.page.waitForTimeout(250);
    }
  }

  close() {
    return this.context.close();
  }
}

/** Runs in the page before anything else: every clock that shows a date is ahead, the monotonic one runs on. */
function setClockAhead(skew) {
  const Real = Date;
  class Ahead extends Real {
    constructor(...parts) {
      if (parts.length === 0) super(Real.now() + skew);
      else super(...parts);
    }
    static now() {
      return Real.now() + skew;
    }
  }
  self.Date = Ahead;
}
