import { parse } from 'csv-parse/sync';
import { OTHER_COOPERATIVE, OWN_COOPERATIVE } from '../../../../local/src/seed/cast.js';
import { openMarket, type TestMarket } from '../../../../../test/support/market.js';
import { Person } from '../../../../../test/support/person.js';
import { paths } from '../../paths.js';

const { slug } = OWN_COOPERATIVE;

describe('the pages of what members earn', () => {
  let market: TestMarket;
  beforeAll(async () => {
    market = await openMarket('market');
  });
  afterAll(() => market.close());

  const signedIn = (login: string) => new Person(market.visitor()).signsIn(login);

  it('lead from the statement to the sheet of one member, with the rule on it and nobody else', async () => {
    const director = await (await signedIn('giamdoc@demo.test')).opens(paths.desk.settlement(slug));
    await director.follows('Tiền theo thành viên');
    expect(director.sees).toContain('dư lớn nhất');
    await director.follows('TV-0');
    const [code = ''] = /TV-0\d/.exec(decodeURIComponent(director.url)) ?? [];
    expect(director.sees).toContain(`Bảng tính của ${code}`);
    expect(director.sees).toContain('Cách tính');
    expect(new Set(director.sees.match(/TV-\d\d/g))).toEqual(new Set([code]));
  });

  it('say the same in the file: the parts of a batch are its money', async () => {
    const clerk = await (await signedIn('ghi@demo.test')).opens(paths.desk.suppliers(slug));
    const rows = parse((await clerk.downloads('Tải CSV')).toString(), { bom: true }) as string[][];
    const batches = new Map<string, string[][]>();
    for (const row of rows.slice(1))
      batches.set(`${row[2]} ${row[3]}`, [...(batches.get(`${row[2]} ${row[3]}`) ?? []), row]);
    expect(batches.size).toBeGreaterThan(1);
    const whole = [...batches.values()].map(some => {
      const parts = some.reduce((sum, row) => sum + Number(row[10]), 0);
      expect(parts).toBe(Number(some[0]?.[9]));
      return parts;
    });
    const divided = whole.reduce((sum, one) => sum + one, 0);
    expect(divided).toBeGreaterThan(0);
    expect(clerk.sees).toContain(divided.toLocaleString('vi-VN'));
  });

  it('are for clerks and directors of the co-op; a number that brought nothing has no sheet', async () => {
    const pages = (coop: string) => [
      paths.desk.suppliers(coop),
      paths.desk.suppliersCsv(coop),
      paths.desk.supplier(coop, 'TV-01'),
    ];
    const statuses = async (login: string, addresses: string[]) => {
      const { visitor } = await signedIn(login);
      const answers = [];
      for (const address of addresses) answers.push((await visitor.get(address)).status);
      return [...new Set(answers)];
    };
    expect(await statuses('giamdoc@demo.test', pages(OTHER_COOPERATIVE.slug))).toEqual([404]);
    expect(await statuses('goi@demo.test', pages(slug))).not.toContain(200);
    const nobody = ['TV-77', 'không có', '%2e%2e'].map(code => paths.desk.supplier(slug, code));
    expect(await statuses('ghi@demo.test', nobody)).toEqual([404]);
  });
});
