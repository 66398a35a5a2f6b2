import { openDatabase, type Database } from '#platform/database';
import {
  aBasket,
  aCheckout,
  aCooperative,
  aMember,
  goods,
  onShelf,
  openOrdering,
  type Ordering,
} from '../../../../../test/support/builders/ordering.js';
import { openMarket, type TestMarket } from '../../../../../test/support/market.js';

describe('following an order of goods that are recalled', () => {
  let market: TestMarket;
  let db: Database;
  let ordering: Ordering;
  const ask = async <Row>(sql: string, values: unknown[] = []) => (await db.source.query(sql, values)) as Row[];

  beforeAll(async () => {
    market = await openMarket('bare');
    db = await openDatabase({ url: market.url, pool: 2 });
    ordering = await openOrdering(market.url, market.clock);
  });
  afterAll(async () => {
    await ordering.close();
    await db.close();
    await market.close();
  });

  it('says that they must not be used, and how the money for them comes back', async () => {
    const t = { ask, clock: market.clock };
    const coop = await aCooperative(t);
    const [tea, packer] = [await goods(t, coop), await aMember(t, coop, 'packer')];
    const { batchId } = await onShelf(t, tea, 9);
    const { groupId } = await ordering.orders.place(await aCheckout(ordering, await aBasket(ordering, [tea, 2])));
    const [order = { id: '', lineId: '', key: '' }] = await ask<{ id: string; lineId: string; key: string }>(
      `SELECT o.id, l.id AS "lineId", g.key FROM ordering_group g JOIN ordering_order o ON o.group_id = g.id
       JOIN ordering_line l ON l.order_id = o.id WHERE g.id = $1`,
      [groupId],
    );
    await ordering.desk.pack(packer, order.id, [{ lineId: order.lineId, batchId, quantity: 2 }]);
    await ordering.desk.ship(packer, order.id, { carrier: 'VNPost', trackingNumber: 'EA1' });
    const page = async () => (await market.visitor().get(`/follow/${order.key}`)).body;
    expect(await page()).not.toContain('bị thu hồi');

    await ask(`UPDATE traceability_batch SET recalled_at = $2, recall_reason_vi = 'Ẩm' WHERE id = $1`, [
      batchId,
      market.clock.now(),
    ]);
    expect(await page()).toContain('Có hàng bị thu hồi trong kiện này');
    expect(await page()).toContain('360.000\u00a0₫ được trả lại cho bạn khi chợ đã nhận được tiền');

    await ordering.desk.deliver(packer, order.id);
    await ordering.recalledOrders.followOrder(order.id);
    expect(await page()).toContain('360.000\u00a0₫ sẽ được chuyển khoản trả bạn');

    await ask(`UPDATE payments_refund SET state = 'returned', reference = 'bank:FT1', returned_at = $1`, [
      market.clock.now(),
    ]);
    expect(await page()).toContain('360.000\u00a0₫ đã được chuyển khoản trả bạn');
  });
});
