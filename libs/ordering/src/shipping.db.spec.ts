import { ShipmentHasMovedOn } from '#libs/delivery';
import { HiddenFromActor, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import {
  aBasket,
  aCheckout,
  aCooperative,
  aMember,
  goods,
  onShelf,
  openOrdering,
  type BuiltGoods,
  type Ordering,
  withOrdering,
} from '../../../test/support/builders/ordering.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { OrderHasMovedOn } from './refusals.js';

describe('a parcel on its way', () => {
  let t: TestDatabase;
  let ordering: Ordering;
  let tea: BuiltGoods;
  let batchId: string;
  let packer: Actor;
  let stranger: Actor;

  withOrdering(opened => ({ t, ordering } = opened));
  beforeAll(async () => {
    const coop = await aCooperative(t);
    tea = await goods(t, coop);
    ({ batchId } = await onShelf(t, tea, 90));
    packer = await aMember(t, coop, 'packer');
    stranger = await aMember(t, await aCooperative(t, 'HTX khác'), 'director');
  });

  async function packed(paymentMethod: 'cod' | 'vietqr' = 'cod'): Promise<string> {
    const placed = await ordering.orders.place(
      await aCheckout(ordering, await aBasket(ordering, [tea, 2]), { paymentMethod }),
    );
    if (paymentMethod !== 'cod') await ordering.orders.confirm(placed.groupId);
    const [line] = await t.ask<{ orderId: string; lineId: string }>(
      'SELECT o.id AS "orderId", l.id AS "lineId" FROM ordering_order o JOIN ordering_line l ON l.order_id = o.id WHERE o.group_id = $1',
      [placed.groupId],
    );
    const { orderId = '', lineId = '' } = line ?? {};
    await ordering.desk.pack(packer, orderId, [{ lineId, batchId, quantity: 2 }]);
    return orderId;
  }
  async function sent(paymentMethod: 'cod' | 'vietqr' = 'cod'): Promise<string> {
    const orderId = await packed(paymentMethod);
    await ordering.desk.ship(packer, orderId, { carrier: 'Bưu điện', trackingNumber: `EA-${orderId}` });
    return orderId;
  }
  const shipment = async (orderId: string) =>
    (
      await t.ask<{ state: string; cod: string; order: string; grams: number }>(
        `SELECT s.state, s.cod_state AS cod, o.state AS "order", s.grams FROM delivery_shipment s JOIN ordering_order o ON o.id = s.order_id WHERE o.id = $1`,
        [orderId],
      )
    )[0];
  const way = async (orderId: string) =>
    (
      await t.ask<{ action: string }>(
        'SELECT h.action FROM delivery_history h JOIN delivery_shipment s ON s.id = h.shipment_id WHERE s.order_id = $1 ORDER BY h.id',
        [orderId],
      )
    ).map(({ action }) => action);

  it('waits from the packing table on, with its weight and what is to be taken at the door', async () => {
    expect(await shipment(await packed())).toEqual({
      state: 'waiting',
      cod: 'to-collect',
      order: 'packed',
      grams: 500,
    });
    expect(await shipment(await packed('vietqr'))).toMatchObject({ cod: 'none' });
  });

  it('moves together with its order, and the money is collected with the last step', async () => {
    const orderId = await sent();
    expect(await shipment(orderId)).toMatchObject({ state: 'handed-over', order: 'shipped' });
    await ordering.shipping.move('carrier', orderId, 'depart');
    await ordering.shipping.move('carrier', orderId, 'fail', { note: 'Không ai ở nhà' });
    expect(await shipment(orderId)).toMatchObject({ state: 'failed', order: 'shipped', cod: 'to-collect' });
    await ordering.desk.deliver(packer, orderId);
    expect(await shipment(orderId)).toMatchObject({ state: 'delivered', order: 'delivered', cod: 'collected' });
    expect(await way(orderId)).toEqual(['handOver', 'depart', 'fail', 'deliver']);
    const facts = await t.ask<{ name: string }>(
      `SELECT f.name FROM platform_fact f JOIN delivery_shipment s ON f.body->>'shipmentId' = s.id::text WHERE s.order_id = $1`,
      [orderId],
    );
    expect(facts).toEqual([{ name: 'cod.collected' }]);
  });

  it('came back: nothing is to be taken until it is sent again', async () => {
    const orderId = await sent();
    await ordering.shipping.move(packer, orderId, 'return');
    expect(await shipment(orderId)).toMatchObject({ state: 'returned', cod: 'none', order: 'shipped' });
    await expect(ordering.desk.deliver(packer, orderId)).rejects.toThrow(ShipmentHasMovedOn);
    await ordering.shipping.move(packer, orderId, 'sendAgain');
    await ordering.shipping.move(packer, orderId, 'handOver');
    await ordering.desk.deliver(packer, orderId);
    expect(await shipment(orderId)).toMatchObject({ state: 'delivered', cod: 'collected', order: 'delivered' });
  });

  it('is delivered once, whoever says so how often at once', async () => {
    const orderId = await sent();
    const others = await openOrdering(t.url, new Clock(), 6);
    const said = await Promise.allSettled(
      Array.from({ length: 12 }, (_, at) =>
        (at % 2 ? ordering : others).shipping.move(at % 3 ? packer : 'carrier', orderId, 'deliver'),
      ),
    );
    await others.close();
    expect(said.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of said) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(OrderHasMovedOn);
    expect(await way(orderId)).toEqual(['handOver', 'deliver']);
    const [count] = await t.ask<{ facts: number; events: number }>(
      `SELECT (SELECT count(*)::int FROM platform_fact f JOIN delivery_shipment s ON f.body->>'shipmentId' = s.id::text WHERE s.order_id = $1) AS facts,
         (SELECT count(*)::int FROM ordering_history WHERE order_id = $1 AND event = 'delivered') AS events`,
      [orderId],
    );
    expect(count).toEqual({ facts: 1, events: 1 });
  });

  it('is not another co-op’s to move, and does not move before it is handed over', async () => {
    const orderId = await packed();
    await expect(ordering.shipping.move(stranger, orderId, 'depart')).rejects.toThrow(HiddenFromActor);
    await expect(ordering.shipping.move(packer, orderId, 'depart')).rejects.toThrow(OrderHasMovedOn);
    expect(await way(orderId)).toEqual([]);
  });
});
