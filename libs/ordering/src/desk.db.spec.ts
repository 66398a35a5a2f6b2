import type { Actor } from '#libs/identity';
import { HiddenFromActor, OtherRoleNeeded } from '#libs/identity';
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
import type { PaymentMethod } from '#libs/payments';
import { OrderHasMovedOn, PicksDoNotSum, ReasonNeeded } from './refusals.js';

describe('the desk', () => {
  let t: TestDatabase;
  let ordering: Ordering;
  let tea: BuiltGoods;
  let old: { batchId: string; stockId: string };
  let fresh: { batchId: string; stockId: string };
  let packer: Actor;
  let clerk: Actor;
  let stranger: Actor;

  withOrdering(opened => ({ t, ordering } = opened));
  beforeEach(async () => {
    const coop = await aCooperative(t);
    tea = await goods(t, coop);
    old = await onShelf(t, tea, 5, { bestBefore: '2027-01-31' });
    fresh = await onShelf(t, tea, 5, { bestBefore: '2027-11-30' });
    packer = await aMember(t, coop, 'packer');
    clerk = await aMember(t, coop, 'clerk');
    stranger = await aMember(t, await aCooperative(t, 'HTX khác'), 'director');
  });

  interface Built {
    groupId: string;
    key: string;
    orderId: string;
    lineId: string;
  }

  async function anOrder(
    quantity = 2,
    paymentMethod: PaymentMethod = 'cod',
    ...more: [BuiltGoods, number][]
  ): Promise<Built> {
    const basket = await aBasket(ordering, [tea, quantity], ...more);
    const placed = await ordering.orders.place(await aCheckout(ordering, basket, { paymentMethod }));
    const [row] = await t.ask<{ orderId: string; lineId: string }>(
      `SELECT o.id AS "orderId", l.id AS "lineId" FROM ordering_order o JOIN ordering_line l ON l.order_id = o.id
       WHERE o.group_id = $1 AND o.cooperative_id = $2`,
      [placed.groupId, tea.cooperative.id],
    );
    return { groupId: placed.groupId, key: placed.key, orderId: row?.orderId ?? '', lineId: row?.lineId ?? '' };
  }

  const stock = async (stockId: string) =>
    (
      await t.ask<{ on_hand: number; held: number }>('SELECT on_hand, held FROM inventory_stock WHERE id = $1', [
        stockId,
      ])
    )[0];
  const orderRow = async (id: string) =>
    (
      await t.ask<{ state: string; carrier: string | null; cancel_reason: string | null }>(
        'SELECT o.state, s.carrier_name AS carrier, o.cancel_reason FROM ordering_order o LEFT JOIN delivery_shipment s ON s.order_id = o.id WHERE o.id = $1',
        [id],
      )
    )[0];
  const payment = async (groupId: string) =>
    (await t.ask<{ state: string }>('SELECT state FROM payments_payment WHERE group_id = $1', [groupId]))[0]?.state;
  const pick = ({ lineId }: Built, batchId: string, quantity: number) => ({ lineId, batchId, quantity });

  it('packs, ships and delivers; the cash comes in at the door', async () => {
    const order = await anOrder();
    await ordering.desk.pack(packer, order.orderId, [pick(order, old.batchId, 2)]);
    expect(await stock(old.stockId)).toEqual({ on_hand: 3, held: 0 });
    await ordering.desk.ship(packer, order.orderId, { carrier: 'VNPost', trackingNumber: 'EA123456789VN' });
    await ordering.desk.deliver(packer, order.orderId);
    expect(await orderRow(order.orderId)).toMatchObject({ state: 'delivered', carrier: 'VNPost' });
    expect(await payment(order.groupId)).toBe('collected');
    const history = await t.ask<{ event: string; person_id: string | null }>(
      'SELECT event, person_id FROM ordering_history WHERE order_id = $1 ORDER BY id',
      [order.orderId],
    );
    expect(history.map(row => row.event)).toEqual(['placed', 'confirmed', 'packed', 'shipped', 'delivered']);
    expect(history.slice(2).every(row => row.person_id === packer.personId)).toBe(true);
    const facts = await t.ask<{ name: string }>(
      `SELECT name FROM platform_fact WHERE body->>'orderId' = $1 ORDER BY id`,
      [order.orderId],
    );
    expect(facts.map(fact => fact.name)).toEqual(['order.shipped', 'order.delivered']);
  });

  it('B6 sells no pack that the books do not know, whatever the shelf says: two orders at once get the one that is left', async () => {
    await t.ask(`UPDATE inventory_stock SET on_hand = 9 WHERE id = $1`, [old.stockId]);
    const orders = [await anOrder(3), await anOrder(3)];
    const packing = orders.map(order => ordering.desk.pack(packer, order.orderId, [pick(order, old.batchId, 3)]));
    const results = await Promise.allSettled(packing);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'sold-beyond-packed' },
    });
    expect(await stock(old.stockId)).toEqual({ on_hand: 6, held: 3 });
    expect(await t.ask('SELECT sold FROM balance_lot WHERE batch_id = $1', [old.batchId])).toEqual([{ sold: 600n }]);
  });

  it('remembers the batches of each line, also when the packer took another than was held', async () => {
    const order = await anOrder(3);
    await ordering.desk.pack(packer, order.orderId, [pick(order, old.batchId, 1), pick(order, fresh.batchId, 2)]);
    const packing = await t.ask<{ batch_id: string; quantity: number }>(
      'SELECT batch_id, quantity FROM ordering_packing WHERE line_id = $1 ORDER BY quantity',
      [order.lineId],
    );
    expect(packing).toEqual([
      { batch_id: old.batchId, quantity: 1 },
      { batch_id: fresh.batchId, quantity: 2 },
    ]);
    expect(await stock(old.stockId)).toEqual({ on_hand: 4, held: 0 });
    expect(await stock(fresh.stockId)).toEqual({ on_hand: 3, held: 0 });
  });

  it('does not pack fewer than were ordered, and then nothing has moved', async () => {
    const order = await anOrder(3);
    await expect(ordering.desk.pack(packer, order.orderId, [pick(order, old.batchId, 2)])).rejects.toThrow(
      PicksDoNotSum,
    );
    expect(await orderRow(order.orderId)).toMatchObject({ state: 'confirmed' });
    expect(await stock(old.stockId)).toEqual({ on_hand: 5, held: 3 });
  });

  it('packs an order once when two packers press at once', async () => {
    const order = await anOrder(2);
    const outcomes = await Promise.allSettled(
      [1, 2].map(() => ordering.desk.pack(packer, order.orderId, [pick(order, old.batchId, 2)])),
    );
    expect(outcomes.map(outcome => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await stock(old.stockId)).toEqual({ on_hand: 3, held: 0 });
  });

  it('is closed to other co-ops, and each role does its own work', async () => {
    const order = await anOrder();
    await expect(ordering.desk.pack(stranger, order.orderId, [])).rejects.toThrow(HiddenFromActor);
    await expect(ordering.desk.cancel(stranger, order.orderId, 'x')).rejects.toThrow(HiddenFromActor);
    await expect(ordering.desk.cancel(packer, order.orderId, 'x')).rejects.toThrow(OtherRoleNeeded);
    await expect(ordering.desk.ship(packer, order.orderId, { carrier: 'x', trackingNumber: '' })).rejects.toThrow(
      OrderHasMovedOn,
    );
  });

  it('cancels with a reason: the packs are free again and nothing is collected', async () => {
    const order = await anOrder(2);
    await expect(ordering.desk.cancel(clerk, order.orderId, '  ')).rejects.toThrow(ReasonNeeded);
    await ordering.desk.cancel(clerk, order.orderId, 'Mưa lũ, không gửi được');
    expect(await orderRow(order.orderId)).toMatchObject({
      state: 'cancelled',
      cancel_reason: 'Mưa lũ, không gửi được',
    });
    expect(await stock(old.stockId)).toEqual({ on_hand: 5, held: 0 });
    expect(await payment(order.groupId)).toBe('cancelled');
  });

  it('a buyer withdraws with the follow key until it is packed', async () => {
    const order = await anOrder(2);
    await expect(ordering.desk.cancel({ followKey: 'another' }, order.orderId, '')).rejects.toThrow(HiddenFromActor);
    await ordering.desk.cancel({ followKey: order.key }, order.orderId, '');
    expect(await orderRow(order.orderId)).toMatchObject({ state: 'cancelled' });
    const packed = await anOrder(1);
    await ordering.desk.pack(packer, packed.orderId, [pick(packed, old.batchId, 1)]);
    await expect(ordering.desk.cancel({ followKey: packed.key }, packed.orderId, '')).rejects.toThrow(OrderHasMovedOn);
  });

  it('an unpaid order takes its sisters along, since one payment stands for all', async () => {
    const other = await goods(t, await aCooperative(t, 'HTX Gạo Bản Mẫu'), { name: 'Gạo' });
    await onShelf(t, other, 5);
    const order = await anOrder(1, 'vietqr', [other, 1]);
    await ordering.desk.cancel({ followKey: order.key }, order.orderId, '');
    const states = await t.ask<{ state: string }>('SELECT state FROM ordering_order WHERE group_id = $1', [
      order.groupId,
    ]);
    expect(states).toEqual([{ state: 'cancelled' }, { state: 'cancelled' }]);
    expect(await payment(order.groupId)).toBe('cancelled');
    await ordering.orders.confirm(order.groupId);
    expect(await orderRow(order.orderId)).toMatchObject({ state: 'cancelled' });
  });

  it('of a paid group, the last cancelled order makes the money owed back', async () => {
    const order = await anOrder(1, 'vietqr');
    const [row] = await t.ask<{ id: string }>('SELECT id FROM payments_payment WHERE group_id = $1', [order.groupId]);
    await ordering.db.transaction(tx => ordering.payments.settle(tx, row?.id ?? '', { at: t.clock.now() }));
    await ordering.orders.confirm(order.groupId);
    await ordering.desk.cancel(clerk, order.orderId, 'Hết hàng');
    expect(await payment(order.groupId)).toBe('to-refund');
  });

  it('of a paid group that goes on, a cancelled order makes its own share owed back, once', async () => {
    const other = await goods(t, await aCooperative(t, 'HTX Miến Bản Mẫu'), { price: 90_000 });
    await onShelf(t, other, 5);
    const order = await anOrder(1, 'card', [other, 1]);
    const [row] = await t.ask<{ id: string }>('SELECT id FROM payments_payment WHERE group_id = $1', [order.groupId]);
    await ordering.db.transaction(tx => ordering.payments.settle(tx, row?.id ?? '', { at: t.clock.now() }));
    await ordering.orders.confirm(order.groupId);
    // Two clerks and the buyer at once.
    const outcomes = await Promise.allSettled([
      ordering.desk.cancel(clerk, order.orderId, 'Hết hàng'),
      ordering.desk.cancel(clerk, order.orderId, 'Hết hàng'),
      ordering.desk.cancel({ followKey: order.key }, order.orderId, ''),
    ]);
    expect(outcomes.filter(one => one.status === 'fulfilled')).toHaveLength(1);
    const owed = await t.ask<{ share: boolean; sum: boolean; facts: number }>(
      `SELECT r.amount = o.total AND r.state = 'owed' AS share, y.parts_owed = o.total AND y.parts_owed < y.amount AS sum,
         (SELECT count(*)::int FROM platform_fact f WHERE f.name = 'payment.part-owed' AND f.body ->> 'refundId' = r.id::text) AS facts
       FROM payments_payment y JOIN payments_refund r ON r.payment_id = y.id JOIN ordering_order o ON o.id = r.order_id WHERE y.group_id = $1`,
      [order.groupId],
    );
    expect(owed).toEqual([{ share: true, sum: true, facts: 1 }]);
    expect(await payment(order.groupId)).toBe('paid');
  });

  it('of a paid group whose co-ops cancel at once, everything goes back, and no share twice', async () => {
    const coop = await aCooperative(t, 'HTX Miến Bản Mẫu');
    const other = await goods(t, coop, { price: 90_000 });
    await onShelf(t, other, 5);
    const neighbour = await aMember(t, coop, 'clerk');
    const order = await anOrder(1, 'vietqr', [other, 1]);
    const [row] = await t.ask<{ id: string }>('SELECT id FROM payments_payment WHERE group_id = $1', [order.groupId]);
    await ordering.db.transaction(tx => ordering.payments.settle(tx, row?.id ?? '', { at: t.clock.now() }));
    await ordering.orders.confirm(order.groupId);
    const [sister] = await t.ask<{ id: string }>('SELECT id FROM ordering_order WHERE group_id = $1 AND id <> $2', [
      order.groupId,
      order.orderId,
    ]);
    await Promise.all([
      ordering.desk.cancel(clerk, order.orderId, 'Hết hàng'),
      ordering.desk.cancel(neighbour, sister?.id ?? '', 'Hết hàng'),
    ]);
    expect(await payment(order.groupId)).toBe('to-refund');
    const [owed] = await t.ask<{ parts: number; rest: boolean }>(
      `SELECT (SELECT count(*)::int FROM payments_refund r WHERE r.payment_id = y.id) AS parts, y.amount - y.parts_owed IN
         (SELECT total FROM ordering_order o WHERE o.group_id = y.group_id) AS rest FROM payments_payment y WHERE y.group_id = $1`,
      [order.groupId],
    );
    expect(owed).toEqual({ parts: 1, rest: true });
  });

  it('buyer and packer racing end in exactly one way', async () => {
    const orders: Built[] = [];
    for (let i = 0; i < 4; i++) orders.push(await anOrder(1));
    await Promise.allSettled(
      orders.flatMap(order => [
        ordering.desk.pack(packer, order.orderId, [pick(order, old.batchId, 1)]),
        ordering.desk.cancel({ followKey: order.key }, order.orderId, ''),
      ]),
    );
    const states = await Promise.all(orders.map(async order => (await orderRow(order.orderId))?.state));
    const packed = states.filter(state => state === 'packed').length;
    expect(packed + states.filter(state => state === 'cancelled').length).toBe(4);
    expect(await stock(old.stockId)).toEqual({ on_hand: 5 - packed, held: 0 });
  });

  it('forgets the buyer when the order is over, and keeps the sums', async () => {
    const [done, open] = [await anOrder(1), await anOrder(1)];
    await ordering.desk.cancel({ followKey: done.key }, done.orderId, '');
    await t.ask('UPDATE ordering_group SET person_id = $2 WHERE id = ANY ($1)', [
      [done.groupId, open.groupId],
      packer.personId,
    ]);
    expect(await ordering.db.transaction(tx => ordering.buyerData.erase(tx, packer.personId))).toBe(1);
    const rows = await t.ask<{ buyer_name: string; total: bigint }>(
      'SELECT buyer_name, total FROM ordering_group WHERE id = ANY ($1) ORDER BY buyer_name',
      [[done.groupId, open.groupId]],
    );
    expect(rows.map(row => row.buyer_name)).toEqual(['', 'Trần Thị Mẫu']);
    expect(rows[0]?.total).toBe(rows[1]?.total);
  });

  it('forgets by the calendar: persons who asked while an order was open, and everybody after three years', async () => {
    const [asked, stays] = [await anOrder(1), await anOrder(1)];
    await t.ask('UPDATE ordering_group SET person_id = $2 WHERE id = $1', [asked.groupId, packer.personId]);
    await t.ask('UPDATE identity_person SET erased_at = $2 WHERE id = $1', [packer.personId, t.clock.now()]);
    await ordering.buyerData.eraseDue();
    const names = async () =>
      (
        await t.ask<{ id: string; buyer_name: string }>(
          'SELECT id, buyer_name FROM ordering_group WHERE id = ANY ($1)',
          [[asked.groupId, stays.groupId]],
        )
      )
        .filter(row => row.buyer_name === '')
        .map(row => row.id);
    expect(await names()).toEqual([]); // both are still to be delivered
    for (const order of [asked, stays]) await ordering.desk.cancel(clerk, order.orderId, 'Hết hàng');
    await ordering.buyerData.eraseDue();
    expect(await names()).toEqual([asked.groupId]);
    t.clock.moveBy(37 * 31 * 86_400_000);
    await ordering.buyerData.eraseDue();
    expect((await names()).sort()).toEqual([asked.groupId, stays.groupId].sort());
  });
});
