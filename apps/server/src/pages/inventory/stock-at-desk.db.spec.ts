import { aFarm, signedIn, type Farm } from '../../../../../test/support/builders/traceability.js';
import { inventoryOn, onShelf, type Shelf } from '../../../../../test/support/builders/inventory.js';
import type { TestDatabase } from '../../../../../test/support/database.js';
import { openMarket, type TestMarket } from '../../../../../test/support/market.js';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';

describe('stock at the desk', () => {
  let market: TestMarket;
  let stage: TestDatabase;
  let farm: Farm;
  let shelf: Shelf;
  let clerk: Record<string, string>;
  beforeAll(async () => {
    market = await openMarket('bare');
    const db = market.app.get(Database);
    const ask: TestDatabase['ask'] = async (sql, values = []) => (await db.source.query(sql, values)) as never;
    stage = { db, ask, clock: market.clock, url: market.url, drop: market.close } as TestDatabase;
  });
  beforeEach(async () => {
    farm = await aFarm(stage);
    clerk = { cookie: await signedIn(stage, farm.clerk) };
    shelf = await onShelf(stage, farm, 12);
  });
  afterAll(() => market.close());

  const desk = () => `/desk/${farm.slug}/stock`;
  const get = (who = clerk) => market.visitor().get(desk(), who);
  const count = (form: Record<string, string>, who = clerk, stockId = shelf.stockId) =>
    market.visitor().post(`${desk()}/${stockId}/count`, form, who);
  const hold = (quantity: number) =>
    stage.db.transaction(tx =>
      inventoryOn(stage).stock.hold(tx, [{ lineId: newId(), variantId: farm.variantId, quantity }]),
    );

  it('shows what is free, promised and on hand, per pack and batch', async () => {
    await hold(5);
    const { body } = await get();
    expect(body).toMatch(/Còn bán[\s\S]{0,200}>7</);
    expect(body).toMatch(/Đã hứa[\s\S]{0,200}>5</);
    expect(body).toMatch(/Trong kho[\s\S]{0,200}>12</);
    expect(body).toContain(shelf.lot);
    expect(body).toContain('24/11/2027');
  });

  it('marks what is recalled, expired or soon will be, and does not offer it', async () => {
    const recalled = await onShelf(stage, farm, 5);
    await inventoryOn(stage).stock.freezeBatch(recalled.batchId);
    await onShelf(stage, farm, 5, { bestBefore: '2026-11-24' });
    await onShelf(stage, farm, 5, { bestBefore: '2026-12-01' });
    const { body } = await get();
    for (const mark of ['Thu hồi, đã khoá', 'Hết hạn', 'Sắp hết hạn']) expect(body).toContain(mark);
    expect(body).toMatch(/Còn bán[\s\S]{0,200}>17</);
  });

  it('is counted by a clerk, with a reason', async () => {
    const unexplained = await count({ onHand: '10', reason: '' });
    expect(unexplained.status).toBe(422);
    expect(unexplained.body).toMatch(/<details open/);
    expect(unexplained.body).toMatch(/<input[^>]*id="f-onHand"[^>]*value="10"/);
    expect(await count({ onHand: '10', reason: 'Hai túi rách' })).toMatchObject({ status: 303, location: desk() });
    expect((await get()).body).toMatch(/Trong kho[\s\S]{0,200}>10</);
    await hold(4);
    const tooFew = await count({ onHand: '3', reason: 'Mất' });
    expect(tooFew.status).toBe(422);
    expect(tooFew.body).toContain('Có 4 gói đã hứa cho đơn hàng');
  });

  it('is seen by packers, counted by them not, and hidden from strangers', async () => {
    const packer = { cookie: await signedIn(stage, farm.packer) };
    expect((await get(packer)).body).not.toContain('Ghi số đếm');
    expect((await count({ onHand: '1', reason: 'x' }, packer)).status).toBe(403);
    const other = await aFarm(stage);
    const stranger = { cookie: await signedIn(stage, other.clerk) };
    expect((await get(stranger)).status).toBe(404);
    const theirs = await onShelf(stage, other, 3);
    expect((await count({ onHand: '1', reason: 'x' }, clerk, theirs.stockId)).status).toBe(404);
    expect((await count({ onHand: '1', reason: 'x' }, clerk, 'nonsense')).status).toBe(404);
  });

  it('says so in both languages when there is none', async () => {
    const empty = await aFarm(stage);
    const cookie = await signedIn(stage, empty.clerk);
    const visit = (extra = '') => market.visitor().get(`/desk/${empty.slug}/stock`, { cookie: cookie + extra });
    expect((await visit()).body).toContain('Kho chưa có hàng');
    expect((await visit('; language=en')).body).toContain('Nothing in stock');
  });
});
