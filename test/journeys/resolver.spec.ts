import { Ajv } from 'ajv';
import fc from 'fast-check';
import { checkDigit, primaryKeys } from '#libs/gs1';
import { cast } from '../../apps/local/src/seed/cast.js';
import { openMarket, type TestMarket } from '../support/market.js';
import { describeShared, readJson } from '../support/shared-data.js';

const [genuine, recalled, inactive] = cast.labels;
const ORIGIN = 'http://localhost:3000';
const LINKSET = 'application/linkset+json';
const SSCC = `39520001000000001${checkDigit('39520001000000001')}`;
const VOC = 'https://ref.gs1.org/voc/';
const SCHEMAS = ['resolver/gs1-linkset-schema.json', 'resolver/linkset-schema-1.2.x-as-published.json'];

interface LinkObject {
  href: string;
  title: string;
  hreflang?: string[];
}
type Context = { anchor: string; itemDescription: string } & Record<string, LinkObject[]>;

const gtinOf = (label: { gtin: string }) => `/01/${label.gtin}`;
const packOf = (label: { gtin: string; serial: string }) => `/01/${label.gtin}/21/${label.serial}`;

// As GS1's public test suite asks (gs1-digital-link-resolver-testsuite): without a browser's headers.
describe('a program asks the resolver where a code leads', () => {
  let market: TestMarket;
  let lot: string;
  beforeAll(async () => {
    market = await openMarket();
    const [row] = await market.ask<{ lot: string }>(
      `SELECT b.lot FROM labels_label l JOIN traceability_batch b ON b.id = l.batch_id WHERE l.serial = $1`,
      [genuine.serial],
    );
    lot = `${gtinOf(genuine)}/10/${encodeURIComponent(row?.lot ?? '')}`;
  });
  afterAll(() => market.close());

  const ask = (url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' | 'OPTIONS' = 'GET') =>
    market.app.inject({ method, url, headers: { accept: '*/*', ...headers } });
  const locationOf = async (url: string, headers?: Record<string, string>) =>
    String((await ask(url, headers, 'HEAD')).headers.location);
  const linksetOf = async (url: string): Promise<Context[]> =>
    (await ask(url, { accept: LINKSET })).json<{ linkset: Context[] }>().linkset;
  const looks = async () => (await market.ask<{ n: number }>('SELECT count(*)::int AS n FROM scans_scan'))[0]?.n;

  it('R07 R21: is sent on, for a while only, and nobody has looked at anything yet', async () => {
    const before = await looks();
    const answer = await ask(packOf(genuine));
    expect(answer.statusCode).toBe(307);
    expect(answer.headers.location).toBe(`${ORIGIN}/trace${packOf(genuine)}`);
    expect([answer.body, answer.headers['content-type']]).toEqual(['', undefined]);
    expect(await looks()).toBe(before);
    const page = await market.visitor().get(`/trace${packOf(genuine)}`);
    expect(page.status).toBe(200);
    expect(page.body).toContain('Hàng thật');
    expect(await looks()).toBe((before ?? 0) + 1);
  });

  it('R07: a browser gets the page at once, and that is one look', async () => {
    const before = (await looks()) ?? 0;
    const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
    const answer = await ask(packOf(genuine), { accept });
    expect([answer.statusCode, answer.headers.location]).toEqual([200, undefined]);
    expect(await looks()).toBe(before + 1);
    expect((await ask(packOf(genuine), { accept }, 'HEAD')).statusCode).toBe(200);
    expect(await looks()).toBe(before + 1);
  });

  it.each(['GET', 'HEAD'] as const)(
    'R01 R13 R15 R25: says on %s what everybody may read, and keeps nothing',
    async method => {
      const { headers, statusCode } = await ask(gtinOf(genuine), {}, method);
      expect(statusCode).toBe(307);
      expect(headers).toMatchObject({
        'access-control-allow-origin': '*',
        'access-control-allow-methods': 'GET, HEAD, OPTIONS',
        'cache-control': 'no-cache',
        link: `<${ORIGIN}${gtinOf(genuine)}?linkType=linkset>; rel="linkset"; type="${LINKSET}"`,
      });
      expect(String(headers.vary)).toMatch(/^Accept, Accept-Language/);
    },
  );

  it('R01: lets a page of another site ask before it reads', async () => {
    const preflight = { origin: 'https://example.org', 'access-control-request-method': 'GET' };
    for (const url of [gtinOf(genuine), `/00/${SSCC}`, '/01/x', '/.well-known/gs1resolver', '/linkset-context'])
      expect(await ask(url, preflight, 'OPTIONS')).toMatchObject({
        statusCode: 204,
        headers: {
          'access-control-allow-origin': '*',
          'access-control-allow-methods': 'GET, HEAD, OPTIONS',
          allow: 'GET, HEAD, OPTIONS',
        },
      });
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)('R01: is read, and says so to %s (405)', async method => {
    for (const url of [gtinOf(genuine), `/00/${SSCC}?a=b`, '/eh30', '/01/x', '/.well-known/gs1resolver'])
      for (const headers of [{}, { origin: 'https://example.org' }])
        expect(await market.app.inject({ method, url, headers })).toMatchObject({
          statusCode: 405,
          headers: { allow: 'GET, HEAD, OPTIONS', 'access-control-allow-origin': '*' },
        });
    expect((await market.app.inject({ method, url: '/no-such-page' })).statusCode).toBe(404);
  });

  it('R06 R09 R10: leads by each type to what the linkset says', async () => {
    const linkset = await linksetOf(packOf(genuine));
    expect(linkset.map(({ anchor }) => anchor)).toEqual([ORIGIN + packOf(genuine), ORIGIN + gtinOf(genuine)]);
    for (const { anchor, itemDescription, ...byType } of linkset) {
      expect(itemDescription).not.toBe('');
      expect(byType[`${VOC}defaultLink`]).toHaveLength(1);
      const url = anchor.slice(ORIGIN.length);
      const named = Object.entries(byType).filter(([type]) => type !== `${VOC}defaultLink`);
      const [standard] = byType[`${VOC}defaultLink`] ?? [];
      expect(Object.keys(standard ?? {})).toEqual(['href', 'title']);
      expect(named.flatMap(([, links]) => links.map(({ href }) => href))).toContain(standard?.href);
      expect(await locationOf(url)).toBe(standard?.href);
      for (const [type, [link]] of named)
        for (const asked of [type, type.replace(VOC, 'gs1:')])
          expect(await locationOf(`${url}?linkType=${asked}`)).toBe(`${link?.href}?linkType=${asked}`);
    }
  });

  it.each([
    ['lot', () => lot],
    ['pack', () => packOf(genuine)],
  ])('R10: leads programs with a key from a %s to the EPCIS events of the lot', async (_, url) => {
    const at = await locationOf(`${url()}?linkType=gs1:epcis`);
    const [events = ''] = at.slice(ORIGIN.length).split('?');
    expect(events).toBe(`/epcis/epcs/${encodeURIComponent(`https://id.gs1.org${lot}`)}/events`);
    expect((await ask(events)).statusCode).toBe(401);
    const told = await market.ask('SELECT 1 FROM epcis_event_epc WHERE epc = $1', [`https://id.gs1.org${lot}`]);
    expect(told.length).toBeGreaterThan(0);
  });

  it('R09: has nothing of a type that is none, or that nobody gave', async () => {
    for (const type of ['gs1:nosuchlt', 'gs1:tutorial', 'pip', 'https://example.org/voc/x']) {
      const answer = await ask(`${gtinOf(genuine)}?linkType=${type}`);
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([
        404,
        'application/problem+json; charset=utf-8',
      ]);
    }
    const page = await market.visitor().get(`${gtinOf(genuine)}?linkType=gs1:tutorial`);
    expect(page.status).toBe(404);
    expect(page.body).toContain('Trang giới thiệu sản phẩm');
  });

  it.each([
    ['?linkType=linkset', '*/*', LINKSET],
    ['?linkType=all', '*/*', LINKSET],
    ['', LINKSET, LINKSET],
    ['?linkType=linkset', 'application/json', 'application/json'],
    ['?linkType=linkset', 'text/plain, application/json, text/html;q=0.5', 'application/json'],
    ['?linkType=linkset', 'application/json;q=0.5, application/linkset+json', LINKSET],
    ['?linkType=linkset', 'text/html', 'text/html; charset=utf-8'],
  ])('R10 R13 R23: a linkset for %s and Accept %s is %s', async (query, accept, type) => {
    const answer = await ask(gtinOf(genuine) + query, { accept });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, type]);
    if (accept === 'text/html') {
      const [, embedded = ''] = /<script type="application\/ld\+json"[^>]*>([^<]+)</.exec(answer.body) ?? [];
      expect(JSON.parse(embedded)).toMatchObject({ linkset: await linksetOf(gtinOf(genuine)) });
    } else {
      expect(answer.headers.link).toBe(
        `<${ORIGIN}/linkset-context>; rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"`,
      );
    }
  });

  for (const schema of SCHEMAS)
    describeShared('R12: every linkset', schema, file => {
      it('is valid', async () => {
        const valid = new Ajv({ strict: false }).compile(readJson<object>(file));
        const [party] = await market.ask<{ gln: string }>(
          'SELECT gln FROM cooperatives_cooperative ORDER BY id LIMIT 1',
        );
        for (const url of [gtinOf(genuine), lot, packOf(genuine), packOf(recalled), `/414/${party?.gln}`]) {
          const linkset = (await ask(url, { accept: LINKSET })).json<object>();
          expect([url, valid(linkset) ? [] : valid.errors]).toEqual([url, []]);
        }
      });
    });

  describeShared('R17: describes itself', 'resolver/description-file-schema-1.2.0.json', file => {
    it('as the schema 1.2.0 wants it', async () => {
      const answer = await ask('/.well-known/gs1resolver');
      expect(answer.headers['content-type']).toMatch(/^application\/json/);
      const valid = new Ajv({ strict: false, formats: { uri: true } }).compile(readJson<object>(file));
      const told = answer.json<{ resolverRoot: string; jsonLdContextLocation: string }>();
      expect(valid(told) ? [] : valid.errors).toEqual([]);
      expect(told.resolverRoot).toBe(ORIGIN);
      const context = await ask(told.jsonLdContextLocation.slice(ORIGIN.length));
      expect([context.statusCode, context.headers['content-type']]).toEqual([200, 'application/ld+json']);
    });
  });

  it('R02: walks up from a lot, a serial and a variant that nobody knows', async () => {
    const above = await locationOf(gtinOf(genuine));
    for (const below of [
      '/10/NO-SUCH-LOT',
      '/21/NOBODY',
      '/22/V1',
      '/22/V1/10/NO-SUCH-LOT',
      '/10/NO-SUCH-LOT/21/NOBODY',
    ])
      expect(await locationOf(gtinOf(genuine) + below)).toBe(above);
    expect((await linksetOf(`${gtinOf(genuine)}/10/NO-SUCH-LOT`)).map(({ anchor }) => anchor)).toEqual([
      ORIGIN + gtinOf(genuine),
    ]);
  });

  it('L04: tells a label that is on no pack yet no better than one that nobody printed', async () => {
    const [waiting, guessed] = [await ask(packOf(inactive)), await ask(`${gtinOf(inactive)}/21/GUESSED23456`)];
    expect(waiting.headers.location).toBe(guessed.headers.location);
  });

  it('R19: gives the same answer with a slash at the end', async () => {
    for (const url of [gtinOf(genuine), packOf(genuine), lot]) {
      const [bare, slashed] = [await ask(url), await ask(`${url}/`)];
      expect([slashed.statusCode, slashed.headers.location]).toEqual([bare.statusCode, bare.headers.location]);
      expect(await locationOf(`${url}/?a=b`)).toBe(`${String(bare.headers.location)}?a=b`);
    }
  });

  it('R16: passes on what stands behind the question mark, byte for byte', async () => {
    const above = await locationOf(gtinOf(genuine));
    for (const query of ['foo=bar', 'a=1;b=2', 'flag', '17=281120&x=%2f%C3%A9', 'a=b?c=d', 'q=+&&=', 'x=%zz'])
      expect(await locationOf(`${gtinOf(genuine)}?${query}`)).toBe(`${above}?${query}`);
  });

  it.each([
    ['R03 a wrong check digit', `/01/${genuine.gtin.slice(0, 13)}${(Number(genuine.gtin[13]) + 1) % 10}`],
    ['R03 a word behind the link', `${gtinOf(genuine)}/foo`],
    ['R03 a short GTIN', `/01/${genuine.gtin.slice(1)}`],
    ['D02 a key without a value', '/01'],
    ['R04 a qualifier before its key', `/10/L7${gtinOf(genuine)}`],
    ['R04 an attribute before the key', `/17/281120${gtinOf(genuine)}`],
    ['D02 a qualifier without a key', '/21/A'],
    ['D06 names for keys', `/gtin/${genuine.gtin}/ser/A`],
    ['D13 a compressed link', '/ARFKk4HiBgg'],
    ['D13 a compressed link with a serial', '/DBHKVAdpQgqrzAg'],
    ['D13 a compressed link of a place', '/QUiok4y0xA'],
    ['R20 a tag in mixed case', '/Eh30164596f40c0e5cbe991a83'],
    ['R04 serial before lot', `${gtinOf(genuine)}/21/A/10/B`],
    ['R04 an attribute in the path', `${gtinOf(genuine)}/17/281120`],
    ['R04 an AI that qualifies nothing here', `${gtinOf(genuine)}/254/1`],
    ['R03 an attribute that is no date', `${gtinOf(genuine)}?17=281399`],
    ['R03 a serial that is too long', `${gtinOf(genuine)}/21/ABCDEFGHIJKLMNOPQRSTU`],
  ])('%s is an error (400), for programs and people', async (_what, url) => {
    const answer = await ask(url);
    expect([answer.statusCode, answer.headers.location]).toEqual([400, undefined]);
    expect((await market.visitor().get(url)).status).toBe(400);
  });

  it('R03: nothing is known of keys of others (404)', async () => {
    for (const url of ['/no-such-page', '/Administrators', '/999/A']) expect((await ask(url)).statusCode).toBe(404);
    for (const url of ['/01/04006381333931', '/01/04006381333931/10/A', `/00/${SSCC}`, '/8004/9520001ABC'])
      for (const accept of ['*/*', LINKSET, 'text/html']) expect((await ask(url, { accept })).statusCode).toBe(404);
  });

  it('R05: keeps an encoded slash inside a lot', async () => {
    const slashed = `${gtinOf(genuine)}/10/L%2F1`;
    const [product] = await market.ask<{ id: string; cooperative: string }>(
      `SELECT p.id, p.cooperative_id AS cooperative FROM catalog_product p JOIN catalog_variant v ON v.product_id = p.id WHERE v.gtin = $1`,
      [genuine.gtin],
    );
    await market.ask(
      `INSERT INTO resolver_link (id, cooperative_id, anchor, key, link_type, href, title, registered_by, registered_at)
       SELECT gen_random_uuid(), $1, $2, $3, 'instructions', 'https://che.example/l-1', 'L/1', id, now() FROM identity_person LIMIT 1`,
      [product?.cooperative, slashed, gtinOf(genuine)],
    );
    expect(await locationOf(`${slashed}?linkType=gs1:instructions`)).toBe(
      'https://che.example/l-1?linkType=gs1:instructions',
    );
    expect((await ask(`${gtinOf(genuine)}/10/L/1?linkType=gs1:instructions`)).statusCode).toBe(400);
  });

  it('R14 R15: asks back when it cannot tell two links apart, and not when the language tells them', async () => {
    const anchor = gtinOf(inactive);
    for (const lang of ['vi', 'fr'])
      await market.ask(
        `INSERT INTO resolver_link (id, cooperative_id, anchor, key, link_type, href, title, hreflang, registered_by, registered_at)
         SELECT gen_random_uuid(), (SELECT id FROM cooperatives_cooperative LIMIT 1), $1, $1, 'faqs', $2, 'Hỏi đáp', ARRAY[$3], id, now()
         FROM identity_person LIMIT 1`,
        [anchor, `https://che.example/${lang}`, lang],
      );
    const faqs = `${anchor}?linkType=gs1:faqs`;
    expect(await locationOf(faqs, { 'accept-language': 'de, fr-CA;q=0.8, vi;q=0.5' })).toMatch(
      /^https:\/\/che.example\/fr\?/,
    );
    const open = await ask(faqs);
    expect([open.statusCode, open.headers['content-type']]).toEqual([300, LINKSET]);
    expect(open.json<{ linkset: Context[] }>().linkset[0]?.[`${VOC}faqs`]).toHaveLength(2);
    expect((await ask(faqs, { 'accept-language': 'de' })).statusCode).toBe(300);
    expect((await market.visitor().get(faqs)).status).toBe(300);
  });

  it('R25: a recall leads lot and packs to the recall, at the next request', async () => {
    expect(await locationOf(packOf(recalled))).toBe(`${ORIGIN}/recall${packOf(recalled)}`);
    expect(await locationOf(packOf(genuine))).toBe(`${ORIGIN}/trace${packOf(genuine)}`);
    await market.ask(
      `UPDATE traceability_batch SET recalled_at = $2, recall_reason_vi = 'Nghi nhiễm nấm mốc' WHERE id =
       (SELECT batch_id FROM labels_label WHERE serial = $1)`,
      [genuine.serial, market.clock.now()],
    );
    for (const url of [packOf(genuine), lot]) {
      expect(await locationOf(url)).toBe(`${ORIGIN}/recall${url}`);
      expect(await locationOf(`${url}?linkType=gs1:recallStatus`)).toMatch(`${ORIGIN}/recall${url}`);
      expect((await market.visitor().get(`/recall${url}`)).body).toContain('Đang thu hồi');
    }
    expect(await locationOf(gtinOf(genuine))).toMatch(/\/products\//);
  });

  describeShared('R20: the memory of an RFID tag', 'gs1/epc-binary.sample.json', file => {
    const { reject, noDL } = readJson<{ reject: string[]; noDL: { hex: string }[] }>(file);
    it('is read like the link it stands for', async () => {
      // SGTIN-96 of a GTIN of ours with prefix 952900101, and serial 7: header, filter 1, partition 3, prefix, item reference, serial.
      const bits = (value: bigint, length: number) => value.toString(2).padStart(length, '0');
      const reference = BigInt((genuine.gtin[0] ?? '') + genuine.gtin.slice(10, 13));
      const all = '00110000' + '001' + bits(3n, 3) + bits(952900101n, 30) + bits(reference, 14) + bits(7n, 38);
      const hex = BigInt(`0b${all}`).toString(16).padStart(24, '0');
      const base64 = Buffer.from(hex, 'hex').toString('base64url');
      for (const segment of [`/eh${hex}`, `/ex${base64}`])
        expect(await locationOf(`${segment}?a=b`)).toBe(await locationOf(`${gtinOf(genuine)}/21/7?a=b`));
      expect((await linksetOf(`/eh${hex}`))[0]?.anchor).toBe(ORIGIN + gtinOf(genuine));
      expect((await ask(`/eh${hex}?17=281399`)).statusCode).toBe(400);
      expect((await ask(`/eh${hex}?10=L7`)).statusCode).toBe(400);
      // SGTIN+ with more behind it: AI 11, the day of making. What the tag says goes along, before what the address says.
      const day = [28n, 3n, 9n].map((part, at) => bits(part, [7, 4, 5][at] ?? 0)).join('');
      const gtin = [...genuine.gtin].map(digit => bits(BigInt(digit), 4)).join('');
      const serial = '000' + bits(1n, 5) + bits(7n, 4);
      const more = '11110111' + '1000' + gtin + serial + '00010001' + day;
      const tag = BigInt(`0b${more.padEnd(Math.ceil(more.length / 8) * 8, '0')}`).toString(16);
      expect(await locationOf(`/eh${tag}?a=b`)).toBe(await locationOf(`${gtinOf(genuine)}/21/7?11=280309&a=b`));
    });
    it.each([...reject, ...noDL.map(({ hex }) => `eh${hex.toLowerCase()}`)])('%s is an error', async segment => {
      expect((await ask(`/${segment}`)).statusCode).toBe(400);
    });
  });

  it('D02 R03: answers whatever stands behind a key, and never fails', async () => {
    const part = fc.oneof(
      fc.string({ maxLength: 40 }).map(encodeURIComponent),
      fc.constantFrom('10', '21', '22', '235', '01', genuine.gtin, genuine.serial, '%2F', '..', '%00', '%zz', ';', ''),
      fc.webSegment(),
    );
    const path = fc.array(part, { maxLength: 5 }).map(parts => parts.join('/'));
    const query = fc.oneof(
      fc.constant(''),
      fc.webQueryParameters().map(text => `?${text}`),
      fc.constant('?linkType=linkset'),
    );
    const accept = fc.constantFrom('*/*', LINKSET, 'text/html', 'application/json', ';;q=', 'text/html;q=0');
    const head = fc.constantFrom(...primaryKeys.map(ai => `/${ai}/`), gtinOf(genuine) + '/', '/eh', '/ex');
    await fc.assert(
      fc.asyncProperty(head, path, query, accept, async (key, rest, search, wanted) => {
        const { statusCode, headers } = await ask(key + rest + search, { accept: wanted });
        expect([200, 300, 307, 400, 404, 429]).toContain(statusCode);
        if (statusCode === 307) expect(String(headers.location)).toMatch(/^https?:\/\//);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('L04: a network that guesses serials is held up', async () => {
    market.clock.moveBy(120_000);
    const guess = (serial: number) => ask(`${gtinOf(inactive)}/21/GUESS${serial}`);
    for (let at = 0; at < 120; at++) expect((await guess(at)).statusCode).toBe(307);
    expect((await guess(120)).statusCode).toBe(429);
    expect((await market.visitor().get(packOf(genuine))).status).toBe(429);
    expect((await ask(gtinOf(genuine))).statusCode).toBe(307);
    market.clock.moveBy(60_000);
    expect((await guess(121)).statusCode).toBe(307);
  }, 20_000);
});
