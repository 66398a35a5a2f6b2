import type { Actor } from '#libs/identity';
import {
  aBasket,
  aCheckout,
  aCooperative,
  aMember,
  goods,
  onShelf,
  openOrdering,
  type BuiltCooperative,
  type Ordering,
} from '../../../../../test/support/builders/ordering.js';
import { testDatabase, type TestDatabase } from '../../../../../test/support/database.js';
import { OPEN_STATES, shipmentsPage, type OpenState } from './shipments.query.js';

describe('the list of shipments', () => {
  let t: TestDatabase;
  let ordering: Ordering;
  let coop: BuiltCooperative;
  let packer: Actor;
  const numbers: string[] = [];

  beforeAll(async () => {
    t = await testDatabase();
    ordering = await openOrdering(t.url, t.clock);
    coop = await aCooperative(t);
    const tea = await goods(t, coop);
    const { batchId } = await onShelf(t, tea, 20);
    packer = await aMember(t, coop, 'packer');
    for (const carrier of ['Xe khách Mẫu', 'Xe khách Mẫu', 'Bưu điện', undefined]) {
      const { groupId } = await ordering.orders.place(await aCheckout(ordering, await aBasket(ordering, [tea, 1])));
      const [line] = await t.ask<{ orderId: string; number: string; lineId: string }>(
        'SELECT o.id AS "orderId", o.number, l.id AS "lineId" FROM ordering_order o JOIN ordering_line l ON l.order_id = o.id WHERE o.group_id = $1',
        [groupId],
      );
      const { orderId = '', number = '', lineId = '' } = line ?? {};
      await ordering.desk.pack(packer, orderId, [{ lineId, batchId, quantity: 1 }]);
      if (carrier) await ordering.desk.ship(packer, orderId, { carrier, trackingNumber: 'M1' });
      if (carrier === 'Bưu điện') await ordering.shipping.move(packer, orderId, 'fail', { note: 'Không ai ở nhà' });
      numbers.push(number);
    }
    await t.ask(
      `UPDATE ordering_order SET pack_by = '2020-01-01', promised_from = '2020-01-02', promised_to = '2020-01-03' WHERE number = $1`,
      [numbers[1]],
    );
  });
  afterAll(async () => {
    await ordering.close();
    await t.drop();
  });

  async function page(states: readonly OpenState[] = OPEN_STATES, carrier: string | null = null, lateOnly = false) {
    const [found] = await t.db.read(shipmentsPage, [
      coop.id,
      states,
      carrier,
      lateOnly,
      t.clock.now(),
      t.clock.today(),
    ]);
    if (!found) throw new Error('no page');
    return { ...found, shown: found.shipments.map(({ number }) => number) };
  }

  it('has what could not be delivered first, then what is late, then the rest in its order', async () => {
    const [first, late, failed, waiting] = numbers;
    const { shown, counts, late: lates, carriers, shipments } = await page();
    expect(shown).toEqual([failed, late, first, waiting]);
    expect([counts, lates, carriers]).toEqual([
      { waiting: 1, 'handed-over': 2, failed: 1 },
      1,
      ['Bưu điện', 'Xe khách Mẫu'],
    ]);
    expect(shipments[0]).toMatchObject({ note: 'Không ai ở nhà', isLate: false });
  });

  it('is narrowed by state, carrier and lateness, and has nothing that is delivered or of others', async () => {
    expect((await page(['waiting'])).shown).toEqual([numbers[3]]);
    expect((await page(OPEN_STATES, 'Xe khách Mẫu')).shown).toEqual([numbers[1], numbers[0]]);
    expect((await page(OPEN_STATES, null, true)).shown).toEqual([numbers[1]]);
    const [order] = await t.ask<{ id: string }>('SELECT id FROM ordering_order WHERE number = $1', [numbers[0]]);
    await ordering.desk.deliver(packer, order?.id ?? '');
    expect((await page()).shown).not.toContain(numbers[0]);
    coop = await aCooperative(t, 'HTX khác');
    expect((await page()).shown).toEqual([]);
  });
});
