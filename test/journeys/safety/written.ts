import { OWN_COOPERATIVE } from '../../../apps/local/src/seed/cast.js';
import { addressOf, rowsOf, type Rows } from '../../support/addresses.js';
import { parseHtml, tagged, within } from '../../support/html.js';
import { openMarket, type TestMarket } from '../../support/market.js';
import { cookieOf } from '../../support/roles.js';
import { insider, pages } from './walked.js';
import { entriesOf } from './zipped.js';

export function whatIsWrittenIsSafe(): void {
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
      ordering_order: ['cancel_reason'],
      delivery_shipment: ['carrier_name', 'tracking_code'],
      delivery_history: ['note'],
      delivery_list: ['source'],
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
}
