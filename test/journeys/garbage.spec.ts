import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { z } from 'zod';
import { templateOf } from '../../apps/server/src/api/openapi.js';
import { OWN_COOPERATIVE } from '../../apps/local/src/seed/cast.js';
import { addressOf, rowsOf, type Rows } from '../support/addresses.js';
import { formsOn, type FormFound } from '../support/forms-found.js';
import { garbagePart, garbageQuery, garbledForm, STRANGE_BODIES } from '../support/garbage.js';
import { openMarket, type Route, type TestMarket } from '../support/market.js';
import { cookieOf, type Role } from '../support/roles.js';
import { aPicture } from '../support/pictures.js';

/** The same garbage on every run, and other garbage on every route. */
let seed = 20261124;
/** An answer to nonsense is never slow, even on a machine with other work. */
const PATIENCE_MS = 10_000;

interface Parameter {
  name: string;
  in: 'path' | 'query';
}

interface Answer {
  content?: Record<string, { schema: object }>;
}

interface Document {
  paths: Record<string, { get?: { parameters: Parameter[]; responses: Record<string, Answer> } }>;
  components: { schemas: object };
}

describe('garbage', () => {
  let market: TestMarket;
  let own: Rows;
  let basket: string;
  let callers = 0;

  beforeAll(async () => {
    market = await openMarket('market');
    own = await rowsOf(market, OWN_COOPERATIVE.slug);
    basket = await fullBasket();
  }, 120_000);
  afterAll(() => market.close());

  async function fullBasket(): Promise<string> {
    const put = await market.app.inject({
      method: 'POST',
      url: '/basket',
      payload: { variant: own['variants'], quantity: '1' },
    });
    return `basket=${put.cookies.find(cookie => cookie.name === 'basket')?.value}`;
  }

  /** From another address each time: here the limits per address are not what is tried. */
  async function ask(options: {
    method?: 'GET' | 'POST';
    url: string;
    role?: Role;
    type?: string;
    accept?: string;
    payload?: string | Buffer;
  }) {
    const { method = 'GET', url, role = 'guest', type, accept = 'text/html', payload } = options;
    const caller = ++callers;
    const started = performance.now();
    const answer = await market.app.inject({
      method,
      url,
      remoteAddress: `10.${(caller >> 16) % 256}.${(caller >> 8) % 256}.${caller % 256}`,
      headers: {
        cookie: [basket, await cookieOf(market, role)].filter(Boolean).join('; '),
        accept,
        'sec-fetch-site': 'same-origin',
        ...(type && { 'content-type': type }),
      },
      ...(payload !== undefined && { payload }),
    });
    if (performance.now() - started > PATIENCE_MS)
      throw new Error(`${method} ${url} took ${performance.now() - started} ms`);
    if (answer.statusCode >= 500)
      throw new Error(`${method} ${url} answered ${answer.statusCode}: ${answer.body.slice(0, 300)}`);
    return answer;
  }

  const holds = <T extends unknown[]>(property: fc.IAsyncProperty<T>, numRuns: number): Promise<void> =>
    fc.assert(property, { seed: ++seed, numRuns, endOnFailure: true });

  describe('to the API', () => {
    it('is refused as a problem, and what is answered has the promised shape', async () => {
      const document = (await ask({ url: '/api/v1/openapi.json' })).json<Document>();
      for (const [path, { get }] of Object.entries(document.paths)) {
        if (!get) continue;
        const [accept = '', shape] = promised(document, get.responses['200']);
        const [refused, refusal] = promised(document, get.responses['default']);
        const names = get.parameters.filter(one => one.in === 'query').map(one => one.name);
        const address = fc.oneof(
          fc.constant(filledPath(path)),
          // With dots it is another address before it is sent.
          somePart.filter(part => !/^(\.|%2e)+$/i.test(part)).map(part => path.replace(/\{\w+\}/, part)),
        );
        await holds(
          fc.asyncProperty(address, garbageQuery(names), async (url, query) => {
            const answer = await ask({ url: query ? `${url}?${query}` : url, role: 'officer', accept });
            if (String(answer.statusCode) in get.responses && answer.statusCode < 400) {
              if (answer.statusCode === 200 && accept.endsWith('json')) shape.parse(answer.json());
              return;
            }
            expect(answer.headers['content-type']).toContain(refused);
            expect(refusal.parse(answer.json())).toMatchObject({ status: answer.statusCode });
          }),
          get.parameters.length === 0 ? 2 : path.startsWith('/api/') ? 25 : 6,
        );
      }
    }, 240_000);

    it('is written down with everything that programs do at /epcis and at the log (E06, T02)', async () => {
      const { paths } = (await ask({ url: '/api/v1/openapi.json' })).json<Document>();
      const ours = /^\/(epcis|log)(\/(?!proofs)|$)/;
      const described = Object.entries(paths)
        .filter(([path]) => ours.test(path))
        .flatMap(([path, methods]) => Object.keys(methods).map(method => `${method.toUpperCase()} ${path}`));
      const registered = market.routes
        .filter(({ method, path }) => method !== 'HEAD' && ours.test(path) && path !== '/log')
        .map(({ method, path }) => `${method} ${templateOf(path).replace('tile/*', 'tile/{tile}')}`);
      expect(described.length).toBeGreaterThan(50);
      expect(described.sort()).toEqual([...new Set(registered)].sort());
    });

    const filledPath = (path: string): string =>
      path.startsWith('/api/v1')
        ? `/api/v1${addressOf(path.slice('/api/v1'.length).replace(/\{(\w+)\}/g, ':$1'), own)}`
        : addressOf(path.replace(/\{(\w+)\}/g, ':$1'), { ...own, '10': 'L1', '21': 'S1' });
  });

  describe('to the pages', () => {
    it('breaks none of them', async () => {
      for (const { path } of pages('GET')) {
        const address = fc.oneof(fc.constant(addressOf(path, own)), garbled(path));
        await holds(
          fc.asyncProperty(
            address,
            garbageQuery(['q', 'tab', 'sort', 'from', 'to', 'back', 'task', 'product', 'province', 'code']),
            async (url, query) => {
              await ask({ url: query ? `${url}?${query}` : url, role: mostAllowed(path) });
            },
          ),
          5,
        );
      }
    }, 240_000);

    /** The address with garbage instead of one of its rows. */
    const garbled = (path: string): fc.Arbitrary<string> => {
      const rows = Object.keys(own).filter(kind => kind !== 'desk' && path.includes(`/${kind}/:`));
      if (rows.length === 0) return fc.constant(addressOf(path, own));
      return fc
        .tuple(fc.constantFrom(...rows), somePart)
        .map(([kind, part]) => addressOf(path, { ...own, [kind]: part }));
    };
  });

  it('in cookies is as good as none', async () => {
    const names = fc.constantFrom('session', 'basket', 'language', 'flash', '__proto__');
    const cookies = fc
      .array(fc.tuple(names, garbagePart), { minLength: 1, maxLength: 5 })
      .map(all => all.map(pair => pair.join('=')).join('; '));
    await holds(
      fc.asyncProperty(cookies, fc.constantFrom('/', '/basket', '/account'), async (cookie, url) => {
        const { status, body } = await market.visitor().get(url, { cookie });
        expect(status).toBe(url === '/account' ? 303 : 200);
        expect(body).not.toMatch(/<script>|\[object|undefined/);
      }),
      60,
    );
  });

  describe('behind the codes on packs', () => {
    it('is malformed or unknown, and says so', async () => {
      const gtin = own['01'] ?? '';
      const tail = fc
        .constantFrom('21', '10', '22', '17', '99', '')
        .chain(ai => garbagePart.map(part => `/${ai}/${part}`));
      await holds(
        fc.asyncProperty(
          fc.oneof(
            fc.constant(`/01/${gtin}`),
            garbagePart.map(part => `/01/${part}`),
          ),
          fc.oneof(fc.constant(''), tail),
          async (head, rest) => {
            const answer = await ask({ url: head + rest });
            expect([200, 400, 404]).toContain(answer.statusCode);
          },
        ),
        60,
      );
    }, 120_000);

    it.each([
      ['a code of another country', '/01/04006381333931/21/ABC', 404],
      ['a wrong check digit', '/01/09529001010019/21/ABC', 400],
      ['a serial longer than GS1 allows', '/01/04006381333931/21/ABCDEFGHIJKLMNOPQRSTU', 400],
      ['no code at all', '/01/', 400],
      ['a picture of a cat', '/01/%F0%9F%90%88', 400],
    ])('%s', async (_what, url, status) => {
      expect((await ask({ url })).statusCode).toBe(status);
    });
  });

  describe('as a photo', () => {
    const photos = async (): Promise<number> =>
      (await market.ask<{ n: number }>('SELECT count(*)::int AS n FROM catalog_photo'))[0]?.n ?? -1;

    const uploads = (): [string, Buffer | Promise<Buffer>, string][] => [
      ['nothing', Buffer.alloc(0), 'image/jpeg'],
      ['a text', Buffer.from('not a picture'), 'image/jpeg'],
      [
        'a drawing with a script in it',
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        'image/svg+xml',
      ],
      ['an archive', Buffer.from('PK\u0003\u0004 and more'), 'application/zip'],
      ['an animation', Buffer.from('GIF89a and more'), 'image/gif'],
      ['half a photo', aPicture('jpeg').then(bytes => bytes.subarray(0, bytes.length / 2)), 'image/jpeg'],
      ['only its first bytes', aPicture('jpeg').then(bytes => bytes.subarray(0, 12)), 'image/jpeg'],
      ['a small file that unfolds into gigabytes', pngOf(50_000, 50_000), 'image/png'],
      [
        'more than the limit',
        Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(15 * 1_048_576)]),
        'image/jpeg',
      ],
    ];

    it.each(uploads())('%s is refused at its field, and nothing is kept', async (_what, bytes, type) => {
      const before = await photos();
      const answer = await upload(await bytes, type);
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toMatch(
        /id="[^"]*photo[^"]*"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*id="[^"]*photo/,
      );
      expect(await photos()).toBe(before);
    });

    it('a picture under another name is what it is', async () => {
      const before = await photos();
      const answer = await upload(await aPicture('png'), 'text/html');
      expect(answer.statusCode).toBe(303);
      expect(await photos()).toBe(before + 1);
    });

    function upload(bytes: Buffer, type: string) {
      const url = addressOf('/desk/:coop/products/:slug/photos', own);
      const payload = Buffer.concat([
        Buffer.from(
          `--x\r\nContent-Disposition: form-data; name="photo"; filename="../../a.php"\r\nContent-Type: ${type}\r\n\r\n`,
        ),
        bytes,
        Buffer.from('\r\n--x\r\nContent-Disposition: form-data; name="altVi"\r\n\r\nChè\r\n--x--\r\n'),
      ]);
      return ask({ method: 'POST', url, role: 'clerk', type: 'multipart/form-data; boundary=x', payload });
    }
  });

  // Last: some of it is not garbage enough, and members lose their desks.
  describe('in the forms', () => {
    it('breaks none of them, and no other way of sending does', async () => {
      const forms = await everyForm();
      for (const route of pages('POST').sort(byHarm)) {
        const role = mostAllowed(route.path);
        const url = addressOf(route.path, own);
        basket = await fullBasket();
        for (const [type, payload] of STRANGE_BODIES) await ask({ method: 'POST', url, role, type, payload });
        const sent = standingIn(forms, route.path);
        expect({ route: route.path, forms: sent.length }).not.toEqual({ route: route.path, forms: 0 });
        const form = fc.constantFrom(...sent).chain(one => fc.tuple(fc.constant(one.action), garbledForm(one.fields)));
        await holds(
          fc.asyncProperty(form, async ([action, body]) => {
            await ask({ method: 'POST', url: action, role, type: 'application/x-www-form-urlencoded', payload: body });
          }),
          8,
        );
      }
      expect(await market.ask('SELECT 1 FROM identity_person LIMIT 1')).toHaveLength(1);
    }, 240_000);

    /** All forms that the market shows to those who may go furthest. */
    async function everyForm(): Promise<FormFound[]> {
      const found: FormFound[] = [];
      const urls = [...pages('GET').map(({ path }) => addressOf(path, own)), ...(await inOtherStates())];
      for (const url of urls) {
        for (const role of ['guest', mostAllowed(url)] as const) {
          const { body, headers } = await ask({ url, role });
          if (String(headers['content-type']).startsWith('text/html')) found.push(...formsOn(url, body));
        }
      }
      return found;
    }

    /** A form is shown in the state in which it may be sent: one of each. */
    const inOtherStates = async (): Promise<string[]> =>
      (
        await market.ask<{ url: string }>(
          `SELECT DISTINCT ON (x.state) '/desk/' || $1 || '/orders/' || x.number AS url FROM ordering_order x WHERE x.cooperative_id = (SELECT id FROM cooperatives_cooperative WHERE slug = $1)
           UNION ALL SELECT '/checkout?province=12'
           UNION ALL SELECT DISTINCT ON (x.state) '/desk/' || $1 || '/products/' || x.slug FROM catalog_product x WHERE x.cooperative_id = (SELECT id FROM cooperatives_cooperative WHERE slug = $1)
           UNION ALL SELECT DISTINCT ON (x.packed_on IS NULL) '/desk/' || $1 || '/batches/' || x.id FROM traceability_batch x WHERE x.recalled_at IS NULL AND x.cooperative_id = (SELECT id FROM cooperatives_cooperative WHERE slug = $1)
           UNION ALL SELECT DISTINCT ON (state) '/department/products/' || slug FROM catalog_product
           UNION ALL SELECT DISTINCT ON (verification, standing) '/department/cooperatives/' || slug FROM cooperatives_cooperative
           UNION ALL (SELECT DISTINCT ON (t.step) '/desk/' || $1 || '/batches/' || x.id || '/correction?task=' || t.id FROM traceability_batch x JOIN traceability_task t ON t.batch_id = x.id
             WHERE x.recalled_at IS NULL AND x.cooperative_id = (SELECT id FROM cooperatives_cooperative WHERE slug = $1))
           UNION ALL SELECT '/desk/' || $1 || '/labels/' || x.id FROM labels_roll x WHERE x.activated_at IS NULL AND x.cooperative_id = (SELECT id FROM cooperatives_cooperative WHERE slug = $1)`,
          [OWN_COOPERATIVE.slug],
        )
      ).map(({ url }) => url);

    function standingIn(forms: FormFound[], path: string): FormFound[] {
      const pattern = new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`);
      const shown = forms.filter(({ action }) => pattern.test(action));
      const unseen: FormFound = { action: addressOf(path, own), fields: UNSEEN.map(name => [name, 'x']) };
      return shown.length > 0 ? shown : [unseen];
    }
  });

  /** Pages and their forms; the API and Stripe's door are tried on their own. */
  const pages = (method: string): Route[] =>
    market.routes.filter(route => route.method === method && !/^\/(api|webhooks)\//.test(route.path));
});

/** Nothing between two slashes would be another address. */
const somePart = garbagePart.filter(part => part !== '');

/** Buyers first: the department may stop a co-op's sales, and a director may send everybody away. */
const byHarm = (a: Route, b: Route): number => harmOf(a) - harmOf(b);
const harmOf = ({ path }: Route): number =>
  ['/desk/', '/department/', '/desk/:coop/members'].findLastIndex(start => path.startsWith(start));

/** Names for the fields of a form that no page shows at present. */
const UNSEEN = ['name', 'reason', 'reasonVi', 'confirmed', 'sure', 'wish', 'price', 'carrier', 'version', 'quantity'];

/** Who gets furthest there. */
function mostAllowed(path: string): Role {
  if (path.startsWith('/desk/')) return 'director';
  if (path.startsWith('/department')) return 'officer';
  return path.startsWith('/operator') || path === '/metrics' ? 'operator' : 'buyer';
}

/** The media type of an answer, and what its body is. */
function promised(document: Document, answer: Answer | undefined): [media: string, shape: z.ZodType] {
  const [[media, { schema }] = ['', { schema: {} }]] = Object.entries(answer?.content ?? {});
  return [media, shapeOf(document, schema)];
}

/** A schema of the document with what it refers to. */
function shapeOf({ components }: Document, schema: object): z.ZodType {
  const local = (value: object): object =>
    JSON.parse(JSON.stringify(value).replaceAll('#/components/schemas/', '#/$defs/')) as object;
  return z.fromJSONSchema({ ...local(schema), $defs: local(components.schemas) } as never);
}

/** A picture of that many pixels by what its head says; of pixels it has none. */
function pngOf(width: number, height: number): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  const head = Buffer.concat([size, Buffer.from([8, 2, 0, 0, 0])]);
  const parts = [
    chunk('IHDR', head),
    chunk('IDAT', Buffer.from([0x78, 0x9c, 0x03, 0, 0, 0, 0, 1])),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
