import { HiddenFromActor, type Actor } from '#libs/identity';
import { Slots, SlotTaken } from '#libs/inventory';
import type { Day } from '#platform/clock';
import { newSecret } from '#platform/ids';
import { dong } from '#platform/money';
import {
  aCooperative,
  aMember,
  goods,
  openOrdering,
  type BuiltGoods,
  type Ordering,
} from '../../../test/support/builders/ordering.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { Baskets } from './baskets.service.js';
import { Bookings, type BookInput } from './bookings.service.js';
import { BookedByTheDay, BookingBegun, NoLongerOnSale, NotYetTheDay, TotalChanged } from './refusals.js';

const FRIDAY: Day = '2026-11-27';
const SATURDAY: Day = '2026-11-28';

describe('places on days', () => {
  let t: TestDatabase;
  /** Two servers on one database. */
  let one: Ordering;
  let other: Ordering;
  let stay: BuiltGoods;
  let clerk: Actor;

  beforeAll(async () => {
    t = await testDatabase();
    one = await openOrdering(t.url, t.clock, 10);
    other = await openOrdering(t.url, t.clock, 10);
  });
  beforeEach(async () => {
    t.clock.moveTo(new Date('2026-11-24T03:00:00Z'));
    const coop = await aCooperative(t);
    stay = await goods(t, coop, { isNight: true, price: 200_000 });
    clerk = await aMember(t, coop, 'clerk');
    await one.find(Slots).open(clerk, stay.variantId, { from: FRIDAY, to: SATURDAY, capacity: 6 });
  });
  afterEach(async () => expect(await one.find(Slots).unbalanced()).toEqual([]));
  afterAll(async () => {
    await one.close();
    await other.close();
    await t.drop();
  });

  const wish = (over: Partial<BookInput> = {}): BookInput => {
    const { nights = 1, places = 1 } = over;
    return {
      ...{ attemptKey: newSecret(), variantId: stay.variantId, from: FRIDAY, nights, places },
      ...{ buyer: { name: 'Trần Thị Mẫu', phone: '+84912345678' }, note: '', locale: 'vi', paymentMethod: 'cod' },
      expectedTotal: dong(200_000 * nights * places),
      ...over,
    };
  };
  const book = async (over: Partial<BookInput> = {}) => {
    const placed = await one.find(Bookings).book(wish(over));
    const [row] = await t.ask<{ id: string }>('SELECT id FROM ordering_order WHERE group_id = $1', [placed.groupId]);
    return { ...placed, id: row?.id ?? '' };
  };
  const taken = async () =>
    (
      await t.ask<{ held: number }>('SELECT held FROM inventory_slot WHERE variant_id = $1 ORDER BY day', [
        stay.variantId,
      ])
    ).map(({ held }) => held);
  const outcomeOf = async (id: string) =>
    (
      await t.ask(
        `SELECT o.state, o.cancel_reason AS why, y.state AS payment FROM ordering_order o JOIN payments_payment y ON y.group_id = o.group_id WHERE o.id = $1`,
        [id],
      )
    )[0];

  it('are never more than there are, though a crowd comes to two servers at once, and each night counts', async () => {
    const wishes = Array.from({ length: 20 }, () => wish({ nights: 2 }));
    const outcomes = await Promise.allSettled(
      wishes.map((input, at) => (at % 2 ? one : other).find(Bookings).book(input)),
    );
    const refused = outcomes.filter(end => end.status === 'rejected' && end.reason instanceof SlotTaken);
    expect([outcomes.filter(({ status }) => status === 'fulfilled').length, refused.length]).toEqual([6, 14]);
    expect(await taken()).toEqual([6, 6]);
    const first = outcomes.findIndex(({ status }) => status === 'fulfilled');
    const again = await other.find(Bookings).book(wishes[first] ?? wish());
    expect(outcomes[first]).toMatchObject({ value: { groupId: again.groupId } });
  });

  it('are booked on days that are open and ahead, at the price that was seen, and not without a day', async () => {
    await expect(book({ from: '2026-11-29' })).rejects.toThrow(SlotTaken);
    await expect(book({ from: SATURDAY, nights: 2 })).rejects.toThrow(SlotTaken);
    await expect(book({ expectedTotal: dong(1) })).rejects.toThrow(TotalChanged);
    t.clock.moveTo(new Date('2026-11-28T03:00:00Z'));
    await expect(book()).rejects.toThrow(SlotTaken);
    await expect(one.find(Baskets).put(undefined, stay.variantId, 1)).rejects.toThrow(NoLongerOnSale);
    const { from: _from, nights: _nights, places: _places, variantId, ...who } = wish();
    const byPhone = { ...who, communeCode: '00004', addressLine: '', cooperativeId: stay.cooperative.id };
    const phoned = one.orders.placeByPhone(clerk, { ...byPhone, goods: [{ variantId, quantity: 1 }] });
    await expect(phoned).rejects.toThrow(NoLongerOnSale);
    expect(await taken()).toEqual([0, 0]);
  });

  it('go back to others when their buyer takes them back in time, and are hosted on their day, which brings the money in', async () => {
    const [gone, kept] = [await book({ places: 4 }), await book({ places: 2 })];
    await one.desk.cancel({ followKey: gone.key }, gone.id, '');
    expect(await taken()).toEqual([2, 0]);
    const lines = await t.ask<{ id: string }>('SELECT id FROM ordering_line WHERE order_id = $1', [kept.id]);
    const fewer = one.edits.lower(clerk, kept.id, [{ lineId: lines[0]?.id ?? '', quantity: 1 }], 'ít khách');
    await expect(fewer).rejects.toThrow(BookedByTheDay);
    await expect(one.shipping.host(clerk, kept.id)).rejects.toThrow(NotYetTheDay);
    t.clock.moveTo(new Date('2026-11-27T03:00:00Z'));
    await expect(one.desk.cancel({ followKey: kept.key }, kept.id, '')).rejects.toThrow(BookingBegun);
    const stranger = await aMember(t, await aCooperative(t), 'clerk');
    await expect(one.shipping.host(stranger, kept.id)).rejects.toThrow(HiddenFromActor);
    const hosts = await Promise.allSettled([one, other].map(house => house.shipping.host(clerk, kept.id)));
    expect(hosts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await outcomeOf(kept.id)).toMatchObject({ state: 'delivered', payment: 'collected' });
  });

  it('of a day that is called off end once, with the reason and the money back, and that day is not opened again', async () => {
    const [atDoor, paid, later] = [
      await book({ nights: 2 }),
      await book({ paymentMethod: 'card' }),
      await book({ from: SATURDAY }),
    ];
    const [payment] = await t.ask<{ id: string }>('SELECT id FROM payments_payment WHERE group_id = $1', [
      paid.groupId,
    ]);
    await one.db.transaction(tx => one.payments.settle(tx, payment?.id ?? '', { at: t.clock.now() }));
    await one.orders.confirm(paid.groupId);
    await Promise.all(
      [one, other].map(house => house.find(Slots).callOff(clerk, stay.variantId, FRIDAY, 'đường sạt lở')),
    );
    await Promise.all([one, other].map(house => house.find(Bookings).endCalledOff()));
    expect(await outcomeOf(atDoor.id)).toEqual({ state: 'cancelled', why: 'đường sạt lở', payment: 'cancelled' });
    expect(await outcomeOf(paid.id)).toEqual({ state: 'cancelled', why: 'đường sạt lở', payment: 'to-refund' });
    expect(await outcomeOf(later.id)).toMatchObject({ state: 'confirmed' });
    expect(await taken()).toEqual([0, 1]);
    await one.find(Slots).open(clerk, stay.variantId, { from: FRIDAY, to: SATURDAY, capacity: 9 });
    await expect(book()).rejects.toThrow(SlotTaken);
    const told = await t.ask(`SELECT FROM platform_fact WHERE name = 'slot.called-off' AND body->>'variantId' = $1`, [
      stay.variantId,
    ]);
    expect(told).toHaveLength(1);
  });
});
