import { openDatabase, type Database } from '#platform/database';
import { signedIn } from '../../../../../test/support/builders/labels.js';
import {
  aCooperative,
  aPerson,
  goods,
  onShelf,
  type BuiltGoods,
} from '../../../../../test/support/builders/ordering.js';
import { openMarket, type Answer, type TestMarket } from '../../../../../test/support/market.js';

describe('a code, from whoever opens it to whoever uses it', () => {
  let market: TestMarket;
  let db: Database;
  let tea: BuiltGoods;
  let cookie: string;

  const ask = async <Row>(sql: string, values: unknown[] = []) => (await db.source.query(sql, values)) as Row[];
  const field = ({ body }: Answer, name: string): string =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';

  beforeAll(async () => {
    market = await openMarket('bare');
    db = await openDatabase({ url: market.url, pool: 2 });
    const t = { ask, clock: market.clock };
    tea = await goods(t, await aCooperative(t));
    await onShelf(t, tea, 20);
    const personId = await aPerson(t, 'Hoàng Văn Mẫu');
    await ask(`INSERT INTO identity_appointment (person_id, office, appointed_at) VALUES ($1, 'operator', now())`, [
      personId,
    ]);
    const fullName = 'Hoàng Văn Mẫu';
    const operator = { personId, fullName, locale: 'vi' as const, offices: [], seats: [] };
    cookie = await signedIn(
      { ask, db, clock: market.clock, url: market.url } as Parameters<typeof signedIn>[0],
      operator,
    );
  });
  afterAll(async () => {
    await db.close();
    await market.close();
  });

  const terms = {
    ...{
      nameVi: 'Mừng chợ mới',
      nameEn: 'New market',
      code: 'cho moi',
      kind: 'percent',
      rate: '10',
      leastGoods: '300.000',
    },
    ...{ validFrom: '2026-11-01', validTo: '31/12/2026', budget: '1.000.000' },
  };

  it('is opened by the operator within the ceiling of the law, taken off at the checkout, and told afterwards', async () => {
    const operator = market.visitor();
    const tooMuch = await operator.post('/operator/promotions', { ...terms, rate: '51' }, { cookie });
    expect(tooMuch.body).toContain('không được giảm quá 50 % giá');
    expect(tooMuch.body).toContain('value="Mừng chợ mới"');
    expect((await operator.post('/operator/promotions', terms, { cookie })).status).toBe(303);
    expect((await operator.post('/operator/promotions', terms, { cookie })).body).toContain(
      'Đã có chương trình dùng mã này',
    );

    const buyer = market.visitor();
    await buyer.post('/basket', { variant: tea.variantId, quantity: '1' });
    const typed = { step: 'code', province: '12', commune: '03390', promotionCode: 'chomoi' };
    const short = await buyer.post('/checkout', typed);
    expect(short.body).toContain('Cần mua thêm hàng trị giá 120.000');
    const unknown = await buyer.post('/checkout', { ...typed, promotionCode: 'khongco' });
    expect(unknown.body).toContain('Không có mã này');
    const full = field(short, 'expected');
    await buyer.post('/basket', { variant: tea.variantId, quantity: '1' });
    const shown = await buyer.post('/checkout', typed);
    expect(shown.body).toContain('Đã áp dụng: Mừng chợ mới');
    // Two bags of 180,000 less ten percent, and the same delivery.
    expect(Number(field(shown, 'expected'))).toBe(Number(full) + 180_000 - 36_000);
    const order = {
      ...{ name: 'Trần Thị Mẫu', phone: '0912345678', province: '12', commune: '03390', address: '12 phố Mẫu' },
      ...{ payment: 'cod', promotionCode: 'CHOMOI', attempt: field(shown, 'attempt') },
      ...{ expected: field(shown, 'expected'), collecting: field(shown, 'collecting') },
    };
    const placed = await buyer.post('/checkout', order);
    expect(placed.status).toBe(303);
    const follow = await buyer.get(String(placed.headers['location']));
    expect(follow.body).toContain('Giảm: Mừng chợ mới');
    expect(follow.body).toContain('−36.000');

    const list = await operator.get('/operator/promotions', { cookie });
    for (const text of ['CHOMOI', '1 lượt', '36.000\u00a0₫ trên 1.000.000\u00a0₫']) expect(list.body).toContain(text);
    const [row] = await ask<{ id: string }>('SELECT id FROM promotions_promotion');
    const end = () => operator.post(`/operator/promotions/${row?.id}/end`, {}, { cookie });
    expect((await end()).status).toBe(303);
    await buyer.post('/basket', { variant: tea.variantId, quantity: '2' });
    expect((await buyer.post('/checkout', typed)).body).toContain('Mã này đã hết hạn hoặc đã kết thúc.');
  });
});
