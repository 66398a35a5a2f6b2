import { PickupGone, Pickups, type Pickup } from '#libs/delivery';
import type { Actor } from '#libs/identity';
import { BuyersComeThere, Markets } from '#libs/markets';
import { newId } from '#platform/ids';
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

/** Noon in Lai Châu, two days before the market day. */
const BEFORE = new Date('2026-11-27T05:00:00Z');
const SUNDAY = '2026-11-29';

describe('goods that the buyer comes for', () => {
  let t: TestDatabase;
  let ordering: Ordering;
  let coop: BuiltCooperative;
  let tea: BuiltGoods;
  let batchId: string;
  let clerk: Actor;
  let pickups: Pickups;
  const marketId = newId();
  const comingId = newId();

  withOrdering(opened => ({ t, ordering } = opened));
  beforeAll(async () => {
    t.clock.moveTo(BEFORE);
    pickups = ordering.find(Pickups);
    coop = await aCooperative(t);
    tea = await goods(t, coop);
    ({ batchId } = await onShelf(t, tea, 90));
    clerk = await aMember(t, coop, 'clerk', 'packer');
    await pickups.open(clerk, coop.id, { ...POINT, validFrom: '2026-11-01' });
    await aMarketDay();
  });
  beforeEach(() => t.clock.moveTo(BEFORE));

  const POINT = { name: 'Nhà kho', communeCode: '03390', place: 'Bản Mẫu', hours: 'Sáng thứ hai' };

  async function aMarketDay(): Promise<void> {
    const [stallId, now] = [newId(), t.clock.now()];
    await t.ask(
      `INSERT INTO markets_market (id, slug, name_vi, name_en, kind, commune_code, place, opens_at, closes_at, opened_at)
       VALUES ($1, 'cho-mau', 'Chợ mẫu', 'Sample market', 'rural', '03390', 'Bãi chợ', 300, 780, $2)`,
      [marketId, now],
    );
    await t.ask(`INSERT INTO markets_stall (id, market_id, code) VALUES ($1, $2, 'A1')`, [stallId, marketId]);
    await t.ask(
      `INSERT INTO markets_coming (id, market_id, cooperative_id, day, brings, state, stall_id, said_by, said_at, decided_at)
       VALUES ($1, $2, $3, $4, 'Chè', 'confirmed', $5, $6, $7, $7), ($8, $2, $3, '2026-12-06', 'Chè', 'said', NULL, $6, $7, NULL)`,
      [comingId, marketId, coop.id, SUNDAY, stallId, clerk.personId, now, newId()],
    );
  }

  const atMarket = (day = SUNDAY): Pickup => ({ cooperativeId: coop.id, way: 'market', placeId: marketId, day });
  async function atPoint(): Promise<Pickup> {
    const choices = await ordering.delivery.choicesOf([coop.id]);
    const placeId = choices.find(choice => choice.way === 'pickup')?.placeId ?? '';
    return { cooperativeId: coop.id, way: 'pickup', placeId };
  }
  const aForm = async (...chosen: Pickup[]) => ({
    ...(await aCheckout(ordering, await aBasket(ordering, [tea, 2]))),
    pickups: chosen,
    expectedTotal: 360_000n as never,
  });
  async function packed(...chosen: Pickup[]): Promise<string> {
    const { groupId } = await ordering.orders.place(await aForm(...chosen));
    const [line] = await t.ask<{ orderId: string; lineId: string }>(
      'SELECT o.id AS "orderId", l.id AS "lineId" FROM ordering_order o JOIN ordering_line l ON l.order_id = o.id WHERE o.group_id = $1',
      [groupId],
    );
    const { orderId = '', lineId = '' } = line ?? {};
    await ordering.desk.pack(clerk, orderId, [{ lineId, batchId, quantity: 2 }]);
    return orderId;
  }

  it('are offered at open points and on confirmed market days, until the afternoon before', async () => {
    const offered = async () =>
      (await ordering.delivery.choicesOf([coop.id])).map(({ way, day, stall }) => [way, day, stall]);
    expect(await offered()).toEqual([
      ['pickup', null, null],
      ['market', SUNDAY, 'A1'],
    ]);
    t.clock.moveTo(new Date('2026-11-28T08:00:00Z'));
    expect(await offered()).toEqual([['pickup', null, null]]);
  });

  it('cost no delivery, and the order says where they are fetched', async () => {
    const said = async (chosen: Pickup) => {
      const { groupId } = await ordering.orders.place(await aForm(chosen));
      const sql = `SELECT o.delivery_fee AS fee, w.said FROM ordering_order o JOIN ordering_pickup w ON w.order_id = o.id WHERE o.group_id = $1`;
      return (await t.ask(sql, [groupId]))[0];
    };
    expect(await said(atMarket())).toMatchObject({
      fee: 0n,
      said: { way: 'market', nameVi: 'Chợ mẫu', day: SUNDAY, stall: 'A1', hours: '05:00–13:00' },
    });
    expect(await said(await atPoint())).toMatchObject({
      fee: 0n,
      said: { way: 'pickup', nameVi: 'Nhà kho', day: null },
    });
    await expect(ordering.orders.place(await aForm())).rejects.toThrow(TotalChanged);
  });

  it('are not promised where nobody will be: another co-op’s point, an unconfirmed day, or too late', async () => {
    const other = await aCooperative(t, 'HTX khác');
    const [point, form] = [await atPoint(), await aForm()];
    const refused = [
      { ...point, placeId: newId() },
      { ...point, cooperativeId: other.id },
      atMarket('2026-12-06'),
      { ...atMarket(), day: undefined },
    ];
    for (const one of refused)
      await expect(ordering.orders.place({ ...form, pickups: [one] })).rejects.toThrow(PickupGone);
    t.clock.moveTo(new Date('2026-11-28T08:00:00Z'));
    await expect(ordering.orders.place({ ...form, pickups: [atMarket()] })).rejects.toThrow(PickupGone);
  });

  it('pressed again after the cut-off, the same form leads to the order that is there', async () => {
    const form = await aForm(atMarket());
    const placed = await ordering.orders.place(form);
    t.clock.moveTo(new Date('2026-11-28T08:00:00Z'));
    expect(await ordering.orders.place(form)).toEqual(placed);
  });

  it('are handed out once, however many press at once, and the money with them', async () => {
    const orderId = await packed(await atPoint());
    await expect(ordering.desk.ship(clerk, orderId, { carrier: 'Xe', trackingNumber: '' })).rejects.toThrow(
      OrderHasMovedOn,
    );
    const others = await openOrdering(t.url, t.clock);
    const said = await Promise.allSettled(
      Array.from({ length: 8 }, (_, at) => (at % 2 ? ordering : others).shipping.handOut(clerk, orderId)),
    );
    await others.close();
    expect(said.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of said) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(OrderHasMovedOn);
    const [row] = await t.ask(
      `SELECT o.state, s.state AS shipment, s.carrier, s.cod_state AS cod, y.state AS payment,
         (SELECT count(*)::int FROM platform_fact f WHERE f.name = 'order.delivered' AND f.body->>'orderId' = o.id::text) AS told
       FROM ordering_order o JOIN delivery_shipment s ON s.order_id = o.id JOIN payments_payment y ON y.group_id = o.group_id WHERE o.id = $1`,
      [orderId],
    );
    expect(row).toEqual({
      state: 'delivered',
      shipment: 'delivered',
      carrier: 'own',
      cod: 'collected',
      payment: 'collected',
      told: 1,
    });
  });

  it('of a co-op that is to bring them to the door are not handed out', async () => {
    const checkout = await aCheckout(ordering, await aBasket(ordering, [tea, 1]));
    const { groupId } = await ordering.orders.place(checkout);
    const [order] = await t.ask<{ id: string }>('SELECT id FROM ordering_order WHERE group_id = $1', [groupId]);
    await t.ask(`UPDATE ordering_order SET state = 'packed', packed_at = now() WHERE id = $1`, [order?.id]);
    await expect(ordering.shipping.handOut(clerk, order?.id ?? '')).rejects.toThrow(OrderHasMovedOn);
  });

  it('keep the co-op from staying away, and a closed point from being chosen', async () => {
    await ordering.orders.place(await aForm(atMarket()));
    const markets = new Markets(t.db, t.clock);
    await expect(markets.stayAway(clerk, coop.id, comingId)).rejects.toThrow(BuyersComeThere);
    const point = await atPoint();
    await pickups.end(clerk, coop.id, point.placeId);
    t.clock.moveTo(new Date('2026-11-28T05:00:00Z'));
    await expect(ordering.orders.place(await aForm(point))).rejects.toThrow(PickupGone);
  });
});
