import { cast, OWN_COOPERATIVE } from '../../../apps/local/src/seed/cast.js';
import { addressOf, rowsOf, type Rows } from '../../support/addresses.js';
import { openMarket, type Answer, type TestMarket } from '../../support/market.js';
import { cookieOf, type Role } from '../../support/roles.js';
import { insider, pages } from './walked.js';

const BUYER = cast.people[0].login;

export function theDoorIsSafe(): void {
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
          /^\/(api|photos|field-photos|review-photos|health|metrics|sitemap|robots|linkset-context|\.well-known|log\/(checkpoints?|keys|lines|tile|entries)\b)/.test(
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
      // What was listed was asked for by ourselves.
      expect(await market.ask(`SELECT * FROM payments_event WHERE type NOT LIKE 'listed.%'`)).toEqual([]);
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
}
