import { openMarket, type TestMarket } from '../support/market.js';
import { Person } from '../support/person.js';
import { unzip } from '../support/unzip.js';
import { openWork, type Work } from '../support/work.js';
import { buys } from './shopping.js';

const YEAR = '/department?from=2025-11&to=2026-10';
const TEN_MONTHS = `placed_at >= '2025-10-31T17:00:00Z' AND placed_at < '2026-10-31T17:00:00Z'`;
const TEA = 'che-shan-tuyet-co-thu-ta-leng';

/** Orders and lines as they are, asked in another way than the sums are made. */
const SOLD = `FROM ordering_order o JOIN ordering_line l ON l.order_id = o.id JOIN catalog_variant v ON v.id = l.variant_id
  JOIN catalog_product p ON p.id = v.product_id JOIN cooperatives_cooperative c ON c.id = o.cooperative_id
  WHERE o.state NOT IN ('placed', 'cancelled') AND o.${TEN_MONTHS}`;

describe('the department', () => {
  let market: TestMarket;
  let work: Work;
  let officer: Person;
  beforeAll(async () => {
    market = await openMarket();
    work = await openWork(market);
    officer = await new Person(market.visitor()).signsIn('so@demo.test');
  });
  afterAll(async () => {
    expect(work.errors).toEqual([]);
    await work.close();
    await market.close();
  });

  async function soldWhere(condition = ''): Promise<{ revenue: string; orders: number }> {
    const [row] = await market.ask<{ revenue: string; orders: number }>(
      `SELECT COALESCE(sum(l.total), 0)::text AS revenue, count(DISTINCT o.id)::int AS orders ${SOLD} ${condition}`,
    );
    return row ?? { revenue: '', orders: 0 };
  }

  const digits = (text: string | undefined) => (text ?? '').replace(/\D/g, '');
  const tile = (label: string, unit = '') => digits(new RegExp(`${label} ([\\d.]+)${unit}`).exec(officer.sees)?.[1]);
  const shown = () => ({ revenue: tile('Doanh số hàng hóa', ' ₫'), orders: Number(tile('Đơn hàng')) });

  it('sees sums that are those of the orders, to the last đồng', async () => {
    await officer.opens(YEAR);
    const sold = await soldWhere();
    expect(Number(sold.revenue)).toBeGreaterThan(100_000_000);
    expect(shown()).toEqual(sold);
  });

  it.each([
    ['one seller', 'coop=che-suong-may', `AND c.slug = 'che-suong-may'`],
    ['one commune', 'commune=03405', `AND c.commune_code = '03405'`],
  ])('narrows them to %s', async (_what, query, condition) => {
    await officer.opens(`${YEAR}&${query}`);
    expect(shown()).toEqual(await soldWhere(condition));
  });

  it.each([
    ['a product line', 'line=honey', `AND p.line = 'honey'`],
    ['a group of the OCOP list', 'group=I', `AND p.group_code LIKE 'I.%'`],
    [
      'goods that had four stars on the day they were sold',
      'star=4',
      `AND EXISTS (SELECT FROM ocop_certificate x WHERE x.product_id = p.id AND x.stars = 4 AND (o.placed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
         BETWEEN x.issued_on AND x.expires_on AND (x.revoked_on IS NULL OR (o.placed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date < x.revoked_on))`,
    ],
  ])('narrows them to %s', async (_what, query, condition) => {
    await officer.opens(`${YEAR}&${query}`);
    const { revenue } = await soldWhere(condition);
    expect(Number(revenue)).toBeGreaterThan(0);
    expect(shown().revenue).toBe(revenue);
  });

  it('filters by what is chosen in the form, and says when there is nothing', async () => {
    await officer.opens(YEAR);
    await officer.presses('Xem', { 'Hợp tác xã': 'Hợp tác xã Chè Sương Mây' });
    expect(shown()).toEqual(await soldWhere(`AND c.slug = 'che-suong-may'`));
    await officer.opens('/department?from=2024-01&to=2024-02');
    expect(officer.sees).toContain('Chưa có hàng bán trong kỳ này');
  });

  it('sees what was just sold once the sums are made anew', async () => {
    await officer.opens('/department?from=2026-11&to=2026-11');
    const before = shown();
    const { buyer } = await buys(market, { goods: [[TEA, 2]] });
    const [, goods] = /Tiền hàng ([\d.]+) ₫/.exec(buyer.sees) ?? [];
    await work.run('refresh-sums');
    await officer.opens(officer.url);
    expect(shown()).toEqual({
      revenue: String(Number(before.revenue) + Number(digits(goods))),
      orders: before.orders + 1,
    });
  });

  it('takes the same sums away as a spreadsheet', async () => {
    await officer.opens(YEAR);
    const sheets = unzip(await officer.downloads('Tải XLSX'));
    const names = [...(sheets.get('xl/workbook.xml')?.toString() ?? '').matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(
      match => match[1],
    );
    expect(names).toEqual(['Bộ lọc', 'Tháng', 'Xã, phường', 'Hợp tác xã', 'Nhóm', 'Sao', 'Ngành hàng', 'Sản phẩm']);
    // The second sheet is that of the months; the fifth column holds the đồng, as numbers.
    const months = sheets.get('xl/worksheets/sheet2.xml')?.toString() ?? '';
    const cells = [...months.matchAll(/<c r="E(\d+)"[^>]*><v>(\d+)<\/v>/g)].filter(([, row]) => row !== '1');
    expect(cells).toHaveLength(12);
    const sum = cells.reduce((total, [, , value]) => total + BigInt(value ?? ''), 0n);
    expect(sum.toString()).toBe((await soldWhere()).revenue);
  });

  it('and as a plain table', async () => {
    const csv = (await officer.downloads('Tải CSV')).toString('utf8');
    expect(csv.startsWith('\uFEFF')).toBe(true);
    const [header, ...rows] = csv.slice(1).trimEnd().split('\r\n').map(cellsOf);
    expect(header).toEqual(['Bảng', 'Mã', 'Tên', 'Đơn hàng', 'Số gói', 'Doanh số (VND)', 'Lượt quét', 'Đơn vị bán']);
    expect(new Set(rows.map(row => row.length))).toEqual(new Set([8]));
    const months = rows.filter(([table]) => table === 'Theo tháng');
    expect(months.reduce((total, row) => total + BigInt(row[5] ?? ''), 0n).toString()).toBe(
      (await soldWhere()).revenue,
    );
  });

  it('leaves a note of each look and each file', async () => {
    const looks = await market.ask<{ action: string; as: string }>(
      `SELECT action, what ->> 'as' AS "as" FROM reporting_look_up l JOIN identity_person p ON p.id = l.person_id
       WHERE p.email = 'so@demo.test' ORDER BY l.id DESC LIMIT 3`,
    );
    expect(looks.map(({ action, as }) => `${action} ${as}`)).toEqual(['exported csv', 'exported xlsx', 'viewed page']);
  });

  it('compares the register with the plan of the province', async () => {
    await officer.opens('/department');
    await officer.follows('Kế hoạch');
    const [counted] = await market.ask<{ active: number }>(
      `SELECT count(*)::int AS active FROM cooperatives_cooperative
       WHERE sector = 'agriculture' AND legal_form = 'HTX' AND verification = 'verified' AND standing = 'active'`,
    );
    expect(officer.part('Hợp tác xã theo lĩnh vực', ['section'])).toMatch(new RegExp(`${counted?.active} / trên \\d+`));
    expect(officer.sees).toContain('994/KH-UBND');
  });

  describe('wherever it looks', () => {
    /** Nobody is called so, lives there, or has this number: where it appears, it came from an order. */
    beforeAll(async () => {
      await market.ask(`UPDATE ordering_group SET buyer_name = 'Khách giấu tên ' || code, address_line = 'Ngõ giấu ' || code, note = 'Lời giấu ' || code,
        buyer_phone = '+84599' || lpad((abs(hashtext(code)) % 1000000)::text, 6, '0'), buyer_email = 'giau.' || lower(code) || '@example.vn'`);
    });

    const TRACES = /Khách giấu tên|Ngõ giấu|Lời giấu|\+?84599\d{6}|0599 ?\d{3} ?\d{3}|giau\.\w+@/;

    /** Every page that links lead to; of addresses that differ in their choices only, one of each kind. */
    async function crawl(): Promise<Map<string, Buffer>> {
      const pages = new Map<string, Buffer>();
      const kinds = new Set<string>();
      const waiting = [
        '/department',
        '/department/export.csv',
        '/department/export.xlsx',
        '/department/payments',
        '/department/products?tab=all',
      ];
      for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
        const { pathname, searchParams } = new URL(path, 'http://localhost');
        const kind = `${pathname}?${[...new Set(searchParams.keys())].sort().join('&')}`;
        if (!pathname.startsWith('/department') || kinds.has(kind)) continue;
        kinds.add(kind);
        const answer = await officer.visitor.get(path);
        expect({ path, status: answer.status }).toEqual({ path, status: 200 });
        pages.set(path, answer.bytes);
        const links = answer.body.matchAll(/ href="(\/department[^"]*)"/g);
        waiting.push(...[...links].map(([, href = '']) => href.replaceAll('&amp;', '&')));
      }
      return pages;
    }

    it('finds no buyer: no name, number, address, letter or key', async () => {
      const pages = await crawl();
      const paths = [...pages.keys()].map(path => path.replace(/\?.*/, ''));
      for (const path of ['', '/plan', '/cooperatives', '/products', '/payments', '/export.csv', '/export.xlsx'])
        expect(paths).toContain(`/department${path}`);
      expect(paths.filter(path => path.startsWith('/department/products/')).length).toBeGreaterThan(20);
      expect(paths.filter(path => path.startsWith('/department/cooperatives/')).length).toBeGreaterThan(5);

      const keys = (await market.ask<{ key: string }>('SELECT key FROM ordering_group')).map(row => row.key);
      const told = [...pages].flatMap(([path, bytes]) => {
        const text = path.includes('.xlsx') ? [...unzip(bytes).values()].join('\n') : bytes.toString('utf8');
        const words = new Set(text.split(/[^\w-]+/));
        return TRACES.test(text) || keys.some(key => words.has(key)) ? [`${path}: ${TRACES.exec(text)?.[0]}`] : [];
      });
      expect(told).toEqual([]);
    });

    it('while the co-op that sends the parcel does find the receiver', async () => {
      const packer = await new Person(market.visitor()).signsIn('goi@demo.test');
      await packer.opens('/desk/che-suong-may/orders/today');
      expect(packer.sees).toMatch(TRACES);
    });
  });
});

/** One line of a table as RFC 4180 writes it; no cell of ours holds a line break. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
