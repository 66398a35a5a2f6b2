// npm run pictures: opens the market as each kind of user sees it, on a phone and on a desk, light and dark, and takes a picture of every page.
// All go to .cache/pictures; the few that the README shows go to docs/pictures as well (npm run pictures -- readme).
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { build, isFresh } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, '.cache/pictures');

const freePort = () =>
  new Promise(done => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });

if (!isFresh() && !(await build())) process.exit(1);
const { openBrowser, openWindow, overflow, PHONE, DESK } = await import(
  pathToFileURL(join(root, 'dist/test/support/browser.js')).href
);
const { cast, OWN_COOPERATIVE } = await import(pathToFileURL(join(root, 'dist/apps/local/src/seed/cast.js')).href);

const port = process.env.PICTURES_URL ? undefined : await freePort();
const url = process.env.PICTURES_URL ?? `http://localhost:${port}`;
const app = port && (await start(port));
const browser = await openBrowser();
if (!process.argv[2]) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const only = process.argv[2] === 'readme' ? undefined : process.argv[2];
try {
  await take();
  if (process.argv[2] === 'readme') {
    mkdirSync(join(root, 'docs/pictures'), { recursive: true });
    await shorten('scan-genuine.phone.light', 'scan', 1100);
    await shorten('dashboard.desk.light', 'dashboard', 1100);
  }
} finally {
  await browser.close();
  app?.kill('SIGTERM');
}

/** The top of a picture, small enough for a repository. */
async function shorten(from, to, most) {
  const picture = sharp(join(folder, `${from}.png`));
  const { width, height } = await picture.metadata();
  await picture
    .extract({ left: 0, top: 0, width, height: Math.min(height, most) })
    .png({ palette: true })
    .toFile(join(root, `docs/pictures/${to}.png`));
}

/** Every page worth looking at: its name, who opens it, and where it is (or how to get there). */
async function pages() {
  const [genuine, recalled, inactive] = cast.labels;
  const label = ({ gtin, serial }) => `/01/${gtin}/21/${serial}`;
  const coop = OWN_COOPERATIVE.slug;
  const first = async (page, selector) => {
    const links = page.locator(selector);
    return (await links.count()) > 0 ? links.first().getAttribute('href') : undefined;
  };
  return [
    ['home', null, '/'],
    ['search', null, '/search?q=che shan tuyet'],
    ['search-empty', null, '/search?q=xyzxyz'],
    ['product', null, async page => (await page.goto('/search'), first(page, '.product-card .card-link'))],
    ['cooperatives', null, '/cooperatives'],
    ['cooperative', null, `/cooperatives/${coop}`],
    ['scan-genuine', null, label(genuine)],
    ['log', null, '/log'],
    ['log-proofs', null, `/log/proofs${label(genuine)}`],
    ['scan-recalled', null, label(recalled)],
    ['scan-inactive', null, label(inactive)],
    ['scan-unknown', null, `/01/${genuine.gtin}/21/NOTISSUED1`],
    ['basket-empty', null, '/basket'],
    ['basket', 'shopper', '/basket'],
    ['checkout', 'shopper', '/checkout'],
    ['sign-in', null, '/sign-in'],
    ['register', null, '/register'],
    ['demo', null, '/demo'],
    ['about', null, '/about'],
    ['ranking', null, '/about/ranking'],
    ['not-found', null, '/nowhere'],
    ['account', 'buyer', '/account'],
    ['my-orders', 'buyer', '/orders'],
    ['desk-products', 'clerk', `/desk/${coop}/products`],
    ['desk-product-new', 'clerk', `/desk/${coop}/products/new`],
    [
      'desk-product',
      'clerk',
      async page => (
        await page.goto(`/desk/${coop}/products`),
        first(page, '.desk-body a[href*="/products/"]:not([href$="/new"])')
      ),
    ],
    ['desk-batches', 'clerk', `/desk/${coop}/batches`],
    [
      'desk-batch',
      'clerk',
      async page => (
        await page.goto(`/desk/${coop}/batches`),
        first(page, '.desk-body a[href*="/batches/"]:not([href*="/new"])')
      ),
    ],
    ['desk-batch-new', 'clerk', `/desk/${coop}/batches/new`],
    ['desk-labels', 'clerk', `/desk/${coop}/labels`],
    [
      'desk-roll',
      'clerk',
      async page => (
        await page.goto(`/desk/${coop}/labels`),
        first(page, '.desk-body td a, .desk-body th a[href*="/labels/"]')
      ),
    ],
    ['desk-stock', 'clerk', `/desk/${coop}/stock`],
    ['desk-orders', 'packer', `/desk/${coop}/orders`],
    [
      'desk-order',
      'packer',
      async page => (
        await page.goto(`/desk/${coop}/orders`),
        first(page, '.desk-body a[href*="/orders/"]:not([href$="/today"])')
      ),
    ],
    ['desk-today', 'packer', `/desk/${coop}/orders/today`],
    ['desk-alerts', 'director', `/desk/${coop}/alerts`],
    [
      'desk-alert',
      'director',
      async page => (await page.goto(`/desk/${coop}/alerts`), first(page, '.desk-body a[href*="/alerts/"]')),
    ],
    ['desk-members', 'director', `/desk/${coop}/members`],
    ['keys-desk', 'director', `/desk/${coop}/keys`],
    ['subscriptions-desk', 'director', `/desk/${coop}/keys/subscriptions`],
    ['keys-operator', 'operator', '/operator/keys'],
    ['keys-department', 'officer', '/department/keys'],
    ['desk-links', 'clerk', `/desk/${coop}/links`],
    ['code-links', null, `/01/${genuine.gtin}/21/${genuine.serial}?linkType=linkset`],
    ['code-missing', null, `/01/${genuine.gtin}?linkType=gs1:tutorial`],
    ['dashboard', 'officer', '/department'],
    ['plan', 'officer', '/department/plan'],
    ['department-labels', 'officer', '/department/labels'],
    ['department-cooperatives', 'officer', '/department/cooperatives'],
    [
      'department-cooperative',
      'officer',
      async page => (await page.goto('/department/cooperatives'), first(page, '.desk-body a[href*="/cooperatives/"]')),
    ],
    ['department-products', 'officer', '/department/products'],
    [
      'department-product',
      'officer',
      async page => (await page.goto('/department/products'), first(page, '.desk-body a[href*="/products/"]')),
    ],
    ['department-alerts', 'officer', '/department/alerts'],
    [
      'department-alert',
      'officer',
      async page => (await page.goto('/department/alerts'), first(page, '.desk-body a[href*="/alerts/"]')),
    ],
    ['department-passports', 'officer', '/department/passports'],
    [
      'passport',
      'officer',
      async page => (await page.goto('/department/passports'), first(page, '.desk-body a[href^="/passport/"]')),
    ],
    ['department-payments', 'officer', '/department/payments'],
    ['operator', 'operator', '/operator'],
    ['mailbox', null, '/demo/mailbox'],
  ].filter(([name]) => !only || name.startsWith(only));
}

