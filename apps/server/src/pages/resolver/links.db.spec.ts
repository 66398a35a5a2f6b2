import { openMarket, type Answer, type TestMarket } from '../../../../../test/support/market.js';
import { aWorkshop, signedIn, type Stage, type Workshop } from '../../../../../test/support/builders/labels.js';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';

describe('the links of a co-op’s codes', () => {
  let market: TestMarket;
  let shop: Workshop;
  let cookie: string;
  beforeAll(async () => {
    market = await openMarket('bare');
    const { source } = market.app.get(Database);
    const stage: Stage = {
      clock: market.clock,
      ask: async (sql, values = []) => (await source.query(sql, values)) as never,
    };
    shop = await aWorkshop(stage, { lot: 'CHE-26' });
    cookie = await signedIn(stage, shop.clerk);
  });
  afterAll(() => market.close());

  const page = () => `/desk/${shop.slug}/links`;
  const show = () => market.visitor().get(page(), { cookie });
  const send = (form: Record<string, string>, to = page()): Promise<Answer> =>
    market.visitor().post(to, form, { cookie });
  const form = (more: Record<string, string> = {}) => ({
    id: newId(),
    code: `/01/${shop.gtin}`,
    lot: '',
    type: 'instructions',
    href: 'https://che.example/pha?a=1',
    title: 'Cách pha chè',
    language: 'vi',
    mediaType: '',
    ...more,
  });
  const leadsTo = async (url: string) => {
    const { headers } = await market.app.inject({ url, headers: { accept: '*/*' } });
    return headers.location;
  };

  it('says what is behind every code already while there is nothing of one’s own', async () => {
    const { status, body } = await show();
    expect(status).toBe(200);
    expect(body).toContain('Chưa có liên kết nào');
    expect(body).toContain('Chè Shan tuyết');
  });

  it('R18: leads there from the moment it is registered, however often the form is sent', async () => {
    const sent = form();
    expect((await send(sent)).location).toBe(page());
    expect((await send(sent)).location).toBe(page());
    expect((await show()).body.match(/Cách pha chè<\/a>/g)).toHaveLength(1);
    expect(await leadsTo(`/01/${shop.gtin}?linkType=gs1:instructions`)).toBe(
      'https://che.example/pha?a=1&linkType=gs1:instructions',
    );
  });

  it('may be for one lot, whose own link is found before that of the goods', async () => {
    const sent = form({ lot: 'CHE/26', href: 'https://che.example/lo', title: 'Lô 26' });
    expect((await send(sent)).status).toBe(303);
    expect((await show()).body).toContain('lô CHE/26');
    expect(await leadsTo(`/01/${shop.gtin}/10/CHE%2F26?linkType=gs1:instructions`)).toMatch(
      /^https:\/\/che.example\/lo/,
    );
    expect(await leadsTo(`/01/${shop.gtin}/10/X?linkType=gs1:instructions`)).toMatch(/^https:\/\/che.example\/pha/);
  });

  it.each([
    ['another’s code', { code: '/01/04006381333931' }, 'Mã này không thuộc hợp tác xã của bạn'],
    ['a code that is none', { code: '/01/123' }, 'Mã này không đúng chuẩn GS1'],
    ['a lot with accents', { lot: 'lô một' }, 'Mã này không đúng chuẩn GS1'],
    ['an open line', { href: 'http://che.example/' }, 'bắt đầu bằng https://'],
    ['a script', { href: 'javascript:alert(1)' }, 'bắt đầu bằng https://'],
    ['what is there already', {}, 'Liên kết này đã có ở mã đó rồi'],
  ])('refuses %s in plain words, and keeps what was typed', async (_what, wrong, sentence) => {
    const { status, body } = await send(form(wrong));
    expect(status).toBe(422);
    expect(body).toContain(sentence);
    expect(body).toContain('value="Cách pha chè"');
  });

  it('takes a link away; a second click changes nothing', async () => {
    const [link] = await market.ask<{ id: string }>(`SELECT id FROM resolver_link WHERE title = 'Lô 26'`);
    for (let click = 0; click < 2; click++)
      expect((await send({}, `${page()}/${link?.id}/removal`)).location).toBe(page());
    expect(await leadsTo(`/01/${shop.gtin}/10/CHE%2F26?linkType=gs1:instructions`)).toMatch(
      /^https:\/\/che.example\/pha/,
    );
  });
});
