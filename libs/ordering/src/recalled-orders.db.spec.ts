import { RecalledOrders } from './recalled-orders.service.js';
import {
  aBasket,
  aCheckout,
  aCooperative,
  aMember,
  goods,
  onShelf,
  type BuiltGoods,
  type Ordering,
  withOrdering,
} from '../../../test/support/builders/ordering.js';
import type { TestDatabase } from '../../../test/support/database.js';
import type { Actor } from '#libs/identity';

describe('orders packed of a recalled batch', () => {
  let t: TestDatabase;
  let ordering: Ordering;
  let recalled: RecalledOrders;
  let tea: BuiltGoods;
  let packer: Actor;
  withOrdering(opened => ({ t, ordering } = opened));
  beforeAll(async () => {
    recalled = ordering.recalledOrders;
  });
  beforeEach(async () => {
    const coop = await aCooperative(t);
    tea = await goods(t, coop);
    packer = await aMember(t, coop, 'packer');
  });

  const parcel = { carrier: 'VNPost', trackingNumber: 'EA1' };
  async function packedOf(batchId: string, quantity = 2, paymentMethod: 'cod' | 'vietqr' = 'cod') {
    const basket = await aBasket(ordering, [tea, quantity]);
    const { groupId } = await ordering.orders.place(await aCheckout(ordering, basket, { paymentMethod }));
    if (paymentMethod === 'vietqr') {
      const [paid] = await t.ask<{ id: string }>('SELECT id FROM payments_payment WHERE group_id = $1', [groupId]);
      await ordering.db.transaction(tx => ordering.payments.settle(tx, paid?.id ?? '', { at: t.clock.now() }));
      await ordering.orders.confirm(groupId);
    }
    const [row] = await t.ask<{ id: string; lineId: string }>(
      `SELECT o.id, l.id AS "lineId" FROM ordering_order o JOIN ordering_line l ON l.order_id = o.id WHERE o.group_id = $1`,
      [groupId],
    );
    const order = { groupId, id: row?.id ?? '', lineId: row?.lineId ?? '' };
    await ordering.desk.pack(packer, order.id, [{ lineId: order.lineId, batchId, quantity }]);
    return order;
  }
  const callBack = (batchId: string) =>
    t.ask(`UPDATE traceability_batch SET recalled_at = $2, recall_reason_vi = 'Ẩm' WHERE id = $1`, [
      batchId,
      t.clock.now(),
    ]);
  const refunds = ({ groupId }: { groupId: string }) =>
    t.ask<{ amount: string; state: string }>(
      `SELECT r.amount::text, r.state FROM payments_refund r JOIN payments_payment y ON y.id = r.payment_id WHERE y.group_id = $1`,
      [groupId],
    );
  const stateOf = async ({ id }: { id: string }) =>
    (await t.ask<{ state: string }>('SELECT state FROM ordering_order WHERE id = $1', [id]))[0]?.state;

  it('that were paid and sent are owed the price of the recalled packs, once however often it is reacted to', async () => {
    const { batchId } = await onShelf(t, tea, 9);
    const order = await packedOf(batchId, 2, 'vietqr');
    await ordering.desk.ship(packer, order.id, parcel);
    await callBack(batchId);
    await Promise.all([1, 2, 3].map(() => recalled.followBatch(batchId)));
    await ordering.desk.deliver(packer, order.id);
    await recalled.followOrder(order.id);
    expect(await refunds(order)).toEqual([{ amount: '360000', state: 'owed' }]);
  });

  it('that are paid at the door are owed it once the cash is in, also when the recall came before', async () => {
    const { batchId } = await onShelf(t, tea, 9);
    const order = await packedOf(batchId);
    await ordering.desk.ship(packer, order.id, parcel);
    await callBack(batchId);
    await recalled.followBatch(batchId);
    expect(await refunds(order)).toEqual([]);
    await ordering.desk.deliver(packer, order.id);
    await recalled.followOrder(order.id);
    expect(await refunds(order)).toEqual([{ amount: '360000', state: 'owed' }]);
  });

  it('that have not left are not sent, come back to the packing list, and are packed of other goods', async () => {
    const { batchId, stockId } = await onShelf(t, tea, 9, { bestBefore: '2027-01-01' });
    const order = await packedOf(batchId, 2, 'vietqr');
    await callBack(batchId);
    await expect(ordering.desk.ship(packer, order.id, parcel)).rejects.toMatchObject({ code: 'recalled-goods' });
    await Promise.all([recalled.followBatch(batchId), recalled.followBatch(batchId)]);
    expect(await stateOf(order)).toBe('confirmed');
    expect(await t.ask('SELECT on_hand, held FROM inventory_stock WHERE id = $1', [stockId])).toEqual([
      { on_hand: 9, held: 2 },
    ]);
    expect(await refunds(order)).toEqual([]);
    expect(await t.ask('SELECT sold FROM balance_lot WHERE batch_id = $1', [batchId])).toEqual([{ sold: 0n }]);
    const fresh = await onShelf(t, tea, 5, { bestBefore: '2028-01-01' });
    await ordering.desk.pack(packer, order.id, [{ lineId: order.lineId, batchId: fresh.batchId, quantity: 2 }]);
    await ordering.desk.ship(packer, order.id, parcel);
    await recalled.followBatch(batchId);
    expect(await refunds(order)).toEqual([]);
    expect(await t.ask('SELECT on_hand, held FROM inventory_stock WHERE id = $1', [stockId])).toEqual([
      { on_hand: 9, held: 0 },
    ]);
    const [sums] = await t.ask<{ change: number }>(
      `SELECT sum(on_hand_change)::int AS change FROM inventory_journal WHERE stock_id = $1`,
      [stockId],
    );
    expect(sums?.change).toBe(0);
  });

  it('are either sent and paid back or opened, when the recall and the desk meet', async () => {
    for (let round = 0; round < 5; round++) {
      const { batchId } = await onShelf(t, tea, 9);
      const order = await packedOf(batchId, 1, 'vietqr');
      const [shipped] = await Promise.allSettled([
        ordering.desk.ship(packer, order.id, parcel),
        callBack(batchId).then(() => recalled.followBatch(batchId)),
      ]);
      const isSent = shipped.status === 'fulfilled';
      expect(await stateOf(order)).toBe(isSent ? 'shipped' : 'confirmed');
      expect(await refunds(order)).toHaveLength(isSent ? 1 : 0);
    }
  });
});