async function take() {
  const list = await pages();
  const looks = [
    ['phone', PHONE, false],
    ['phone', PHONE, true],
    ['desk', DESK, false],
    ['desk', DESK, true],
  ];
  for (const [size, viewport, dark] of looks) {
    for (const role of new Set(list.map(([, who]) => who))) {
      const window = await openWindow(browser, url, { viewport, dark });
      const page = await window.newPage();
      const errors = [];
      page.on('console', message => message.type() === 'error' && errors.push(message.text()));
      page.on('pageerror', error => errors.push(error.message));
      if (role === 'shopper') await fillBasket(page);
      else if (role) await signIn(page, role);
      for (const [name, , where] of list.filter(([, who]) => who === role)) {
        const path = typeof where === 'string' ? where : await where(page);
        if (!path) {
          console.log(`?? ${name}: nothing to open`);
          continue;
        }
        const answer = await page.goto(path);
        const file = `${name}.${size}.${dark ? 'dark' : 'light'}.png`;
        await page.screenshot({ path: join(folder, file), fullPage: true });
        const wide = await overflow(page);
        const problems = [
          wide > 0 && `overflows by ${wide} px`,
          answer.status() >= 500 && `answered ${answer.status()}`,
          ...errors.splice(0).filter(text => !/40[0-9]/.test(text)),
        ].filter(Boolean);
        if (problems.length > 0) console.log(`!! ${file} ${path}: ${problems.join('; ')}`);
      }
      await window.close();
    }
  }
  console.log(`${list.length} pages, 4 looks each, in ${folder}`);
}

async function signIn(page, role) {
  const { login } = cast.people.find(person => person.role === role);
  await page.goto('/sign-in');
  await page.fill('[name=login]', login);
  await page.fill('[name=password]', cast.password);
  await page.click('main button[type=submit]');
}

async function fillBasket(page) {
  await page.goto('/search');
  const links = await page
    .locator('.product-card .card-link')
    .evaluateAll(all => all.map(link => link.getAttribute('href')));
  for (const href of links.slice(0, 4)) {
    await page.goto(href);
    const add = page.locator('form[action="/basket"] button[type=submit]').first();
    if (await add.count()) await add.click();
  }
}

/** On new data: a label that was scanned before is no longer on its first look. */
async function start(onPort) {
  rmSync(join(root, '.cache/pictures-data'), { recursive: true, force: true });
  const child = spawn(process.execPath, [join(root, 'dist/apps/local/src/main.js')], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(onPort),
      PUBLIC_URL: `http://localhost:${onPort}`,
      DATA_DIR: join(root, '.cache/pictures-data'),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (;;) {
    const ready = await fetch(`${url}/health/ready`).then(
      answer => answer.ok,
      () => false,
    );
    if (ready) return child;
    if (child.exitCode !== null) throw new Error('the market did not start');
    await new Promise(done => setTimeout(done, 200));
  }
}
