import { openDatabase, type Database } from '#platform/database';
import {
  aCooperative,
  goods,
  onShelf,
  type BuiltCooperative,
  type BuiltGoods,
} from '../../../../../test/support/builders/ordering.js';
import { openMarket, type Answer, type TestMarket } from '../../../../../test/support/market.js';

const POINT = '0193a000-0000-7000-8000-000000000001';

describe('delivery at the checkout', () => {
  let market: TestMarket;
  let db: Database;
  let coop: BuiltCooperative;
  let tea: BuiltGoods;

  const ask = async <Row>(sql: string, values: unknown[] = []) => (await db.source.query(sql, values)) as Row[];
  const field = ({ body }: Answer, name: string): string =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';

  beforeAll(async () => {
    market = await openMarket('bare');
    db = await openDatabase({ url: market.url, pool: 2 });
    const t = { ask, clock: market.clock };
    coop = await aCooperative(t);
    tea = await goods(t, coop);
    await onShelf(t, tea, 20);
  });
  afterAll(async () => {
    await db.close();
    await market.close();
  });

  it('asks for the commune before the fee where some communes cost more, and says what the fee is made of', async () => {
    const visitor = market.visitor();
    await visitor.post('/basket', { variant: tea.variantId, quantity: '2' });
    const first = await visitor.get('/checkout?province=12');
    expect(first.body).toContain('Phí giao tới xã vùng xa cao hơn');
    expect(first.body).not.toContain('name="expected"');
    const forgotten = await visitor.post('/checkout', { step: 'commune', province: '12', commune: '' });
    expect(forgotten.body).toContain('href="#f-commune"');
    const near = await visitor.get('/checkout?province=12&commune=03390');
    expect(field(near, 'expected')).toBe('378000');
    const remote = await visitor.get('/checkout?province=12&commune=03439');
    expect(field(remote, 'expected')).toBe('393000');
    for (const text of ['Phí giao trong tỉnh, kiện 0,5\u00a0kg', 'Phụ phí vùng xa', '15.000', 'hư cấu'])
      expect(remote.body).toContain(text);
    expect(near.body).not.toContain('Phụ phí vùng xa');
    const days = ({ body }: Answer) => /Dự kiến giao<\/dt><dd[^>]*>(từ [^<]*)</.exec(body)?.[1];
    expect(days(near)).toMatch(/^từ \d\d\/\d\d\/\d{4} đến \d\d\/\d\d\/\d{4}$/);
    // A remote commune is further away, and the basket does not know the place yet.
    expect(days(remote)).not.toBe(days(near));
    expect((await visitor.get('/basket')).body).toContain(`Trong tỉnh</dt><dd>${days(near)}`);
  });

  it('lets the buyer come for it: no fee, no address, and the page of the order says where', async () => {
    await ask(
      `INSERT INTO delivery_pickup_point (id, cooperative_id, name, commune_code, place, hours, valid_from, opened_by, opened_at)
       VALUES ($1, $2, 'Nhà kho Bản Mẫu', '03390', 'Cạnh cầu treo', 'Sáng thứ hai', '2026-01-01', $3, now())`,
      [POINT, coop.id, coop.director],
    );
    const visitor = market.visitor();
    await visitor.post('/basket', { variant: tea.variantId, quantity: '2' });
    expect((await visitor.get('/checkout')).body).toContain(`value="pickup ${POINT}"`);
    const typed = { name: 'Trần Thị Mẫu', phone: '0912 345 678', [`way-${coop.id}`]: `pickup ${POINT}` };
    const page = await visitor.post('/checkout', { ...typed, step: 'way' });
    expect(page.body).not.toContain('name="province"');
    expect(field(page, 'expected')).toBe('360000');
    const form = { ...typed, payment: 'cod', attempt: field(page, 'attempt'), expected: field(page, 'expected') };
    // Who asks for the door without an address is told what is missing.
    const missing = await visitor.post('/checkout', { ...form, [`way-${coop.id}`]: 'door' });
    expect([missing.status, missing.body.includes('href="#f-province"')]).toEqual([422, true]);
    const gone = await visitor.post('/checkout', { ...form, [`way-${coop.id}`]: `pickup ${coop.id}` });
    expect([gone.status, gone.body.includes('Xin chọn lại cách nhận hàng')]).toEqual([422, true]);
    const placed = await visitor.post('/checkout', form);
    expect((await visitor.post('/checkout', form)).location).toBe(placed.location);
    const followed = await visitor.get(placed.location ?? '');
    expect(followed.body).toContain('Nhà kho Bản Mẫu. Cạnh cầu treo, Xã Bình Lư. Sáng thứ hai');
    expect(followed.body).toContain('Không mất phí');
    expect(followed.body).toContain('Có thể đến lấy');
  });
});
