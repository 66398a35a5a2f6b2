import { HiddenFromActor, type Actor } from '#libs/identity';
import type { Day } from '#platform/clock';
import { newId } from '#platform/ids';
import { aFarm, type Farm } from '../../../test/support/builders/traceability.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { CapacityBelowBooked, NotByTheDay, Slots, SlotTaken, TooManyDays } from './index.js';

// It is Tuesday, 24 November 2026.
const FRIDAY: Day = '2026-11-27';
const SATURDAY: Day = '2026-11-28';

let market: TestDatabase;
let slots: Slots;
let clerk: Actor;
let farm: Farm;
beforeAll(async () => {
  market = await testDatabase();
  slots = new Slots(market.db, market.clock, market.outbox);
});
afterAll(async () => {
  expect(await slots.unbalanced()).toEqual([]);
  await market.drop();
});
beforeEach(async () => {
  farm = await aFarm(market, { netQuantity: 1, netUnit: 'night' });
  clerk = farm.clerk;
  await slots.open(clerk, farm.variantId, { from: FRIDAY, to: SATURDAY, capacity: 4 });
});

const hold = (quantity: number, days: Day[] = [FRIDAY, SATURDAY], lineId = newId()) =>
  market.db
    .transaction(tx => slots.hold(tx, [{ lineId, variantId: farm.variantId, days, quantity }]))
    .then(() => lineId);
const sell = (...lineIds: string[]) => market.db.transaction(tx => slots.sell(tx, lineIds));
const release = (...lineIds: string[]) => market.db.transaction(tx => slots.release(tx, lineIds));
/** Held and sold of each day. */
const counters = async () =>
  (
    await market.ask<{ counters: string }>(
      `SELECT held || '/' || sold AS counters FROM inventory_slot WHERE variant_id = $1 ORDER BY day`,
      [farm.variantId],
    )
  ).map(row => row.counters);

describe('nights at a place', () => {
  it('are held, sold and given back, each once', async () => {
    const [ours, theirs] = [await hold(2), await hold(1, [SATURDAY])];
    expect(await counters()).toEqual(['2/0', '3/0']);
    expect([await sell(ours), await sell(ours)]).toEqual([4, 0]);
    expect(await counters()).toEqual(['0/2', '1/2']);
    expect([await release(theirs, ours), await release(ours)]).toEqual([5, 0]);
    expect(await counters()).toEqual(['0/0', '0/0']);
    expect(await sell(ours)).toBe(0);
  });

  it('are held all or not at all', async () => {
    await hold(3, [SATURDAY]);
    await expect(hold(2)).rejects.toMatchObject({ facts: { day: SATURDAY, available: 1 } });
    expect(await counters()).toEqual(['0/0', '3/0']);
  });

  it('are none on a day that nobody opened, or that is over', async () => {
    await expect(hold(1, ['2026-11-29'])).rejects.toThrow(SlotTaken);
    await market.ask(`INSERT INTO inventory_slot (variant_id, day, capacity) VALUES ($1, '2026-11-23', 9)`, [
      farm.variantId,
    ]);
    await expect(hold(1, ['2026-11-23'])).rejects.toThrow(SlotTaken);
  });

  it('count together when two lines want the same', async () => {
    const both = [3, 2].map(quantity => ({ lineId: newId(), variantId: farm.variantId, days: [FRIDAY], quantity }));
    await expect(market.db.transaction(tx => slots.hold(tx, both))).rejects.toThrow(SlotTaken);
  });

  it('are given back once, however many call off at once', async () => {
    const lineId = await hold(2);
    const moved = await Promise.all([release(lineId), release(lineId), sell(lineId), release(lineId)]);
    expect(await counters()).toEqual(['0/0', '0/0']);
    expect(moved.filter(places => places === 4).length).toBeGreaterThanOrEqual(1);
  });

  it('are never more than the database lets there be', async () => {
    await hold(4, [FRIDAY]);
    await expect(
      market.ask('UPDATE inventory_slot SET held = held + 1 WHERE variant_id = $1 AND day = $2', [
        farm.variantId,
        FRIDAY,
      ]),
    ).rejects.toThrow('inventory_slot_capacity');
  });
});

describe('the days of a place', () => {
  it('are opened by weekday, and made fewer only down to what is booked', async () => {
    await hold(3, [SATURDAY]);
    const weekends = { from: FRIDAY, to: '2026-12-06' as Day, weekdays: [6, 7] };
    await slots.open(clerk, farm.variantId, { ...weekends, capacity: 6 });
    const days = await market.ask<{ day: string }>(
      'SELECT day::text AS day FROM inventory_slot WHERE variant_id = $1 AND capacity = 6 ORDER BY day',
      [farm.variantId],
    );
    expect(days.map(({ day }) => day)).toEqual(['2026-11-28', '2026-11-29', '2026-12-05', '2026-12-06']);
    await expect(slots.open(clerk, farm.variantId, { ...weekends, capacity: 2 })).rejects.toThrow(CapacityBelowBooked);
    expect(
      await market.ask('SELECT FROM inventory_slot WHERE variant_id = $1 AND capacity = 2', [farm.variantId]),
    ).toEqual([]);
  });

  it('are the clerk’s alone, of what is spent by the night, from today on', async () => {
    const opening = { from: FRIDAY, to: FRIDAY, capacity: 1 };
    await expect(slots.open((await aFarm(market)).clerk, farm.variantId, opening)).rejects.toThrow(HiddenFromActor);
    const tea = await aFarm(market);
    await expect(slots.open(tea.clerk, tea.variantId, opening)).rejects.toThrow(NotByTheDay);
    for (const wrong of [
      { ...opening, from: '2026-11-23' as Day },
      { ...opening, to: '2026-11-26' as Day },
      { ...opening, to: '2028-11-26' as Day },
    ])
      await expect(slots.open(clerk, farm.variantId, wrong)).rejects.toThrow(TooManyDays);
  });

  it('have a rule for calling off, which is replaced as a whole', async () => {
    const rule = (...steps: [number, number][]) =>
      slots.ruleCancellation(
        clerk,
        farm.variantId,
        steps.map(([daysBefore, refundPercent]) => ({ daysBefore, refundPercent })),
      );
    await rule([7, 100], [3, 50]);
    await rule([7, 90]);
    expect(
      await market.ask(
        'SELECT days_before AS days, refund_percent AS percent FROM inventory_cancellation WHERE variant_id = $1',
        [farm.variantId],
      ),
    ).toEqual([{ days: 7, percent: 90 }]);
    await rule();
    expect(await market.ask('SELECT FROM inventory_cancellation WHERE variant_id = $1', [farm.variantId])).toEqual([]);
  });
});
