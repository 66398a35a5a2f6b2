import { inflateRawSync } from 'node:zlib';
import { cast, OWN_COOPERATIVE } from '../../apps/local/src/seed/cast.js';
import { addressOf, rowsOf, type Rows } from '../support/addresses.js';
import { parseHtml, tagged, within } from '../support/html.js';
import { openMarket, type Answer, type Route, type TestMarket } from '../support/market.js';
import { Person } from '../support/person.js';
import { cookieOf, type Role } from '../support/roles.js';
import { StripeStandIn } from '../support/stripe/stripe-stand-in.js';
import { buys } from './shopping.js';

const DAY = 86_400_000;
const BUYER = cast.people[0].login;
const TEA = 'che-shan-tuyet-co-thu-ta-leng';

/** Who sees most behind an address. */
function insider(path: string): Role {
  if (path.startsWith('/desk/')) return 'director';
  if (path.startsWith('/department')) return 'officer';
  return path.startsWith('/operator') || path === '/metrics' ? 'operator' : 'buyer';
}

const pages = ({ routes }: TestMarket): Route[] => routes.filter(({ method }) => method === 'GET');

describe('a session', () => {
  let market: TestMarket;
  beforeAll(async () => void (market = await openMarket('market')), 120_000);
  afterAll(() => market.close());

  const signIn = (headers: Record<string, string> = {}, login: string = BUYER) =>
    market.visitor().post('/sign-in', { login, password: cast.password }, headers);
  const tokenIn = ({ headers }: Answer): string => /session=([^;]+)/.exec(String(headers['set-cookie']))?.[1] ?? '';
  const isIn = async (token: string): Promise<boolean> =>
    (await market.visitor().get('/account', { cookie: `session=${token}` })).status === 200;

  it('begins with a token of its own, whatever the browser brought', async () => {
    const planted = 'a-token-that-somebody-else-knows';
    const token = tokenIn(await signIn({ cookie: `session=${planted}` }));
    expect(token).toMatch(/^[\w-]{27}$/);
    expect(await isIn(token)).toBe(true);
    expect(await isIn(planted)).toBe(false);
    expect(tokenIn(await signIn())).not.toBe(token);
  });

  it('ends when somebody signs out, for whoever has its token', async () => {
    const token = tokenIn(await signIn());
    const answer = await market.visitor().post('/sign-out', {}, { cookie: `session=${token}` });
    expect(String(answer.headers['set-cookie'])).toContain('session=;');
    expect(await isIn(token)).toBe(false);
  });

  it('ends everywhere else when the password is changed', async () => {
    const { login } = cast.people[1];
    const [here, elsewhere] = [tokenIn(await signIn({}, login)), tokenIn(await signIn({}, login))];
    const form = { current: cast.password, next: 'sương trên nương chè' };
    const change = await market.visitor().post('/account/password', form, { cookie: `session=${here}` });
    expect(change.status).toBe(303);
    expect([await isIn(here), await isIn(elsewhere)]).toEqual([true, false]);
  });

  it('is over after thirty days', async () => {
    const token = tokenIn(await signIn());
    market.clock.moveBy(31 * DAY);
    expect(await isIn(token)).toBe(false);
    market.clock.moveBy(-31 * DAY);
  });

  it('is kept in the database as a hash', async () => {
    const token = tokenIn(await signIn());
    const rows = await market.ask<{ all: string }>('SELECT s::text AS all FROM identity_session s');
    expect(rows.filter(row => row.all.includes(token))).toEqual([]);
  });

  it('lets nobody guess for long: not from one address, and not one account from many', async () => {
    const guess = (login: string, remoteAddress: string) =>
      market.visitor().send({
        method: 'POST',
        url: '/sign-in',
        remoteAddress,
        payload: new URLSearchParams({ login, password: 'sai mật khẩu' }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      });
    const answers: number[] = [];
    for (let at = 0; at < 31; at++) answers.push((await guess(`nguoi-${at}@example.com`, '192.0.2.1')).status);
    expect(answers.filter(status => status === 422)).toHaveLength(30);
    expect(answers.at(-1)).toBe(429);
    expect((await guess('nguoi@example.com', '192.0.2.2')).status).toBe(422);

    for (let at = 0; at < 12; at++) await guess(BUYER, `192.0.2.${100 + at}`);
    const right = await market.visitor().post('/sign-in', { login: BUYER, password: cast.password });
    expect(right.status).toBe(422);
    expect(right.headers['set-cookie'] ?? '').not.toContain('session=');
  }, 120_000);
});

describe('what the door says to everybody', () => {
  let market: TestMarket;
  let own: Rows;
  beforeAll(async () => {
    market = await openMarket('market', {
      PUBLIC_URL: 'https://cho.example',
      STRIPE_SECRET_KEY: 'sk_test_of_the_door',
      STRIPE_WEBHOOK_SECRET: 'whsec_of_the_door',
    });
    own = await rowsOf(market, OWN_COOPERATIVE.slug);
  }, 120_000);
  afterAll(() => market.close());

  const look = async (url: string, role: Role = 'guest', headers: Record<string, string> = {}): Promise<Answer> =>
    market.visitor().get(url, { cookie: await cookieOf(market, role), ...headers });

  function guards({ headers }: Answer, path = ''): void {
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    // The scanner runs the WebAssembly that reads codes; nothing else may.
    const allowed = path === '/scanner' ? policy.replace("'wasm-unsafe-eval'", '') : policy;
    expect(allowed).not.toMatch(/unsafe-(inline|eval)|\*/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': expect.stringMatching(/^(same-origin|no-referrer)$/) as string,
      'strict-transport-security': expect.stringContaining('max-age=') as string,
    });
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('server');
  }

  it('guards every page, file and refusal', async () => {
    for (const { path } of pages(market)) {
      guards(await look(addressOf(path, own)), path);
      guards(await look(addressOf(path, own), insider(path)), path);
    }
    const refusals = [
      '/nowhere',
      '/%zz',
      '/products/a%00b',
      '/api/v1/nowhere',
      '/static/nothing.css',
      '/01/x',
      '/photos/x/y',
    ];
    for (const url of [...refusals, '/static/favicon.svg']) guards(await look(url));
    guards(await market.visitor().post('/sign-in', {}, { 'sec-fetch-site': 'cross-site' }));
  });

  it('lets no cache keep what one person was shown', async () => {
    for (const { path } of pages(market)) {
      const { status, headers } = await look(addressOf(path, own), insider(path));
      const cache = String(headers['cache-control'] ?? '');
      const isForAll =
        /^\/(api|photos|health|metrics|sitemap|robots|linkset-context|\.well-known|log\/(checkpoints?|keys|lines|tile|entries)\b)/.test(
          path,
        );
      if (status === 200 && !isForAll)
        expect({ path, cache }).toEqual({
          path,
          cache: expect.stringMatching(/^private, no-(cache|store)$/) as string,
        });
      if (headers['set-cookie'])
        expect({ path, cache }).toEqual({ path, cache: expect.not.stringContaining('public') as string });
    }
  });

  it('gives cookies to no script, no other site and no open line', async () => {
    const visitor = market.visitor();
    const answers = [
      await visitor.post('/sign-in', { login: BUYER, password: cast.password }),
      await visitor.post('/basket', { variant: own['variants'] ?? '', quantity: '1' }),
      await visitor.post('/language', { locale: 'en', back: '/' }),
    ];
    const cookies = answers.flatMap(({ headers }) => [headers['set-cookie'] ?? []].flat().map(String));
    expect(cookies.map(cookie => cookie.split('=')[0]).sort()).toEqual([
      'basket',
      'flash',
      'flash',
      'language',
      'session',
    ]);
    for (const cookie of cookies)
      expect(cookie).toMatch(/(?=.*; Path=\/)(?=.*; HttpOnly)(?=.*; Secure)(?=.*; SameSite=Lax)/);
  });

  it('speaks of itself by its own address, whatever a request calls it', async () => {
    const names = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'gopher' };
    for (const url of [
      '/',
      addressOf('/products/:slug', own),
      '/sitemap.xml',
      '/robots.txt',
      '/api/v1/openapi.json',
      '/desk/x',
      addressOf('/pay/:key', own),
    ]) {
      const { body, location } = await look(url, 'guest', names);
      expect(body + (location ?? '')).not.toContain('evil.example');
    }
  });

  it('takes no form from another site, on any route', async () => {
    for (const { path } of market.routes.filter(({ method }) => method === 'POST')) {
      if (path.startsWith('/webhooks/')) continue;
      const cookie = await cookieOf(market, insider(path));
      for (const site of ['cross-site', 'same-site'])
        expect({
          path,
          status: (await market.visitor().post(addressOf(path, own), {}, { cookie, 'sec-fetch-site': site })).status,
        }).toEqual({ path, status: 403 });
    }
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/%2e%2e//evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/\r\nlocation: https://evil.example',
  ])('sends nobody away to %j', async back => {
    const answers = [
      await market.visitor().post('/sign-in', { login: cast.people[1].login, password: cast.password, back }),
      await market.visitor().post('/language', { locale: 'en', back }),
    ];
    for (const { location = '' } of answers)
      expect(new URL(location, 'https://cho.example').origin).toBe('https://cho.example');
    const site = {
      id: '00000000-0000-7000-8000-00000000000a',
      name: 'Nương',
      kind: 'plot',
      communeCode: own['communes'] ?? '',
      back,
    };
    const added = await market
      .visitor()
      .post(addressOf('/desk/:coop/sites', own), site, { cookie: await cookieOf(market, 'clerk') });
    expect(added.location).toBe(addressOf('/desk/:coop/sites', own));
  });

  it.each([
    '/static/../package.json',
    '/static/%2e%2e/%2e%2e/package.json',
    '/static/..%2f..%2fpackage.json',
    '/static/%252e%252e/package.json',
    '/static/..\\..\\package.json',
    '/static//etc/passwd',
    '/static/manifest.json/../../.built',
  ])('keeps what lies beside its files: %s', async url => {
    const { status, body } = await look(url);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(body).not.toMatch(/"dependencies"|root:/);
  });

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const)('knows nothing to do for a %s', async method => {
    const known = new Set(market.routes.filter(route => route.method === method).map(({ path }) => path));
    for (const { path } of pages(market).filter(page => !known.has(page.path))) {
      const headers = { cookie: await cookieOf(market, insider(path)), 'sec-fetch-site': 'same-origin' };
      const { status } = await market.visitor().send({ method: method as 'PUT', url: addressOf(path, own), headers });
      if (status < 400 || status >= 500) throw new Error(`${method} ${path} answered ${status}`);
    }
  });

  it('answers a HEAD with the same head and no body', async () => {
    for (const { path } of pages(market)) {
      const cookie = await cookieOf(market, insider(path));
      const { status, body } = await market
        .visitor()
        .send({ method: 'HEAD', url: addressOf(path, own), headers: { cookie, accept: 'text/html' } });
      expect({ path, status, body }).toEqual({
        path,
        status: (await market.visitor().get(addressOf(path, own), { cookie })).status,
        body: '',
      });
    }
  });

  it('believes Stripe by its signature alone', async () => {
    const body = JSON.stringify({ id: 'evt_made_up', type: 'checkout.session.completed', data: { object: {} } });
    for (const signature of [undefined, '', 't=1,v1=00', `t=${Date.now()},v1=${'0'.repeat(64)}`]) {
      const headers = {
        'content-type': 'application/json',
        ...(signature !== undefined && { 'stripe-signature': signature }),
      };
      const answer = await market.visitor().send({ method: 'POST', url: '/webhooks/stripe', payload: body, headers });
      expect(answer.status).toBe(400);
    }
    expect(await market.ask('SELECT * FROM payments_event')).toEqual([]);
  });

  it('takes the names of an object’s own parts for fields, and refuses the one that would change its kind', async () => {
    const headers = { cookie: await cookieOf(market, 'clerk') };
    const url = addressOf('/desk/:coop/products', own);
    const form = { constructor: 'y', hasOwnProperty: 'z', toString: 'w', valueOf: ['a', 'b'], nameVi: 'Chè' };
    const answer = await market.visitor().post(url, form as unknown as Record<string, string>, headers);
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('value="Chè"');
    const poisoned = Object.fromEntries([
      ['__proto__', ['isAdmin']],
      ['nameVi', 'Chè'],
    ]) as Record<string, string>;
    expect((await market.visitor().post(url, poisoned, headers)).status).toBe(400);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('what people write', () => {
  let market: TestMarket;
  let own: Rows;
  const SCRIPT = `=1+1"'><script>alert('xin chào')</script><img src=x onerror=alert(1)></textarea></title>`;

  /** Every text that a co-op, a buyer, an officer or a bank may have written. */
  const WRITTEN: Record<string, string[]> = {
    cooperatives_cooperative: ['name', 'address_line', 'email', 'story_vi', 'story_en', 'verification_note'],
    cooperatives_decision: ['note'],
    catalog_product: [
      'name_vi',
      'name_en',
      'summary_vi',
      'summary_en',
      'story_vi',
      'story_en',
      'ingredients_vi',
      'ingredients_en',
      'usage_vi',
      'usage_en',
      'warnings_vi',
      'warnings_en',
      'standard',
      'refusal',
    ],
    catalog_photo: ['alt_vi', 'alt_en'],
    ocop_certificate: ['decision_number', 'revocation_reason'],
    traceability_site: ['name'],
    traceability_task: ['note'],
    ordering_group: ['buyer_name', 'buyer_phone', 'buyer_email', 'address_line', 'note'],
    ordering_order: ['carrier', 'tracking_number', 'cancel_reason'],
    ordering_line: ['name_vi', 'name_en'],
    ordering_history: ['note'],
    identity_person: ['full_name'],
    payments_credit: ['transfer_text', 'reason'],
    notifications_letter: ['subject', 'body', 'recipient', 'last_error'],
    inventory_journal: ['note'],
  };

  beforeAll(async () => {
    market = await openMarket('market', { LOCAL_APP: 'true' });
    own = await rowsOf(market, OWN_COOPERATIVE.slug);
    for (const [table, columns] of Object.entries(WRITTEN)) {
      // What is empty and must be (a refusal of what was not refused) stays so.
      const sets = columns.map(column => `${column} = CASE WHEN ${column} IS NULL THEN NULL ELSE $1 END`);
      await market.ask(`UPDATE ${table} SET ${sets.join(', ')}`, [SCRIPT]);
    }
    await market.ask(
      `UPDATE traceability_batch SET recall_reason_vi = $1, recall_reason_en = $1 WHERE recalled_at IS NOT NULL`,
      [SCRIPT],
    );
  }, 120_000);
  afterAll(() => market.close());

  const urls = async (): Promise<string[]> => {
    const more = await market.ask<{ url: string }>(
      `SELECT DISTINCT ON (x.state) '/desk/' || $1 || '/orders/' || x.number AS url FROM ordering_order x WHERE x.cooperative_id = (SELECT id FROM cooperatives_cooperative WHERE slug = $1)
       UNION ALL SELECT '/follow/' || key FROM (SELECT DISTINCT ON (x.state) g.key FROM ordering_order x JOIN ordering_group g ON g.id = x.group_id) g
       UNION ALL SELECT DISTINCT ON (state) '/department/products/' || slug FROM catalog_product
       UNION ALL SELECT DISTINCT ON (verification, standing) '/department/cooperatives/' || slug FROM cooperatives_cooperative
       UNION ALL SELECT '/01/' || gtin || '/21/' || serial FROM (SELECT DISTINCT ON (l.state, b.recalled_at IS NULL) l.gtin, l.serial FROM labels_label l JOIN traceability_batch b ON b.id = l.batch_id) l
       UNION ALL SELECT '/desk/' || $1 || '/orders?tab=all'
       UNION ALL SELECT '/search?q=alert'`,
      [OWN_COOPERATIVE.slug],
    );
    return [...pages(market).map(({ path }) => addressOf(path, own)), ...more.map(({ url }) => url)];
  };

  it('is shown on every page as they wrote it, and never run', async () => {
    let shown = 0;
    for (const url of await urls()) {
      for (const locale of ['vi', 'en']) {
        const cookie = `language=${locale}; ${await cookieOf(market, insider(url))}`;
        const { body, headers, status } = await market.visitor().get(url, { cookie });
        if (status >= 500) throw new Error(`${url} answered ${status}`);
        if (!String(headers['content-type']).startsWith('text/html')) continue;
        if (body.includes('xin chào')) shown++;
        expect({ url, where: body.search(/<script>|<img src=x|<\/textarea><\/title>/) }).toEqual({ url, where: -1 });
        harmless(url, body);
      }
    }
    expect(shown).toBeGreaterThan(50);
  }, 240_000);

  /** The page as a browser takes it apart: no handlers, no addresses that run, no script but data and our own files. */
  function harmless(url: string, body: string): void {
    for (const { tag, attributes, children } of within(parseHtml(body))) {
      expect({ url, tag, on: Object.keys(attributes).filter(name => name.startsWith('on')) }).toEqual({
        url,
        tag,
        on: [],
      });
      const { href = '', src = '', action = '' } = attributes;
      expect({ url, runs: [href, src, action].filter(link => /^\s*(javascript|data:text)/i.test(link)) }).toEqual({
        url,
        runs: [],
      });
      if (tag !== 'script' || src.startsWith('/static/')) continue;
      // Data for a program or for our own island: a browser runs neither.
      expect({ url, type: attributes['type'] }).toEqual({
        url,
        type: expect.stringMatching(/^application\/(ld\+)?json$/) as string,
      });
      expect(() => JSON.parse(children.join('')) as unknown).not.toThrow();
    }
  }

  it('is on the product’s page for machines too', async () => {
    const { body } = await market.visitor().get(addressOf('/products/:slug', own));
    const data = tagged(parseHtml(body), 'script').filter(
      ({ attributes }) => attributes['type'] === 'application/ld+json',
    );
    expect(data.map(({ children }) => JSON.parse(children.join('')) as object)).toContainEqual(
      expect.objectContaining({ '@type': 'Product', name: SCRIPT }),
    );
  });

  it('is a text in every spreadsheet, never a formula', async () => {
    const headers = { cookie: await cookieOf(market, 'officer') };
    const csv = (await market.visitor().get('/department/export.csv', headers)).body;
    expect(csv).toContain('xin chào');
    expect(csv).not.toMatch(/(^|[,\n])"?[=+@-]\D/m);
    const { rawPayload } = await market.app.inject({ url: '/department/export.xlsx', headers });
    const sheets = entriesOf(rawPayload).filter(({ name }) => name.startsWith('xl/worksheets/'));
    expect(sheets.length).toBeGreaterThan(1);
    for (const { text } of sheets) expect(text).not.toMatch(/<f[ >]/);
    expect(entriesOf(rawPayload).some(({ text }) => text.includes('&lt;script'))).toBe(true);
  });

  it('is in the API as they wrote it, as JSON that no browser takes for a page', async () => {
    const answer = await market.visitor().get(addressOf('/api/v1/products/:slug', own));
    expect(answer.headers['content-type']).toContain('application/json');
    expect((JSON.parse(answer.body) as { nameVi: string }).nameVi).toBe(SCRIPT);
  });

  it.each(['/search?q=', '/sign-in?back=', '/checkout?province=', '/department?from='])(
    'is harmless in an address: %s',
    async url => {
      const { body } = await market
        .visitor()
        .get(url + encodeURIComponent(SCRIPT), { cookie: await cookieOf(market, insider(url)) });
      expect(body).not.toMatch(/<script>|<img src=x/);
    },
  );
});

describe('the log', () => {
  let market: TestMarket;
  let stripe: StripeStandIn;
  const PHONE = '912345678';
  const EMAIL = 'hanh.rieng@example.vn';

  beforeAll(async () => {
    stripe = await StripeStandIn.open({ webhookSecret: 'whsec_of_the_log', clock: () => market.clock.now() });
    market = await openMarket('market', {
      LOG_LEVEL: 'trace',
      STRIPE_SECRET_KEY: stripe.secretKey,
      STRIPE_WEBHOOK_SECRET: 'whsec_of_the_log',
      STRIPE_API_URL: stripe.url,
    });
  }, 120_000);
  afterAll(async () => {
    await market.close();
    await stripe.close();
  });

  const knows = (secret: string): string[] => market.log.filter(line => line.includes(secret));

  it('tells of an order and its payment, but not whose', async () => {
    const { buyer, key, code } = await buys(market, {
      goods: [[TEA, 1]],
      payment: 'Thẻ quốc tế',
      email: EMAIL,
      name: 'Trần Thị Hạnh',
    });
    await buyer.opens(`/pay/${key}`);
    await buyer.presses('Trả ');
    await buyer.opens(`/follow/${key}`);
    await buyer.signsIn(BUYER);
    expect(market.log.some(line => line.includes('"/follow/:key"'))).toBe(true);
    for (const secret of [
      key,
      code,
      PHONE,
      EMAIL,
      'Hạnh',
      'Hàng Chè',
      BUYER,
      cast.password,
      stripe.secretKey,
      'whsec_',
      'session=',
      'basket=',
    ])
      expect(knows(secret)).toEqual([]);
  });

  it('tells what went wrong in the database, but not with whose data', async () => {
    const guest = new Person(market.visitor());
    await market.ask('ALTER TABLE identity_person RENAME COLUMN full_name TO broken_name');
    const answer = await guest.visitor.post('/register', {
      fullName: 'Trần Thị Hạnh',
      login: EMAIL,
      password: 'nương chè buổi sớm',
    });
    await market.ask('ALTER TABLE identity_person RENAME COLUMN broken_name TO full_name');
    expect(answer.status).toBe(500);
    const [told] = market.log.filter(line => line.includes('"level":50'));
    expect(told).toContain('full_name');
    expect(told).toContain('"code":"42703"');
    for (const secret of [EMAIL, 'Hạnh', 'argon2', 'nương chè']) expect(knows(secret)).toEqual([]);
    const [, id = ''] = /"requestId":"([\w-]+)"/.exec(told ?? '') ?? [];
    expect(answer.body).toContain(id);
    expect(answer.body).not.toMatch(/full_name|INSERT|at .*\.ts/);
  });
});

/** The files in a zip, by its central directory (APPNOTE 4.3.12). */
function entriesOf(zip: Buffer): { name: string; text: string }[] {
  const entries: { name: string; text: string }[] = [];
  for (
    let at = zip.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0;
    at = zip.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  ) {
    const [method, size, nameLength, start] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt32LE(at + 42),
    ];
    const data = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const bytes = zip.subarray(data, data + size);
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      text: String(method === 8 ? inflateRawSync(bytes) : bytes),
    });
  }
  return entries;
}
