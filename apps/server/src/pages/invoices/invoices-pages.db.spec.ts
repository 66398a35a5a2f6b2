import { OTHER_COOPERATIVE, OWN_COOPERATIVE } from '../../../../local/src/seed/cast.js';
import { openMarket, type TestMarket } from '../../../../../test/support/market.js';
import { Person } from '../../../../../test/support/person.js';
import { paths } from '../../paths.js';

const { slug } = OWN_COOPERATIVE;

describe('the pages of invoices', () => {
  let market: TestMarket;
  beforeAll(async () => {
    market = await openMarket('market');
  });
  afterAll(() => market.close());

  const signedIn = (login: string) => new Person(market.visitor()).signsIn(login);
  const latest = async () => {
    const [invoice] = await market.ask<{ id: string; series: string; number: number; gross: bigint; key: string }>(
      `SELECT n.id, n.series, n.number, n.gross, g.key FROM invoices_invoice n JOIN ordering_order o ON o.id = n.order_id
       JOIN ordering_group g ON g.id = o.group_id ORDER BY n.issued_at DESC, n.number DESC LIMIT 1`,
    );
    if (!invoice) throw new Error('the seed issues invoices');
    return invoice;
  };

  it('lead from the statement to the files, the same for the buyer and nobody else', async () => {
    const { id, series, number, gross, key } = await latest();
    const clerk = await (await signedIn('ghi@demo.test')).opens(paths.desk.settlement(slug));
    await clerk.follows('Hoá đơn điện tử');
    expect(clerk.sees).toContain(`${series}-${number}`);
    // Only the director says whether there are any.
    expect(clerk.sees).not.toContain('Ký hiệu mẫu số');
    const file = (await clerk.downloads('XML')).toString();
    expect(file).toContain(`<SHDon>${number}</SHDon>`);
    expect(file).toContain(`<TgTTTBSo>${gross}</TgTTTBSo>`);

    const buyer = await new Person(market.visitor()).opens(paths.follow(key));
    expect((await buyer.downloads(`Tải tệp hoá đơn ${series}-${number}`)).toString()).toBe(file);
    const visitor = market.visitor();
    const { body, headers } = await visitor.get(paths.followInvoice(key, id));
    expect(body).toBe(file);
    expect(headers['content-type']).toContain('application/xml');
    expect((await visitor.get(paths.followInvoice('khong-co', id))).status).toBe(404);
    expect((await visitor.get(paths.desk.invoiceFile(OTHER_COOPERATIVE.slug, id))).status).not.toBe(200);
  });

  it('are switched off and on again, and say which series cannot be', async () => {
    const director = await (await signedIn('giamdoc@demo.test')).opens(paths.desk.invoices(slug));
    await director.presses('Lưu', { 'Ký hiệu mẫu số và ký hiệu hoá đơn': '1C19TAB' });
    expect(director.status).toBe(422);
    expect(director.sees).toContain('Không đọc được ký hiệu này');
    await director.opens(paths.desk.invoices(slug));
    await director.presses('Tắt');
    expect(director.sees).toContain('Đang tắt');
    const year = market.clock.today().slice(2, 4);
    await director.presses('Bật từ bây giờ', { 'Ký hiệu mẫu số và ký hiệu hoá đơn': `1C${year}TAB` });
    expect(director.sees).toContain('cần thuế suất');
    await director.presses('Bật từ bây giờ', {
      'Ký hiệu mẫu số và ký hiệu hoá đơn': `1C${year}TAB`,
      'Thuế suất GTGT': '8 %',
    });
    expect(director.sees).toContain('Đang bật');
  });
});
