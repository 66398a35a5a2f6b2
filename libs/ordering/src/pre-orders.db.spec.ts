import { HiddenFromActor, type Actor } from '#libs/identity';
import { AheadGone, HarvestNotComing, HarvestPromises, Harvests, type HarvestTerms } from '#libs/inventory';
import { newSecret } from '#platform/ids';
import { dong, plus, times } from '#platform/money';
import {
  aCooperative,
  aMember,
  goods,
  inTheJournal,
  onShelf,
  openOrdering,
  type BuiltGoods,
  type Ordering,
} from '../../../test/support/builders/ordering.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { NotHarvestedYet, TotalChanged } from './refusals.js';
import { PreOrders } from './pre-orders.service.js';
import type { AheadInput } from './placing.js';

describe('goods of a harvest that is expected', () => {
  let t: TestDatabase;
  /** Two servers on one database. */
  let one: Ordering;
  let other: Ordering;
  let tea: BuiltGoods;
  let clerk: Actor;
  const TODAY = new Date('2026-11-24T03:00:00Z');

  beforeAll(async () => {
    t = await testDatabase();
    one = await openOrdering(t.url, t.clock, 10);
    other = await openOrdering(t.url, t.clock, 10);
  });
  beforeEach(async () => {
    t.clock.moveTo(TODAY);
    const coop = await aCooperative(t);
    tea = await goods(t, coop);
    clerk = await aMember(t, coop, 'clerk');
  });
  afterEach(async () => {
    expect(await one.find(HarvestPromises).unbalanced()).toEqual([]);
    expect(await one.stock.unbalanced()).toEqual([]);
  });
  afterAll(async () => {
    await one.close();
    await other.close();
    await t.drop();
  });

  const declare = (over: Partial<HarvestTerms> = {}) =>
    one.find(Harvests).declare(clerk, {
      ...{ attemptKey: newSecret(), cooperativeId: tea.cooperative.id, variantId: tea.variantId },
      ...{ expected: 20, share: 50, from: '2026-12-07', to: '2026-12-14', ...over },
    });
  const wish = async (harvestCode: string, packs: number, over: Partial<AheadInput> = {}): Promise<AheadInput> => {
    const parcel = { cooperativeId: tea.cooperative.id, fromCommuneCode: '03390', goods: times(dong(180_000), packs) };
    const to = { toCommuneCode: '00004', isPaidAtDoor: (over.paymentMethod ?? 'cod') === 'cod' };
    const [quote] = await one.delivery.quote(to, [{ ...parcel, grams: 250 * packs, mm3: 0 }]);
    return {
      ...{ harvestCode, packs, attemptKey: newSecret(), buyer: { name: 'Trần Thị Mẫu', phone: '+84912345678' } },
      ...{ communeCode: '00004', addressLine: '12 phố Mẫu', note: '', locale: 'vi', paymentMethod: 'cod' },
      expectedTotal: plus(parcel.goods, quote?.asked ?? dong(0)),
      ...over,
    };
  };
  const order = async (code: string, packs: number, over: Partial<AheadInput> = {}) => {
    const placed = await one.find(PreOrders).place(await wish(code, packs, over));
    const [row] = await t.ask<{ id: string }>('SELECT id FROM ordering_order WHERE group_id = $1', [placed.groupId]);
    return { ...placed, id: row?.id ?? '' };
  };
  const shelve = async (packs: number) => {
    const shelf = await onShelf(t, tea, packs);
    await inTheJournal(t, shelf.stockId);
    return shelf;
  };
  /** In turn: how many are filled of how many, and how it stands. */
  const turns = async (code: string) =>
    (
      await t.ask<{ turn: string }>(
        `SELECT p.filled || '/' || p.quantity || ' ' || p.state AS turn FROM inventory_preorder p JOIN inventory_harvest h ON h.id = p.harvest_id
         WHERE h.code = $1 ORDER BY p.turn`,
        [code],
      )
    ).map(row => row.turn);
  const told = async (name: string, code: string) =>
    (
      await t.ask<{ n: number }>(
        `SELECT count(*)::int AS n FROM platform_fact f JOIN inventory_preorder p ON p.id::text = f.body->>'preorderId'
         JOIN inventory_harvest h ON h.id = p.harvest_id WHERE f.name = $1 AND h.code = $2`,
        [name, code],
      )
    )[0]?.n;
  const outcomeOf = async (id: string) =>
    (
      await t.ask(
        `SELECT o.state, o.cancel_reason AS why, y.state AS payment FROM ordering_order o JOIN payments_payment y ON y.group_id = o.group_id WHERE o.id = $1`,
        [id],
      )
    )[0];

  it('are promised by no more than the share that was declared, though a crowd comes to two servers at once', async () => {
    const same = newSecret();
    const codes = await Promise.all([one, other, one].map(() => declare({ attemptKey: same })));
    expect(new Set(codes).size).toBe(1);
    const code = codes[0] ?? '';
    const wishes = await Promise.all(Array.from({ length: 40 }, () => wish(code, 1)));
    const outcomes = await Promise.allSettled(
      wishes.map((input, at) => (at % 2 ? one : other).find(PreOrders).place(input)),
    );
    const refused = outcomes.filter(end => end.status === 'rejected' && end.reason instanceof AheadGone);
    expect([outcomes.filter(({ status }) => status === 'fulfilled').length, refused.length]).toEqual([10, 30]);
    // Pressed again by who was let in: the same order. The database itself refuses one more.
    const first = outcomes.findIndex(({ status }) => status === 'fulfilled');
    const again = await other.find(PreOrders).place(wishes[first] ?? (await wish(code, 1)));
    expect(outcomes[first]).toMatchObject({ value: { groupId: again.groupId } });
    const raised = t.ask('UPDATE inventory_harvest SET promised = promised + 1 WHERE code = $1', [code]);
    await expect(raised).rejects.toThrow('inventory_harvest_ahead');
    expect(await t.ask('SELECT FROM inventory_stock WHERE variant_id = $1', [tea.variantId])).toEqual([]);
  });

  it('cost what the page said, come within the days of the harvest, and are not packed before they are there', async () => {
    const code = await declare();
    await expect(order(code, 1, { expectedTotal: dong(1) })).rejects.toThrow(TotalChanged);
    const { id } = await order(code, 2);
    const days = await t.ask(
      `SELECT pack_by::text AS "packBy", promised_from::text AS "from", promised_to::text AS "to" FROM ordering_order WHERE id = $1`,
      [id],
    );
    expect(days).toEqual([{ packBy: '2026-12-16', from: '2026-12-12', to: '2026-12-22' }]);
    const { batchId } = await shelve(9);
    const [line] = await t.ask<{ id: string }>('SELECT id FROM ordering_line WHERE order_id = $1', [id]);
    const picks = [{ lineId: line?.id ?? '', batchId, quantity: 2 }];
    await expect(one.desk.pack(clerk, id, picks)).rejects.toThrow(NotHarvestedYet);
    const fewer = one.edits.lower(clerk, id, [{ lineId: line?.id ?? '', quantity: 1 }], 'ít hàng');
    await expect(fewer).rejects.toThrow(NotHarvestedYet);
    await one.find(Harvests).tie(clerk, code, batchId);
    await one.desk.pack(clerk, id, picks);
    expect(await outcomeOf(id)).toMatchObject({ state: 'packed' });
  });

  it('are filled from the batch that was harvested, who ordered first first, and what comes short of a whole one waits for it', async () => {
    const code = await declare();
    const [first, second, third] = [await order(code, 4), await order(code, 3), await order(code, 2)];
    const old = await shelve(5);
    const { batchId, stockId } = await shelve(5);
    const stranger = await aMember(t, await aCooperative(t), 'clerk');
    await expect(one.find(Harvests).tie(stranger, code, batchId)).rejects.toThrow(HiddenFromActor);
    await Promise.all([one, other].map(house => house.find(Harvests).tie(clerk, code, batchId)));
    expect(await turns(code)).toEqual(['4/4 filled', '1/3 waiting', '0/2 waiting']);
    await expect(order(code, 1)).rejects.toThrow(HarvestNotComing);
    const shelves = await t.ask('SELECT held FROM inventory_stock WHERE id = ANY ($1) ORDER BY held', [
      [old.stockId, stockId],
    ]);
    expect(shelves).toEqual([{ held: 0 }, { held: 5 }]);
    // Who gives theirs back leaves it to the next.
    await one.desk.cancel({ followKey: first.key }, first.id, '');
    expect(await turns(code)).toEqual(['4/4 released', '3/3 filled', '2/2 filled']);
    expect(await told('preorder.filled', code)).toBe(3);
    expect(await outcomeOf(second.id)).toMatchObject({ state: 'confirmed' });
    expect(await outcomeOf(third.id)).toMatchObject({ state: 'confirmed' });
  });

  it('that are late or too few: who waits is told once, and in the end is cancelled and has the money back', async () => {
    const code = await declare();
    const [lucky, paid] = [await order(code, 4), await order(code, 3, { paymentMethod: 'card' })];
    const [small, last] = [await order(code, 1), await order(code, 2)];
    const [payment] = await t.ask<{ id: string }>('SELECT id FROM payments_payment WHERE group_id = $1', [
      paid.groupId,
    ]);
    await one.db.transaction(tx => one.payments.settle(tx, payment?.id ?? '', { at: t.clock.now() }));
    await one.orders.confirm(paid.groupId);
    await one.find(Harvests).tie(clerk, code, (await shelve(6)).batchId);
    const sweep = async () => {
      await Promise.all([one, other].map(house => house.find(Harvests).followAll()));
      await Promise.all([one, other].map(house => house.find(PreOrders).endInVain()));
    };
    t.clock.moveTo(new Date('2026-12-14T03:00:00Z'));
    await sweep();
    expect(await told('preorder.short', code)).toBe(0);
    t.clock.moveTo(new Date('2026-12-15T03:00:00Z'));
    await sweep();
    await sweep();
    expect(await told('preorder.short', code)).toBe(3);
    t.clock.moveTo(new Date('2026-12-29T03:00:00Z'));
    await sweep();
    // What was kept for a whole one is enough for who comes after it.
    expect(await turns(code)).toEqual(['4/4 filled', '2/3 released', '1/1 filled', '1/2 released']);
    expect(await outcomeOf(lucky.id)).toMatchObject({ state: 'confirmed', payment: 'to-collect' });
    expect(await outcomeOf(paid.id)).toEqual({ state: 'cancelled', why: 'not-harvested', payment: 'to-refund' });
    expect(await outcomeOf(small.id)).toMatchObject({ state: 'confirmed', payment: 'to-collect' });
    expect(await outcomeOf(last.id)).toMatchObject({ state: 'cancelled', payment: 'cancelled' });
  });

  it('that are called off end at once, with the reason; what is not paid in time makes room for others', async () => {
    const code = await declare({ expected: 4 });
    const unpaid = await order(code, 2, { paymentMethod: 'vietqr' });
    await expect(order(code, 1)).rejects.toThrow(AheadGone);
    await one.orders.cancelUnpaid(unpaid.groupId);
    const { id } = await order(code, 2);
    await Promise.all([one, other].map(house => house.find(Harvests).callOff(clerk, code, 'mưa đá')));
    await Promise.all([one, other].map(house => house.find(PreOrders).endInVain()));
    expect(await outcomeOf(id)).toEqual({ state: 'cancelled', why: 'mưa đá', payment: 'cancelled' });
    expect(await turns(code)).toEqual(['0/2 released', '0/2 released']);
    await expect(order(code, 1)).rejects.toThrow(HarvestNotComing);
    const ended = await t.ask(
      `SELECT FROM platform_fact f JOIN inventory_harvest h ON h.id::text = f.body->>'harvestId' WHERE f.name = 'harvest.ended' AND h.code = $1`,
      [code],
    );
    expect(ended).toHaveLength(1);
  });
});
