import { BusRoutes, PickupGone, RouteStepsUnusable, type NewBusRoute, type Pickup } from '#libs/delivery';
import type { Actor } from '#libs/identity';
import { dong } from '#platform/money';
import {
  aBasket,
  aCheckout,
  aCooperative,
  aMember,
  goods,
  onShelf,
  openOrdering,
  type BuiltCooperative,
  type BuiltGoods,
  type Ordering,
  withOrdering,
} from '../../../test/support/builders/ordering.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { OrderHasMovedOn, TotalChanged } from './refusals.js';

/** Noon on a Friday in Lai Châu: packed by Saturday, and the bus leaves on Tuesdays. */
const FRIDAY = new Date('2026-11-27T05:00:00Z');
const FEE = 45_000n;

describe('goods that a bus takes along', () => {
  let t: TestDatabase;
  let ordering: Ordering;
  let coop: BuiltCooperative;
  let tea: BuiltGoods;
  let batchId: string;
  let clerk: Actor;

  const route: NewBusRoute = {
    ...{ name: 'Xe Mường Mẫu', phone: '+84912345678', communeCode: '03390', place: 'Bến xe', hours: '6 giờ sáng' },
    ...{ weekdays: [2], daysOnWay: 1, validFrom: '2026-11-01' },
    steps: [{ upToGrams: 20_000, fee: dong(FEE) }],
  };

  withOrdering(opened => ({ t, ordering } = opened));
  beforeAll(async () => {
    t.clock.moveTo(FRIDAY);
    coop = await aCooperative(t);
    tea = await goods(t, coop);
    ({ batchId } = await onShelf(t, tea, 90));
    clerk = await aMember(t, coop, 'clerk', 'packer');
    await ordering.find(BusRoutes).open(clerk, coop.id, route);
  });

  async function byBus(): Promise<Pickup> {
    const choices = await ordering.delivery.choicesOf([coop.id]);
    return { cooperativeId: coop.id, way: 'bus', placeId: choices.find(one => one.way === 'bus')?.placeId ?? '' };
  }
  const aForm = async (expectedTotal: bigint, chosen: Pickup) => ({
    ...(await aCheckout(ordering, await aBasket(ordering, [tea, 2]))),
    pickups: [chosen],
    expectedTotal: dong(expectedTotal),
  });
  async function placed() {
    const { groupId } = await ordering.orders.place(await aForm(360_000n + FEE, await byBus()));
    const [row] = await t.ask<{ orderId: string; lineId: string }>(
      `SELECT o.id AS "orderId", l.id AS "lineId", o.delivery_fee AS fee, o.total, o.pack_by AS "packBy", o.promised_to AS "promisedTo", w.said
       FROM ordering_order o JOIN ordering_line l ON l.order_id = o.id JOIN ordering_pickup w ON w.order_id = o.id WHERE o.group_id = $1`,
      [groupId],
    );
    if (!row) throw new Error('no order');
    return row;
  }

  it('cost what the bus asks, and are at the station a day after it leaves', async () => {
    expect(await placed()).toMatchObject({
      ...{ fee: FEE, total: 360_000n + FEE, packBy: '2026-11-28', promisedTo: '2026-12-02' },
      said: { way: 'bus', nameVi: 'Xe Mường Mẫu', hours: '6 giờ sáng', day: null },
    });
    await expect(ordering.orders.place(await aForm(360_000n, await byBus()))).rejects.toThrow(TotalChanged);
  });

  it('are shipped and delivered as what goes to a door, and not handed out at the co-op', async () => {
    const { orderId, lineId } = await placed();
    await ordering.desk.pack(clerk, orderId, [{ lineId, batchId, quantity: 2 }]);
    await expect(ordering.shipping.handOut(clerk, orderId)).rejects.toThrow(OrderHasMovedOn);
    await ordering.desk.ship(clerk, orderId, { carrier: route.name, trackingNumber: '', isOwn: true });
    await ordering.shipping.move(clerk, orderId, 'deliver');
    const [row] = await t.ask(
      `SELECT o.state, s.carrier_name AS carrier, s.to_collect AS "toCollect" FROM ordering_order o JOIN delivery_shipment s ON s.order_id = o.id WHERE o.id = $1`,
      [orderId],
    );
    expect(row).toEqual({ state: 'delivered', carrier: route.name, toCollect: 360_000n + FEE });
  });

  it('are refused on another co-op’s bus, and on one that has ended; what is ordered stays on it', async () => {
    const other = await aCooperative(t, 'HTX khác');
    const { orderId } = await placed();
    const chosen = await byBus();
    const form = await aForm(360_000n + FEE, chosen);
    for (const one of [
      { ...chosen, cooperativeId: other.id },
      { ...chosen, way: 'pickup' as const },
    ])
      await expect(ordering.orders.place({ ...form, pickups: [one] })).rejects.toThrow(PickupGone);
    await expect(t.ask(`UPDATE ordering_order SET way = 'door' WHERE id = $1`, [orderId])).rejects.toMatchObject({
      constraint: 'ordering_order_way',
    });

    const routes = ordering.find(BusRoutes);
    await routes.end(clerk, coop.id, chosen.placeId);
    await routes.end(clerk, coop.id, chosen.placeId);
    t.clock.moveTo(new Date('2026-11-28T05:00:00Z'));
    const later = await openOrdering(t.url, t.clock);
    await expect(later.orders.place(form)).rejects.toThrow(PickupGone);
    await later.close();
    expect((await t.ask('SELECT way FROM ordering_order WHERE id = $1', [orderId]))[0]).toEqual({ way: 'bus' });
  });

  it('need a bus whose prices rise with the weight, of whoever sits at the desk', async () => {
    const routes = ordering.find(BusRoutes);
    const falling = [route.steps[0], { upToGrams: 30_000, fee: dong(1) }].flatMap(one => one ?? []);
    await expect(routes.open(clerk, coop.id, { ...route, steps: falling })).rejects.toThrow(RouteStepsUnusable);
    const other = await aMember(t, await aCooperative(t, 'HTX lạ'), 'clerk');
    await expect(routes.open(other, coop.id, route)).rejects.toMatchObject({ code: 'not-found' });
  });
});
