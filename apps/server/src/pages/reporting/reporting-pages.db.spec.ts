import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { cast, OWN_COOPERATIVE } from '../../../../local/src/seed/cast.js';
import { openMarket, type TestMarket, type Visitor } from '../../../../../test/support/market.js';
import { dashboard } from './dashboard.query.js';
import { planBoard } from './plan.query.js';

let market: TestMarket;
let officer: Visitor;
beforeAll(async () => {
  market = await openMarket();
  officer = await signedIn('so@demo.test');
});
afterAll(() => market.close());

async function signedIn(login: string): Promise<Visitor> {
  const visitor = market.visitor();
  const answer = await visitor.post('/sign-in', { login, password: cast.password });
  expect(answer.status).toBe(303);
  return visitor;
}

async function ask<Row>(sql: string): Promise<Row[]> {
  const client = new pg.Client(market.url);
  await client.connect();
  return client
    .query(sql)
    .then(result => result.rows as Row[])
    .finally(() => client.end());
}

/** The text of a page without its marks. */
const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ');

/** A name may hold a comma; then it stands in quotes. */
const cellsOf = (csv: string) =>
  csv
    .replace('\ufeff', '')
    .trim()
    .split('\r\n')
    .map(line => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(match => match[1] ?? match[2] ?? ''));

/** Columns of the CSV file. */
const SCANS = 6;
const SELLERS = 7;

