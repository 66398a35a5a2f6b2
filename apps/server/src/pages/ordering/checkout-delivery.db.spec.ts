import { openDatabase, type Database } from '#platform/database';
import {
  aCooperative,
  goods,
  onShelf,
  type BuiltCooperative,
  type BuiltGoods,
} from '../../../../../test/support/builders/ordering.js';
import { openMarket, type Answer, type TestMarket } from '../../../../../test/support/market.js';

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
  });
});
