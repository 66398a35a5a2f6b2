import type { Actor } from '#libs/identity';
import type { PaymentMethod } from '#libs/payments';
import {
  aBasket,
  aCheckout,
  aCooperative,
  aMember,
  goods,
  inTheJournal,
  onShelf,
  type BuiltGoods,
  type Ordering,
  withOrdering,
} from '../../../test/support/builders/ordering.js';
import { openLedger } from '../../../test/support/builders/ledger.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { OrderHasMovedOn, WeightNeeded, WeightOutOfTolerance } from './refusals.js';

describe('what is sold by weight', () => {
  let t: TestDatabase;
  let ordering: Ordering;
  let fish: BuiltGoods;
  let tea: BuiltGoods;
  let tanks: { batchId: string; stockId: string };
  let shelf: { batchId: string; stockId: string };
  let packer: Actor;

  withOrdering(opened => ({ t, ordering } = opened));
  beforeAll(async () => {
    const coop = await aCooperative(t);
    fish = await goods(t, coop, { name: 'Cá tầm', price: 325_000, tolerancePercent: 10 });
    tea = await goods(t, coop);
    tanks = await onShelf(t, fish, 50);
    shelf = await onShelf(t, tea, 50);
    await inTheJournal(t, tanks.stockId, shelf.stockId);
    packer = await aMember(t, coop, 'packer');
  });

  /** Two packs of fish and one of tea; paid, where it is not paid at the door. */
  async function anOrder(paymentMethod: PaymentMethod) {
    const basket = await aBasket(ordering, [fish, 2], [tea, 1]);
    const { groupId } = await ordering.orders.place(await aCheckout(ordering, basket, { paymentMethod }));
    if (paymentMethod !== 'cod') {
      const [row] = await t.ask<{ id: string }>('SELECT id FROM payments_payment WHERE group_id = $1', [groupId]);
      await ordering.db.transaction(tx => ordering.payments.settle(tx, row?.id ?? '', { at: t.clock.now() }));
      await ordering.orders.confirm(groupId);
    }
    const [fishLine, teaLine] = await t.ask<{ id: string; orderId: string }>(
      'SELECT l.id, l.order_id AS "orderId" FROM ordering_line l JOIN ordering_order o ON o.id = l.order_id WHERE o.group_id = $1 ORDER BY l.position',
      [groupId],
    );
    const picks = [
      { lineId: fishLine?.id ?? '', batchId: tanks.batchId, quantity: 2 },
      { lineId: teaLine?.id ?? '', batchId: shelf.batchId, quantity: 1 },
    ];
    const orderId = fishLine?.orderId ?? '';
    const pack = (grams?: number) =>
      ordering.desk.pack(
        packer,
        orderId,
        picks,
        grams === undefined ? [] : [{ lineId: picks[0]?.lineId ?? '', grams }],
      );
    return { groupId, orderId, pack };
  }

  const standing = async (orderId: string) =>
    (
      await t.ask<Record<string, number>>(
        `SELECT o.goods_total::int AS goods, (g.total - o.total)::int AS group, (y.amount - y.parts_owed - o.total)::int AS payment,
           y.parts_owed::int AS owed, z.to_collect::int AS collect, l.total::int AS fish, l.weighed_grams AS grams,
           (SELECT count(*)::int FROM ordering_edit e WHERE e.order_id = o.id AND e.kind = 'weighed') AS edits
         FROM ordering_order o JOIN ordering_group g ON g.id = o.group_id JOIN payments_payment y ON y.group_id = g.id
         JOIN ordering_line l ON l.order_id = o.id AND l.position = 1 LEFT JOIN delivery_shipment z ON z.order_id = o.id WHERE o.id = $1`,
        [orderId],
      )
    )[0];

  it('costs at the door what the scale showed', async () => {
    const { orderId, pack } = await anOrder('cod');
    await expect(pack()).rejects.toThrow(WeightNeeded);
    await expect(pack(186)).rejects.toThrow(WeightOutOfTolerance);
    await pack(1860);
    const [order] = await t.ask<{ total: number }>('SELECT total::int FROM ordering_order WHERE id = $1', [orderId]);
    expect(await standing(orderId)).toEqual({
      ...{ goods: 784_500, fish: 604_500, grams: 1860, edits: 1 },
      ...{ group: 0, payment: 0, owed: 0, collect: order?.total },
    });
  });

  it('gives the difference back to who has paid, once however often it is packed at once, and the books stay even', async () => {
    const { groupId, orderId, pack } = await anOrder('vietqr');
    const { books } = openLedger(t);
    await books.followGroup(groupId);
    const outcomes = await Promise.allSettled([pack(1900), pack(1900), pack(1810), pack(1900)]);
    const refused = outcomes.flatMap(one => (one.status === 'rejected' ? [one.reason as Error] : []));
    expect(refused).toHaveLength(3);
    for (const reason of refused) expect(reason).toBeInstanceOf(OrderHasMovedOn);
    const now = await standing(orderId);
    expect(now).toMatchObject({ edits: 1, group: 0, payment: 0, collect: 0 });
    const owed = now?.['grams'] === 1900 ? 32_500 : 61_750;
    expect([now?.['owed'], now?.['fish']]).toEqual([owed, 650_000 - owed]);
    await books.followOrder(orderId);
    const sums = await t.ask<{ kind: string; sum: number }>(
      `SELECT a.kind, sum(e.amount)::int AS sum FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id JOIN ledger_transaction x ON x.id = e.transaction_id
       WHERE x.group_id = $1 AND a.kind IN ('buyer-clearing', 'refund-clearing', 'cooperative-pending') GROUP BY a.kind ORDER BY a.kind`,
      [groupId],
    );
    expect(sums).toEqual([
      { kind: 'buyer-clearing', sum: 0 },
      { kind: 'cooperative-pending', sum: -(830_000 - owed) },
      { kind: 'refund-clearing', sum: -owed },
    ]);
    expect(await ordering.stock.unbalanced()).toEqual([]);
  });

  it('costs no more than was agreed where it weighs more', async () => {
    const { orderId, pack } = await anOrder('vietqr');
    await pack(2150);
    expect(await standing(orderId)).toMatchObject({ goods: 830_000, fish: 650_000, grams: 2150, owed: 0, edits: 0 });
  });
});