describe('the dashboard', () => {
  it('is for the department alone', async () => {
    for (const path of ['/department', '/department/export.csv', '/department/export.xlsx', '/department/plan']) {
      expect((await market.visitor().get(path)).location ?? '').toContain('/sign-in');
      expect((await (await signedIn('giamdoc@demo.test')).get(path)).status).toBe(404);
    }
  });

  it('shows the sums of the last six months, the same as the orders say', async () => {
    const { status, body } = await officer.get('/department');
    expect(status).toBe(200);
    const [sums] = await ask<{ revenue: string; orders: number }>(
      `SELECT sum(goods_total - (SELECT sum(discount) FROM ordering_line WHERE order_id = o.id))::text AS revenue, count(*)::int AS orders FROM ordering_order o
       WHERE state NOT IN ('placed', 'cancelled') AND placed_at >= '2026-06-01 00:00+07'`,
    );
    const format = (value: string | number) => new Intl.NumberFormat('vi-VN').format(BigInt(value));
    expect(textOf(body)).toContain(`Doanh số hàng hóa ${format(sums?.revenue ?? 0)}`);
    expect(textOf(body)).toContain(`Đơn hàng ${format(sums?.orders ?? 0)}`);
    for (const words of ['Theo xã, phường', 'Theo hợp tác xã', 'Theo nhóm sản phẩm OCOP', 'Theo sao OCOP', 'so với'])
      expect(textOf(body)).toContain(words);
  });

  it('compares with the months before only when all of them lie within the life of the market', async () => {
    expect(textOf((await officer.get('/department?from=2026-09&to=2026-11')).body)).toMatch(
      /[+-][\d,]+% so với 3 tháng trước/,
    );
    const { body } = await officer.get('/department?from=2025-10&to=2026-11');
    expect(textOf(body)).toContain('Kỳ trước chưa có đủ số liệu');
    expect(textOf(body)).not.toContain('so với 14 tháng trước');
  });

  it('is narrowed by an address, and what is not a choice is not asked', async () => {
    const narrowed = await officer.get(`/department?from=2026-10&to=2026-10&coop=${OWN_COOPERATIVE.slug}`);
    const [sums] = await ask<{ revenue: string }>(
      `SELECT sum(o.goods_total - (SELECT sum(discount) FROM ordering_line WHERE order_id = o.id))::text AS revenue FROM ordering_order o JOIN cooperatives_cooperative c ON c.id = o.cooperative_id
       WHERE c.slug = '${OWN_COOPERATIVE.slug}' AND state NOT IN ('placed', 'cancelled') AND placed_at >= '2026-10-01 00:00+07' AND placed_at < '2026-11-01 00:00+07'`,
    );
    expect(textOf(narrowed.body)).toContain(new Intl.NumberFormat('vi-VN').format(BigInt(sums?.revenue ?? 0)));
    for (const query of [
      'from=2026-99',
      'star=9',
      'group=VII',
      "line=tea'--",
      'coop=%27%3B',
      'commune=1',
      'from=x&to=y&star=&line=',
    ])
      expect((await officer.get(`/department?${query}`)).status).toBe(200);
  });

  it.each(['star=4', 'group=I', 'line=tea', 'commune=03405', 'star=0&group=IV&line=textile&commune=03517'])(
    'adds up over its rows (%s)',
    async query => {
      const { body } = await officer.get(`/department/export.csv?from=2025-10&to=2026-11&${query}`);
      const rows = cellsOf(body);
      const sumOf = (table: string, column = 5) =>
        rows.filter(row => row[0] === table).reduce((sum, row) => sum + Number(row[column]), 0);
      const isShown = (table: string) => rows.filter(row => row[0] === table).every(row => row[5] !== '');
      expect(rows.length).toBeGreaterThan(14);
      for (const table of [
        'Theo hợp tác xã',
        'Theo nhóm sản phẩm OCOP',
        'Theo sao OCOP',
        'Theo ngành hàng',
        'Theo sản phẩm',
      ]) {
        if (isShown('Theo tháng') && isShown(table))
          expect([table, sumOf(table)]).toEqual([table, sumOf('Theo tháng')]);
        expect([table, sumOf(table, SCANS)]).toEqual([table, sumOf('Theo tháng', SCANS)]);
      }
    },
  );

  it('counts who sold something: by month, commune, group and star', async () => {
    const rows = cellsOf((await officer.get('/department/export.csv?from=2026-10&to=2026-10')).body);
    const sellersIn = (table: string) => rows.filter(row => row[0] === table).map(row => Number(row[SELLERS]));
    const [month] = await ask<{ sellers: number }>(
      `SELECT count(DISTINCT cooperative_id)::int AS sellers FROM ordering_order WHERE state NOT IN ('placed', 'cancelled')
         AND placed_at >= '2026-10-01 00:00+07' AND placed_at < '2026-11-01 00:00+07'`,
    );
    expect(sellersIn('Theo tháng')).toEqual([month?.sellers]);
    expect(sellersIn('Theo xã, phường của đơn vị bán').reduce((sum, count) => sum + count, 0)).toBe(month?.sellers);
    for (const table of ['Theo nhóm sản phẩm OCOP', 'Theo sao OCOP', 'Theo ngành hàng'])
      expect(Math.max(...sellersIn(table))).toBeLessThanOrEqual(month?.sellers ?? 0);
    expect(textOf((await officer.get('/department?from=2026-10&to=2026-10')).body)).toContain('Đơn vị bán');
  });

  it('says so when there is nothing, and leads on', async () => {
    const { status, body } = await officer.get('/department?from=2024-01&to=2024-02');
    expect(status).toBe(200);
    expect(textOf(body)).toContain('Chưa có hàng bán trong kỳ này');
  });

  it('hides rows behind which stand one or two orders', async () => {
    const [small] = await ask<{ slug: string; month: string }>(
      `SELECT p.slug, to_char(s.month, 'YYYY-MM') AS month FROM reporting_sales s JOIN catalog_product p ON p.id = s.product_id
       GROUP BY 1, 2 HAVING sum(s.orders) = 1 ORDER BY 2 DESC LIMIT 1`,
    );
    const { body } = await officer.get(`/department/export.csv?from=${small?.month}&to=${small?.month}`);
    const row = body
      .split('\r\n')
      .find(line => line.startsWith(`Theo sản phẩm,${small?.slug},`))
      ?.split(',');
    expect(row?.slice(3, 6)).toEqual(['dưới 3', '', '']);
    const { body: page } = await officer.get(`/department?from=${small?.month}&to=${small?.month}`);
    expect(page).toContain('dưới 3');
  });

  it('speaks English too', async () => {
    const visitor = await signedIn('so@demo.test');
    await visitor.post('/language', { locale: 'en' });
    expect(textOf((await visitor.get('/department')).body)).toContain('By commune of the seller');
    expect(textOf((await visitor.get('/department/plan')).body)).toContain('The plan sets no number');
    expect((await visitor.get('/department/export.csv')).body).toContain('By OCOP stars');
  });
});

