import { Delivery, PackingDays } from '#libs/delivery';
import { HiddenFromActor, type Actor } from '#libs/identity';
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
import { Postponements } from './postponements.service.js';
import { NotLater, OrderHasMovedOn } from './refusals.js';

/** A Friday, ten in the morning. */
const FRIDAY = new Date('2026-11-27T03:00:00Z');

describe('what buyers are promised', () => {
  let t: TestDatabase;
  let ordering: Ordering;
  let coop: BuiltCooperative;
  let tea: BuiltGoods;
  let clerk: Actor;
  let packing: PackingDays;

  withOrdering(opened => ({ t, ordering } = opened));
  beforeAll(async () => {
    t.clock.moveTo(FRIDAY);
    packing = ordering.find(PackingDays);
    coop = await aCooperative(t);
    tea = await goods(t, coop);
    await onShelf(t, tea, 90);
    clerk = await aMember(t, coop, 'clerk');
  });
  beforeEach(() => t.clock.moveTo(FRIDAY));

  async function placed(payment: 'cod' | 'card' = 'cod') {
    const checkout = await aCheckout(ordering, await aBasket(ordering, [tea, 1]));
    const { groupId } = await ordering.orders.place({ ...checkout, paymentMethod: payment });
    const [order] = await t.ask<{ id: string; packBy: string; from: string; to: string }>(
      'SELECT id, pack_by::text AS "packBy", promised_from::text AS "from", promised_to::text AS "to" FROM ordering_order WHERE group_id = $1',
      [groupId],
    );
    if (!order) throw new Error('no order');
    return order;
  }
  /** What processes keep of the terms is forgotten between two of these: each reads them anew. */
  const fresh = async (cooperativeId: string) => (await new Delivery(t.db, t.clock).terms()).rhythms.get(cooperativeId);

  it('stands on the order, from the usual rhythm of a co-op that has said nothing', async () => {
    expect(await placed()).toMatchObject({ packBy: '2026-11-28', from: '2026-12-02', to: '2026-12-04' });
  });

  it('is what can be kept when the money comes in the last minute', async () => {
    t.clock.moveTo(new Date('2026-11-27T07:30:00Z')); // 14:30, and a card has an hour
    expect([(await placed()).packBy, (await placed('card')).packBy]).toEqual(['2026-11-28', '2026-11-30']);
  });

  it('follows what the co-op says of its days, said twice or not; days of others are nobody’s to open', async () => {
    await packing.set(clerk, coop.id, { weekdays: [1, 4], cutOffHour: 9, packingDays: 1 });
    const days = { from: '2026-11-30', to: '2026-12-02', reason: 'Gặt' };
    await Promise.all([packing.close(clerk, coop.id, days), packing.close(clerk, coop.id, days)]);
    await packing.close(clerk, coop.id, days);
    const { weekdays, closed } = (await fresh(coop.id)) ?? {};
    expect([weekdays, closed?.[0]]).toEqual([[1, 4], { from: '2026-11-30', to: '2026-12-02' }]);
    const [row] = await t.ask<{ id: string }>('SELECT id FROM delivery_closed WHERE cooperative_id = $1', [coop.id]);
    const other = await aCooperative(t, 'HTX khác');
    const stranger = await aMember(t, other, 'clerk');
    await expect(packing.reopen(stranger, coop.id, row?.id ?? '')).rejects.toThrow(HiddenFromActor);
    await expect(packing.reopen(stranger, other.id, row?.id ?? '')).rejects.toThrow(HiddenFromActor);
    t.clock.moveTo(new Date('2026-11-28T03:00:00Z')); // terms are kept for some seconds, and never for another day
    expect((await placed()).packBy).toBe('2026-12-03');
  });

  it('is moved back once, however many press at once, with its reason kept and the buyer to be told', async () => {
    const { id, to } = await placed();
    const postponements = ordering.find(Postponements);
    const later = { from: '2026-12-14', to: '2026-12-16', reason: 'Đường sạt lở' };
    for (const days of [
      { from: '2026-11-20', to: '2026-12-20' },
      { from: '2026-12-16', to: '2026-12-14' },
      { from: to, to },
    ])
      await expect(postponements.postpone(clerk, id, { ...later, ...days })).rejects.toThrow(NotLater);
    const others = await openOrdering(t.url, t.clock);
    const said = await Promise.allSettled(
      Array.from({ length: 6 }, (_, at) =>
        (at % 2 ? others.find(Postponements) : postponements).postpone(clerk, id, later),
      ),
    );
    await others.close();
    expect(said.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [row] = await t.ask(
      `SELECT o.promised_to::text AS to, p.to_before::text AS before, p.reason, (SELECT count(*)::int FROM ordering_history h WHERE h.order_id = o.id AND h.event = 'postponed') AS told,
         (SELECT count(*)::int FROM platform_fact f WHERE f.name = 'order.postponed' AND f.body->>'orderId' = o.id::text) AS facts
       FROM ordering_order o JOIN ordering_postponement p ON p.order_id = o.id WHERE o.id = $1`,
      [id],
    );
    expect(row).toEqual({ to: '2026-12-16', before: to, reason: 'Đường sạt lở', told: 1, facts: 1 });
    await ordering.desk.cancel(clerk, id, 'Hết chè');
    await expect(postponements.postpone(clerk, id, { ...later, to: '2026-12-20' })).rejects.toThrow(OrderHasMovedOn);
  });
});
