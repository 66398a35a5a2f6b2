import {
  CarrierInbox,
  CarriersModule,
  CarrierSettings,
  Consigning,
  Consignments,
  ShipmentHasMovedOn,
  sightingSignature,
  type CarrierState,
} from '#libs/delivery';
import { HiddenFromActor, type Actor } from '#libs/identity';
import { newId } from '#platform/ids';
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
} from '../../../test/support/builders/ordering.js';
import { CarrierStandIn } from '../../../test/support/carrier/carrier-stand-in.js';
import type { CarrierEvent } from '../../../test/support/carrier/webhooks.js';
import { testDatabase, TEST_NOW, type TestDatabase } from '../../../test/support/database.js';
import { SeenParcels } from './seen-parcels.service.js';

const SECRET = 'a secret of the carrier';
const HOUR_MS = 3_600_000;

function verbsOf(ordering: Ordering) {
  return {
    ordering,
    consignments: ordering.find(Consignments),
    consigning: ordering.find(Consigning),
    inbox: ordering.find(CarrierInbox),
    seen: ordering.find(SeenParcels),
  };
}

describe('a parcel that a hired carrier brings', () => {
  let t: TestDatabase;
  let carrier: CarrierStandIn;
  /** Two processes. */
  let here: ReturnType<typeof verbsOf>;
  let there: ReturnType<typeof verbsOf>;
  let tea: BuiltGoods;
  let batchId: string;
  let packer: Actor;
  let stranger: Actor;

  beforeAll(async () => {
    t = await testDatabase();
    carrier = await CarrierStandIn.open({ webhookSecret: SECRET, clock: () => t.clock.now() });
    const settings = new CarrierSettings();
    settings.hired = {
      name: 'Nhanh',
      url: carrier.url,
      token: carrier.token,
      webhookSecret: SECRET,
      patienceMs: 5_000,
    };
    const open = async () => verbsOf(await openOrdering(t.url, t.clock, 6, CarriersModule.with(settings)));
    [here, there] = await Promise.all([open(), open()]);
    const coop = await aCooperative(t);
    tea = await goods(t, coop);
    ({ batchId } = await onShelf(t, tea, 900));
    packer = await aMember(t, coop, 'packer');
    stranger = await aMember(t, await aCooperative(t, 'HTX khác'), 'director');
  });
  beforeEach(() => t.clock.moveTo(new Date(TEST_NOW)));
  afterAll(async () => {
    await Promise.all([here.ordering.close(), there.ordering.close(), carrier.close()]);
    await t.drop();
  });

  async function packed(packs = 2): Promise<string> {
    const { orders, desk } = here.ordering;
    const { groupId } = await orders.place(await aCheckout(here.ordering, await aBasket(here.ordering, [tea, packs])));
    const [line] = await t.ask<{ orderId: string; lineId: string }>(
      'SELECT o.id AS "orderId", l.id AS "lineId" FROM ordering_order o JOIN ordering_line l ON l.order_id = o.id WHERE o.group_id = $1',
      [groupId],
    );
    const { orderId = '', lineId = '' } = line ?? {};
    await desk.pack(packer, orderId, [{ lineId, batchId, quantity: packs }]);
    return orderId;
  }
  const consignments = (orderId: string) =>
    t.ask<{ id: string; state: string; trouble: string | null; attempts: number; code: string | null; fee: string }>(
      `SELECT id, state, trouble, attempts, tracking_code AS code, fee::text FROM delivery_consignment WHERE order_id = $1 ORDER BY wished_at, id`,
      [orderId],
    );
  const last = async (orderId: string) => {
    const found = (await consignments(orderId)).at(-1);
    if (!found) throw new Error('no carrier was asked');
    return found;
  };
  const shipment = async (orderId: string) =>
    (
      await t.ask<object>(
        `SELECT s.state, s.carrier, s.carrier_name AS name, s.tracking_code AS code, s.cod_state AS cod, o.state AS "order"
         FROM delivery_shipment s JOIN ordering_order o ON o.id = s.order_id WHERE o.id = $1`,
        [orderId],
      )
    )[0];
  const ask = async (orderId: string): Promise<string> => {
    await here.consignments.ask(packer, orderId, 'hired');
    return (await last(orderId)).id;
  };
  async function consigned(packs = 2) {
    const orderId = await packed(packs);
    await here.consigning.send(await ask(orderId));
    return { orderId, code: (await last(orderId)).code ?? '' };
  }
  /** As the carrier sends it, to one of the processes. */
  const tell = (event: CarrierEvent, to = here): Promise<void> => {
    const body = JSON.stringify(event);
    const timestamp = String(t.clock.now().getTime() / 1000);
    return to.inbox.receive(Buffer.from(body), { signature: sightingSignature(SECRET, timestamp, body), timestamp });
  };
  const open = () => t.ask<{ id: string }>('SELECT id FROM delivery_sighting WHERE settled_at IS NULL ORDER BY id');
  const settleAll = async (): Promise<void> => {
    for (const { id } of await open()) await here.seen.settle(id);
  };
  const course = (code: string, ...states: CarrierState[]): CarrierEvent[] =>
    states.map(state => {
      t.clock.moveTo(new Date(t.clock.now().getTime() + HOUR_MS));
      return carrier.move(code, state);
    });

  it('is asked for once, however often it is pressed and whoever sends it, also when an answer is lost', async () => {
    const orderId = await packed();
    await Promise.all([here, there, here, there].map(one => one.consignments.ask(packer, orderId, 'hired')));
    const { id } = await last(orderId);
    carrier.loseAnswers();
    await here.consigning.send(id);
    expect(await last(orderId)).toMatchObject({ state: 'wished', attempts: 1, code: null });
    t.clock.moveTo(new Date(t.clock.now().getTime() + 31_000));
    await Promise.all([here, there, here, there].map(one => one.consigning.round()));
    const parcels = carrier.all().filter(one => one.reference === id);
    expect(parcels).toHaveLength(1);
    const [parcel] = parcels;
    expect(parcel?.asked).toMatchObject({ grams: 500, collect: 390_000, to: { communeCode: '00004' } });
    expect(await consignments(orderId)).toEqual([
      { id, state: 'consigned', trouble: null, attempts: 2, code: parcel?.trackingCode, fee: '19000' },
    ]);
    expect(await shipment(orderId)).toMatchObject({
      ...{ state: 'waiting', carrier: 'hired', name: 'Nhanh' },
      code: parcel?.trackingCode,
    });
  });

  it('has the carrier’s own paper, for its co-op alone', async () => {
    const { orderId } = await consigned();
    const label = (by: Actor, of = tea.cooperative.id) => here.consignments.label(by, of, orderId);
    expect((await label(packer)).subarray(0, 5).toString()).toBe('%PDF-');
    await expect(label(stranger)).rejects.toThrow(HiddenFromActor);
    await expect(here.consignments.ask(stranger, orderId, 'hired')).rejects.toThrow(HiddenFromActor);
    await expect(here.consignments.withdraw(stranger, orderId)).rejects.toThrow(HiddenFromActor);
  });

  it('that the carrier refuses waits for a person, who may ask again or go another way', async () => {
    const orderId = await packed(121);
    await here.consigning.send(await ask(orderId));
    expect(await last(orderId)).toMatchObject({ state: 'refused', trouble: 'refused', attempts: 1 });
    const [said] = await t.ask<{ answer: string }>(
      'SELECT last_answer AS answer FROM delivery_consignment WHERE order_id = $1',
      [orderId],
    );
    expect(said?.answer).toBe('Kiện nặng quá 30 kg, không nhận.');
    await here.consigning.send(await ask(orderId));
    expect((await consignments(orderId)).map(({ state }) => state)).toEqual(['refused', 'refused']);
    await here.ordering.desk.ship(packer, orderId, { carrier: 'Xe tải', trackingNumber: '' });
    expect(await shipment(orderId)).toMatchObject({ state: 'handed-over', carrier: 'other', name: 'Xe tải' });
    await expect(ask(orderId)).rejects.toThrow(ShipmentHasMovedOn);
  });

  it('is asked for again and again while the carrier is down, ever more rarely, and somebody hears of it', async () => {
    const orderId = await packed();
    const id = await ask(orderId);
    carrier.breakDown(5);
    for (const pauseMs of [30_000, 60_000, 120_000, 240_000]) {
      await here.consigning.send(id);
      t.clock.moveTo(new Date(t.clock.now().getTime() + pauseMs - 1000));
      await here.consigning.send(id);
      t.clock.moveTo(new Date(t.clock.now().getTime() + 1000));
    }
    expect(await last(orderId)).toMatchObject({ state: 'wished', attempts: 4, trouble: null });
    await here.consigning.send(id);
    expect(await last(orderId)).toMatchObject({ state: 'wished', attempts: 5, trouble: 'unreachable' });
    t.clock.moveTo(new Date(t.clock.now().getTime() + HOUR_MS));
    await here.consigning.round();
    expect(await last(orderId)).toMatchObject({ state: 'consigned', attempts: 6, trouble: null });
  });

  it('never comes for a parcel that was withdrawn, whoever was quicker', async () => {
    const orderIds = await Promise.all([packed(), packed(), packed(), packed()]);
    const ids = await Promise.all(orderIds.map(ask));
    await Promise.all(
      orderIds.flatMap((orderId, at) => [
        (at % 2 ? here : there).consigning.send(ids[at] ?? ''),
        (at % 2 ? there : here).consignments.withdraw(packer, orderId),
      ]),
    );
    t.clock.moveTo(new Date(t.clock.now().getTime() + HOUR_MS));
    await here.consigning.round();
    for (const orderId of orderIds) {
      expect(await last(orderId)).toMatchObject({ state: 'cancelled' });
      expect(await shipment(orderId)).toMatchObject({ state: 'waiting', carrier: 'other', code: '' });
    }
    const left = carrier.all().filter(one => ids.includes(one.reference) && one.state !== 'CANCELLED');
    expect(left).toEqual([]);
  });

  it('that is picked up already cannot be called off: somebody has to look', async () => {
    const { orderId, code } = await consigned();
    carrier.move(code, 'PICKED');
    await here.consignments.withdraw(packer, orderId);
    await here.consigning.round();
    expect(await last(orderId)).toMatchObject({ state: 'over', trouble: 'not-cancelled' });
    await here.consignments.clear(packer, tea.cooperative.id, (await last(orderId)).id);
    await expect(
      here.consignments.clear(stranger, stranger.seats[0]?.cooperativeId ?? '', (await last(orderId)).id),
    ).rejects.toThrow(HiddenFromActor);
  });

  it('moves as the carrier tells, in whatever order and however often, through several processes: once', async () => {
    const { orderId, code } = await consigned();
    const events = course(code, 'PICKING', 'PICKED', 'IN_TRANSIT', 'FAILED_ATTEMPT', 'DELIVERING', 'DELIVERED');
    const order = [3, 0, 5, 5, 1, 4, 2, 0, 3, 5].map(at => events[at]).filter(event => event !== undefined);
    await Promise.all(order.map((event, at) => tell(event, at % 2 ? here : there)));
    const told = await open();
    expect(told).toHaveLength(6);
    await Promise.all([...told, ...told].map(({ id }, at) => (at % 2 ? here : there).seen.settle(id)));
    expect(await shipment(orderId)).toMatchObject({ state: 'delivered', cod: 'collected', order: 'delivered', code });
    expect(await last(orderId)).toMatchObject({ state: 'over', trouble: null });
    const [once] = await t.ask<object>(
      `SELECT (SELECT count(*)::int FROM ordering_history WHERE order_id = $1 AND event = 'shipped') AS shipped,
         (SELECT count(*)::int FROM ordering_history WHERE order_id = $1 AND event = 'delivered') AS delivered,
         (SELECT count(*)::int FROM platform_fact f JOIN delivery_shipment s ON f.body->>'shipmentId' = s.id::text WHERE s.order_id = $1) AS collected`,
      [orderId],
    );
    expect(once).toEqual({ shipped: 1, delivered: 1, collected: 1 });
  });

  it('never goes back: what comes late of an earlier hour is kept and moves nothing', async () => {
    const { orderId, code } = await consigned();
    const [picked, failed, again] = course(code, 'PICKED', 'FAILED_ATTEMPT', 'DELIVERING');
    for (const event of [again, failed, picked]) {
      if (event) await tell(event);
      await settleAll();
    }
    expect(await shipment(orderId)).toMatchObject({ state: 'on-the-way', order: 'shipped' });
    const outcomes = await t.ask<{ outcome: string }>(
      'SELECT outcome FROM delivery_sighting WHERE tracking_code = $1 ORDER BY happened_at',
      [code],
    );
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['older', 'older', 'moved']);
  });

  it('is found by asking when its carrier is silent', async () => {
    const { orderId, code } = await consigned();
    course(code, 'PICKED', 'IN_TRANSIT', 'DELIVERED');
    await here.consigning.round();
    expect(await open()).toEqual([]);
    t.clock.moveTo(new Date(t.clock.now().getTime() + 6 * HOUR_MS));
    await Promise.all([here.consigning.round(), there.consigning.round()]);
    await settleAll();
    expect(await shipment(orderId)).toMatchObject({ state: 'delivered', order: 'delivered' });
  });

  it('that is lost, or dropped by its carrier, waits for a person; so do news of no parcel of ours', async () => {
    const lost = await consigned();
    const dropped = await consigned();
    await Promise.all(
      [...course(lost.code, 'PICKED', 'LOST'), ...course(dropped.code, 'CANCELLED')].map(one => tell(one)),
    );
    await tell({ ...carrier.move(lost.code, 'LOST'), eventId: 'e', reference: newId(), trackingCode: 'NOBODY’S' });
    await settleAll();
    expect(await last(lost.orderId)).toMatchObject({ state: 'consigned', trouble: 'lost' });
    expect(await shipment(lost.orderId)).toMatchObject({ state: 'failed' });
    expect(await last(dropped.orderId)).toMatchObject({ state: 'cancelled', trouble: 'dropped' });
    expect(await shipment(dropped.orderId)).toMatchObject({ state: 'waiting', carrier: 'other', code: '' });
    const [unknown] = await t.ask<object>(`SELECT outcome FROM delivery_sighting WHERE event_id = 'e'`);
    expect(unknown).toEqual({ outcome: 'unknown' });
  });

  it('is not moved by letters that the carrier did not sign just now', async () => {
    const { code } = await consigned();
    const event = carrier.move(code, 'PICKED');
    const body = JSON.stringify(event);
    const now = t.clock.now().getTime() / 1000;
    const sign = (secret: string, at: number) => ({
      signature: sightingSignature(secret, String(at), body),
      timestamp: String(at),
    });
    const letters = [
      sign('another secret', now),
      sign(SECRET, now - 301),
      { ...sign(SECRET, now), timestamp: `${now - 1}` },
    ];
    for (const headers of letters)
      await expect(here.inbox.receive(Buffer.from(body), headers)).rejects.toMatchObject({
        code: 'sighting-not-signed',
      });
    await expect(here.inbox.receive(Buffer.from(`${body} `), sign(SECRET, now))).rejects.toThrow();
    expect(await open()).toEqual([]);
  });

  it('is not needed for what the co-op carries itself: the number is the order’s', async () => {
    const orderId = await packed();
    await here.consignments.ask(packer, orderId, 'own');
    await here.consigning.send((await last(orderId)).id);
    const [order] = await t.ask<{ number: string }>('SELECT number FROM ordering_order WHERE id = $1', [orderId]);
    expect(await shipment(orderId)).toMatchObject({ state: 'waiting', carrier: 'own', code: order?.number });
    await here.ordering.shipping.handOver(packer, orderId);
    expect(await shipment(orderId)).toMatchObject({ state: 'handed-over', carrier: 'own', code: order?.number });
  });
});