describe('files', () => {
  it('open in Excel as Vietnamese: with a byte order mark', async () => {
    const { body, headers } = await officer.get('/department/export.csv');
    expect(body.charCodeAt(0)).toBe(0xfeff);
    expect(String(headers['content-type'])).toContain('text/csv');
    expect(String(headers['content-disposition'])).toContain('tong-quan-2026-06-2026-11.csv');
    expect(body).toContain('Hợp tác xã Chè Sương Mây');
  });

  it('come as a workbook', async () => {
    const { status, body, headers } = await officer.get('/department/export.xlsx?star=4');
    expect(status).toBe(200);
    expect(body.slice(0, 2)).toBe('PK');
    expect(String(headers['content-type'])).toContain('spreadsheetml');
  });

  it('are noted with who took them and what was selected', async () => {
    await officer.get('/department/export.csv?from=2026-09&to=2026-10&line=honey');
    const [noted] = await ask<{ email: string; action: string; what: unknown }>(
      `SELECT p.email, l.action, l.what FROM reporting_look_up l JOIN identity_person p ON p.id = l.person_id ORDER BY l.id DESC LIMIT 1`,
    );
    expect(noted).toEqual({
      email: 'so@demo.test',
      action: 'exported',
      what: { report: 'dashboard', as: 'csv', from: '2026-09', to: '2026-10', line: 'honey' },
    });
  });
});

describe('the regulator sees sums, not people', () => {
  const source = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');

  it('the sentences touch no table with a buyer in it', () => {
    const tables = (text: string) =>
      [...text.replace(/extract\([^)]*\)/g, '').matchAll(/\b(?:FROM|JOIN)\s+([a-z]+_[a-z_]+)/g)].map(
        match => match[1] ?? '',
      );
    const allowed =
      /^(reporting_|catalog_product$|catalog_group$|cooperatives_cooperative$|places_unit$|generate_series$)/;
    for (const { text } of [dashboard, planBoard]) {
      expect(tables(text).length).toBeGreaterThan(4);
      expect(tables(text).filter(table => !allowed.test(table))).toEqual([]);
      expect(text).not.toMatch(/buyer|ordering_|person|phone|address/);
    }
  });

  it('the tables of sums have no column of a person', async () => {
    const columns = await ask<{ column_name: string }>(
      `SELECT column_name FROM information_schema.columns WHERE table_name IN ('reporting_sales', 'reporting_orders', 'reporting_scans')`,
    );
    expect(
      columns.filter(({ column_name: name }) => /buyer|person|phone|email|address|group_id|order_id/.test(name)),
    ).toEqual([]);
  });

  it('no name or phone of a buyer is on the page or in the file', async () => {
    const buyers = await ask<{ buyer_name: string; buyer_phone: string }>(
      'SELECT DISTINCT buyer_name, buyer_phone FROM ordering_group LIMIT 300',
    );
    const pages = await Promise.all(
      ['/department', '/department/export.csv', '/department/plan'].map(path => officer.get(path)),
    );
    const own = new Set(cast.people.map(person => person.name as string));
    for (const { body } of pages)
      for (const buyer of buyers) {
        if (!own.has(buyer.buyer_name)) expect(body).not.toContain(buyer.buyer_name);
        expect(body).not.toContain(buyer.buyer_phone);
      }
    expect(source('dashboard.query.ts')).not.toContain('ordering_');
  });
});

describe('the plan board', () => {
  it('shows each target in the words of the plan, its source, and what is there', async () => {
    const { status, body } = await officer.get('/department/plan');
    const text = textOf(body);
    expect(status).toBe(200);
    for (const words of [
      'trên 200 hợp tác xã',
      'hơn 92 hợp tác xã đăng ký và hoạt động ổn định',
      '03 liên hiệp hợp tác xã',
      '994/KH-UBND',
      'Kế hoạch không đặt con số',
    ])
      expect(text).toContain(words);
    // Eight HTX in the register: five active in agriculture, one suspended; one waits, in crafts; one in tourism.
    expect(text).toMatch(/Nông nghiệp trên 200 hợp tác xã 6 5 \d/);
    expect(text).toMatch(/Công nghiệp, tiểu thủ công nghiệp trên 44 hợp tác xã hoạt động ổn định 1 0 0/);
    expect(text).toMatch(/Nông nghiệp 03 liên hiệp hợp tác xã 1 1 1/);
  });
});
