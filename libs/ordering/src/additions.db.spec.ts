import { HiddenFromActor, type Actor } from '#libs/identity';
import { newSecret } from '#platform/ids';
import { dong, zero, type Dong } from '#platform/money';
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
} from '../../../test/support/builders/ordering.js';
import { testDatabase, TEST_NOW, type TestDatabase } from '../../../test/support/database.js';
import { Additions } from './additions.service.js';
import type { Placed } from './placing.js';
import { HasAdditions, NotOpenForMore, TotalChanged } from './refusals.js';

interface Base {
  orderId: string;
  lineId: string;
  groupId: string;
  followKey: string;
}

describe('adding to an order that is not packed', () => {
  let t: TestDatabase;
  let here: Ordering;
  let there: Ordering;
  let coop: BuiltCooperative;
  let tea: BuiltGoods;
  let shelf: { stockId: string; batchId: string };
  let packer: Actor;

  beforeAll(async () => {
    t = await testDatabase();
    [here, there] = await Promise.all([openOrdering(t.url, t.clock), openOrdering(t.url, t.clock)]);
  });
  beforeEach(async () => {
    t.clock.moveTo(new Date(TEST_NOW));
    coop = await aCooperative(t);
    tea = await goods(t, coop);
    shelf = await onShelf(t, tea, 12);
    packer = await aMember(t, coop, 'packer', 'clerk');
  });
  afterAll(async () => {
    await Promise.all([here.close(), there.close()]);
    await t.drop();
  });

  async function base(paymentMethod: 'cod' | 'vietqr' = 'cod', packs = 1): Promise<Base> {
    const basket = await aBasket(here, [tea, packs]);
    const { groupId, key } = await here.orders.place(await aCheckout(here, basket, { paymentMethod }));
    if (paymentMethod !== 'cod') await here.orders.confirm(groupId);
    const [row] = await t.ask<{ orderId: string; lineId: string }>(
      'SELECT o.id AS "orderId", l.id AS "lineId" FROM ordering_order o JOIN ordering_line l ON l.order_id = o.id WHERE o.group_id = $1',
      [groupId],
    );
    return { ...{ orderId: '', lineId: '', ...row }, groupId, followKey: key };
  }
  const take = (quantity: number, of = tea) => [{ variantId: of.variantId, quantity }];
  const preview = (to: Base, packs: number) => here.find(Additions).preview(to, to.orderId, take(packs));
  const add = (to: Base, packs: number, expectedTotal: Dong, { attemptKey = newSecret(), by = here } = {}) =>
    by.find(Additions).add(to, to.orderId, { attemptKey, goods: take(packs), expectedTotal });
  const addSeen = async (to: Base, packs: number, by = here): Promise<Placed> =>
    add(to, packs, (await preview(to, packs)).total, { by });
  const parts = (to: Base) =>
    t.ask<{ state: string; fee: number; total: number; packs: number; payment: string }>(
      `SELECT o.state, o.delivery_fee::int AS fee, o.total::int AS total, (SELECT sum(quantity)::int FROM ordering_line WHERE order_id = o.id) AS packs, y.state AS payment
       FROM ordering_order o JOIN payments_payment y ON y.group_id = o.group_id WHERE o.added_to = $1 ORDER BY o.placed_at, o.id`,
      [to.orderId],
    );
  const whole = async (to: Base) =>
    (
      await t.ask<{ fees: number; grams: number; goods: number; held: number }>(
        `SELECT (SELECT sum(delivery_fee)::int FROM ordering_order WHERE $1 IN (id, added_to)) AS fees, sum(l.quantity * 250)::int AS grams,
           sum(l.total)::int AS goods, (SELECT held FROM inventory_stock WHERE id = $2) AS held
         FROM ordering_order o JOIN ordering_line l ON l.order_id = o.id WHERE $1 IN (o.id, o.added_to)`,
        [to.orderId, shelf.stockId],
      )
    )[0] ?? { fees: -1, grams: -1, goods: -1, held: -1 };
  const asked = async (grams: number, sum: number): Promise<number> => {
    const parcel = { cooperativeId: coop.id, fromCommuneCode: '03390', grams, mm3: 0, goods: dong(sum) };
    const [quote] = await here.delivery.quote({ toCommuneCode: '00004', isPaidAtDoor: true }, [parcel]);
    return Number(quote?.asked ?? -1);
  };

  it('costs what the heavier parcel costs on top, travels by the same days and is paid in the same way', async () => {
    const to = await base();
    const sums = await preview(to, 3);
    expect(sums).toMatchObject({ goods: dong(540_000), discount: zero });
    const { fees: before } = await whole(to);
    expect(Number(sums.fee)).toBe((await asked(1000, 720_000)) - before);
    const placed = await addSeen(to, 3);
    expect(placed.paymentMethod).toBe('cod');
    const [part] = await parts(to);
    expect(part).toEqual({
      ...{ state: 'confirmed', fee: Number(sums.fee), total: Number(sums.total), packs: 3, payment: 'to-collect' },
    });
    const days = await t.ask<object>(
      'SELECT DISTINCT pack_by, promised_from, promised_to, way FROM ordering_order WHERE $1 IN (id, added_to)',
      [to.orderId],
    );
    expect(days).toHaveLength(1);
    expect((await whole(to)).held).toBe(4);
  });

  it('is done once, however often and through however many processes the same form is sent', async () => {
    const to = await base();
    const { total } = await preview(to, 4);
    const attemptKey = newSecret();
    const sent = [here, there, here, there].map(by => add(to, 4, total, { attemptKey, by }));
    const placed = await Promise.all(sent);
    expect(new Set(placed.map(({ groupId }) => groupId)).size).toBe(1);
    expect(await parts(to)).toHaveLength(1);
    expect((await whole(to)).held).toBe(5);
    // Also when the parcel was packed meanwhile.
    await here.desk.pack(packer, to.orderId, [{ lineId: to.lineId, batchId: shelf.batchId, quantity: 1 }]);
    expect((await add(to, 4, total, { attemptKey })).groupId).toBe(placed[0]?.groupId);
  });

  it('never sells what is not there nor asks too much or too little for the way, whoever adds at once', async () => {
    const to = await base();
    const outcomes = await Promise.all(
      Array.from({ length: 16 }, async (_, at) => {
        for (;;) {
          const error = await addSeen(to, 1, at % 2 ? here : there).then(
            () => undefined,
            (refusal: unknown) => refusal,
          );
          // Another was quicker, and the parcel is heavier now: whoever reads the new sum presses again.
          if (!(error instanceof TotalChanged)) return error === undefined ? 'added' : (error as { code: string }).code;
        }
      }),
    );
    expect(outcomes.filter(outcome => outcome === 'added')).toHaveLength(11);
    expect(outcomes.filter(outcome => outcome === 'out-of-stock')).toHaveLength(5);
    const { fees, grams, goods: sum, held } = await whole(to);
    expect({ grams, held }).toEqual({ grams: 12 * 250, held: 12 });
    expect(fees).toBe(await asked(grams, sum));
  });

  it('is refused when the sum is another than its buyer saw', async () => {
    const to = await base();
    const { total } = await preview(to, 3);
    await t.ask('UPDATE catalog_variant SET price = price + 1000 WHERE id = $1', [tea.variantId]);
    await expect(add(to, 3, total)).rejects.toThrow(TotalChanged);
    expect(await parts(to)).toEqual([]);
    expect((await whole(to)).held).toBe(1);
  });

  it('is refused after the cut-off, and once it is packed', async () => {
    const to = await base();
    const packed = await base();
    const { total } = await preview(packed, 1);
    await here.desk.pack(packer, packed.orderId, [{ lineId: packed.lineId, batchId: shelf.batchId, quantity: 1 }]);
    await expect(add(packed, 1, total)).rejects.toThrow(NotOpenForMore);
    await expect(preview(packed, 1)).rejects.toThrow(NotOpenForMore);
    const [order] = await t.ask<{ day: string }>('SELECT pack_by AS day FROM ordering_order WHERE id = $1', [
      to.orderId,
    ]);
    t.clock.moveTo(new Date(`${order?.day}T07:59:59Z`));
    await addSeen(to, 1);
    t.clock.moveTo(new Date(`${order?.day}T08:00:00Z`));
    await expect(add(to, 1, total)).rejects.toThrow(NotOpenForMore);
  });

  it('goes into the parcel or not at all while it is being packed', async () => {
    const bases = await Promise.all([base(), base(), base(), base()]);
    const { total } = await preview(bases[0] as Base, 1);
    const raced = await Promise.allSettled(
      bases.flatMap((to, at) => [
        add(to, 1, total, { by: at % 2 ? here : there }),
        there.desk.pack(packer, to.orderId, [{ lineId: to.lineId, batchId: shelf.batchId, quantity: 1 }]),
      ]),
    );
    for (const [at, to] of bases.entries()) {
      expect(raced[2 * at + 1]?.status).toBe('fulfilled');
      const added = raced[2 * at];
      expect(await parts(to)).toHaveLength(added?.status === 'fulfilled' ? 1 : 0);
      if (added?.status === 'rejected') expect(added.reason).toBeInstanceOf(NotOpenForMore);
    }
  });

  it('of what was paid is paid by the same means, and its goods are free again when it is not', async () => {
    const to = await base('vietqr');
    const { groupId } = await addSeen(to, 2);
    expect(await parts(to)).toMatchObject([{ state: 'placed', payment: 'pending', packs: 2 }]);
    await here.orders.cancelUnpaid(groupId);
    expect(await parts(to)).toMatchObject([{ state: 'cancelled' }]);
    expect((await whole(to)).held).toBe(1);
    expect((await preview(to, 2)).fee).toBe(dong((await asked(750, 540_000)) - (await asked(250, 180_000))));
  });

  it('is taken back before the order in whose parcel it is', async () => {
    const to = await base();
    const { groupId, key } = await addSeen(to, 1);
    await expect(here.desk.cancel(to, to.orderId, 'withdrawn')).rejects.toThrow(HasAdditions);
    const [part] = await t.ask<{ id: string }>('SELECT id FROM ordering_order WHERE group_id = $1', [groupId]);
    await here.desk.cancel({ followKey: key }, part?.id ?? '', 'withdrawn');
    await here.desk.cancel(to, to.orderId, 'withdrawn');
    expect((await whole(to)).held).toBe(0);
  });

  it('is nobody else’s, has no goods of others, and nothing is added to an addition', async () => {
    const to = await base();
    const other = await goods(t, await aCooperative(t, 'HTX khác'));
    const additions = here.find(Additions);
    await expect(additions.preview({ followKey: newSecret() }, to.orderId, take(1))).rejects.toThrow(HiddenFromActor);
    await expect(additions.preview(to, to.orderId, take(1, other))).rejects.toThrow(HiddenFromActor);
    const { groupId, key } = await addSeen(to, 1);
    const [part] = await t.ask<{ id: string }>('SELECT id FROM ordering_order WHERE group_id = $1', [groupId]);
    await expect(additions.preview({ followKey: key }, part?.id ?? '', take(1))).rejects.toThrow(HiddenFromActor);
  });
});
