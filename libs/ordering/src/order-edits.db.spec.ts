import { HiddenFromActor, OtherRoleNeeded, type Actor } from '#libs/identity';
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
import { built, inProcesses } from '../../../test/support/processes.js';
import { EditReasonNeeded, OrderHasMovedOn } from './refusals.js';

const WHY = 'Mưa đá, không đủ chè';

describe('edits before the packing', () => {
  let t: TestDatabase;
  let ordering: Ordering;
  let tea: BuiltGoods;
  let rice: BuiltGoods;
  let shelf: { batchId: string; stockId: string };
  let sacks: { batchId: string; stockId: string };
  let late: { batchId: string; stockId: string };
  let clerk: Actor;
  let packer: Actor;

  withOrdering(opened => ({ t, ordering } = opened));
  beforeEach(async () => {
    const coop = await aCooperative(t);
    tea = await goods(t, coop);
    rice = await goods(t, coop, { name: 'Gạo Séng Cù', price: 40_000 });
    shelf = await onShelf(t, tea, 3, { bestBefore: '2027-01-31' });
    late = await onShelf(t, tea, 40, { bestBefore: '2027-11-30' });
    sacks = await onShelf(t, rice, 20);
    await inTheJournal(t, shelf.stockId, late.stockId, sacks.stockId);
    [clerk, packer] = [await aMember(t, coop, 'clerk'), await aMember(t, coop, 'packer')];
  });

  interface Built {
    groupId: string;
    orderId: string;
    teaLine: string;
    riceLine: string;
  }

  /** Five of tea over two batches, and two of rice; paid, where it is not paid at the door. */
  async function anOrder(paymentMethod: PaymentMethod = 'cod', packs = 5): Promise<Built> {
    const basket = await aBasket(ordering, [tea, packs], [rice, 2]);
    const { groupId } = await ordering.orders.place(await aCheckout(ordering, basket, { paymentMethod }));
    const lines = await t.ask<{ id: string; orderId: string }>(
      `SELECT l.id, l.order_id AS "orderId" FROM ordering_line l JOIN ordering_order o ON o.id = l.order_id WHERE o.group_id = $1 ORDER BY l.position`,
      [groupId],
    );
    if (paymentMethod !== 'cod') await pay(groupId);
    const [first, second] = lines;
    return { groupId, orderId: first?.orderId ?? '', teaLine: first?.id ?? '', riceLine: second?.id ?? '' };
  }

  async function pay(groupId: string): Promise<void> {
    const [row] = await t.ask<{ id: string }>('SELECT id FROM payments_payment WHERE group_id = $1', [groupId]);
    await ordering.db.transaction(tx => ordering.payments.settle(tx, row?.id ?? '', { at: t.clock.now() }));
    await ordering.orders.confirm(groupId);
  }

  const lower = (order: Built, teaPacks: number, ricePacks: number, by = clerk) =>
    ordering.edits.lower(
      by,
      order.orderId,
      [
        { lineId: order.teaLine, quantity: teaPacks },
        { lineId: order.riceLine, quantity: ricePacks },
      ],
      WHY,
    );

  /** What stands everywhere of an order and its payment. */
  const standing = async ({ groupId, teaLine, riceLine }: Built) =>
    (
      await t.ask<{ goods: number; fee: number; group: number; payment: number; owed: number; held: number[] }>(
        `SELECT o.goods_total::int AS goods, o.delivery_fee::int AS fee, (g.total - o.total)::int AS group, (y.amount - o.total)::int AS payment,
           y.parts_owed::int AS owed,
           ARRAY(SELECT COALESCE((SELECT sum(h.quantity) FROM inventory_hold h WHERE h.line_id = x AND h.state = 'held'), 0)::int FROM unnest(ARRAY[$2::uuid, $3::uuid]) x) AS held
         FROM ordering_group g JOIN ordering_order o ON o.group_id = g.id JOIN payments_payment y ON y.group_id = g.id WHERE g.id = $1`,
        [groupId, teaLine, riceLine],
      )
    )[0];

  it('lower what is held, what is owed and what is collected at the door; a second press changes nothing', async () => {
    const order = await anOrder();
    expect(await lower(order, 2, 0)).toBe(true);
    expect(await lower(order, 2, 0)).toBe(false);
    expect(await standing(order)).toMatchObject({ goods: 360_000, group: 0, payment: 0, owed: 0, held: [2, 0] });
    // The packs that expire last went back first.
    expect(
      await t.ask('SELECT held FROM inventory_stock WHERE id = ANY ($1) ORDER BY best_before', [
        [shelf.stockId, late.stockId],
      ]),
    ).toEqual([{ held: 2 }, { held: 0 }]);
    expect(
      await t.ask(
        `SELECT e.reason, n.quantity_before AS before, n.quantity_after AS after, n.change::int FROM ordering_edit e JOIN ordering_edit_line n ON n.edit_id = e.id
         WHERE e.order_id = $1 ORDER BY n.change`,
        [order.orderId],
      ),
    ).toEqual([
      { reason: WHY, before: 5, after: 2, change: -540_000 },
      { reason: WHY, before: 2, after: 0, change: -80_000 },
    ]);
    await ordering.desk.pack(packer, order.orderId, [{ lineId: order.teaLine, batchId: shelf.batchId, quantity: 2 }]);
    expect(
      await t.ask(
        'SELECT z.to_collect = o.total AS same FROM delivery_shipment z JOIN ordering_order o ON o.id = z.order_id WHERE o.id = $1',
        [order.orderId],
      ),
    ).toEqual([{ same: true }]);
    await expect(lower(order, 1, 0)).rejects.toThrow(OrderHasMovedOn);
    expect(await ordering.stock.unbalanced()).toEqual([]);
  });

  it('give the difference back to who has paid, by the road of all parts, and the books stay even', async () => {
    const order = await anOrder('vietqr');
    const { books } = openLedger(t);
    // The sale is frozen only after the first edit: the books still know it as it was placed.
    await lower(order, 4, 2);
    await books.followGroup(order.groupId);
    await lower(order, 3, 0);
    await books.followOrder(order.orderId);
    expect(await standing(order)).toMatchObject({ goods: 540_000, group: 0, payment: 440_000, owed: 440_000 });
    expect(
      await t.ask(
        `SELECT r.amount::int, (SELECT count(*)::int FROM platform_fact f WHERE f.name = 'payment.part-owed' AND f.body ->> 'refundId' = r.id::text) AS told
         FROM payments_refund r JOIN payments_payment y ON y.id = r.payment_id WHERE y.group_id = $1 ORDER BY r.amount`,
        [order.groupId],
      ),
    ).toEqual([
      { amount: 180_000, told: 1 },
      { amount: 260_000, told: 1 },
    ]);
    const kinds = await t.ask<{ kind: string; sum: number }>(
      `SELECT a.kind, sum(e.amount)::int AS sum FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id JOIN ledger_transaction x ON x.id = e.transaction_id
       WHERE x.group_id = $1 AND a.kind IN ('buyer-clearing', 'refund-clearing', 'cooperative-pending') GROUP BY a.kind ORDER BY a.kind`,
      [order.groupId],
    );
    expect(kinds).toEqual([
      { kind: 'buyer-clearing', sum: 0 },
      { kind: 'cooperative-pending', sum: -540_000 },
      { kind: 'refund-clearing', sum: -440_000 },
    ]);
    expect(await t.ask('SELECT goods::int FROM ledger_sale WHERE order_id = $1', [order.orderId])).toEqual([
      { goods: 980_000 },
    ]);
  });

  it('give frozen packs back first: what was recalled is what is missing', async () => {
    const order = await anOrder();
    await t.ask('UPDATE inventory_stock SET frozen = true WHERE id = $1', [shelf.stockId]);
    await lower(order, 2, 2);
    const held = await t.ask('SELECT held FROM inventory_stock WHERE id = ANY ($1) ORDER BY best_before', [
      [shelf.stockId, late.stockId],
    ]);
    expect(held).toEqual([{ held: 0 }, { held: 2 }]);
  });

  it('are for clerks of the co-op, with a reason, once the money is there', async () => {
    const order = await anOrder();
    const stranger = await aMember(t, await aCooperative(t, 'HTX khác'), 'director');
    await expect(lower(order, 1, 1, stranger)).rejects.toThrow(HiddenFromActor);
    await expect(lower(order, 1, 1, packer)).rejects.toThrow(OtherRoleNeeded);
    const wishes = [{ lineId: order.teaLine, quantity: 1 }];
    await expect(ordering.edits.lower(clerk, order.orderId, wishes, ' ')).rejects.toThrow(EditReasonNeeded);
    const basket = await aBasket(ordering, [tea, 2]);
    const { groupId } = await ordering.orders.place(await aCheckout(ordering, basket, { paymentMethod: 'vietqr' }));
    const [waiting] = await t.ask<{ id: string }>('SELECT id FROM ordering_order WHERE group_id = $1', [groupId]);
    await expect(ordering.edits.lower(clerk, waiting?.id ?? '', [], WHY)).rejects.toThrow(OrderHasMovedOn);
  });

  it('from several processes, together with packers and cancellations: each order ends in one way, and every sum is that of its lines', async () => {
    await built();
    const orders: Built[] = [];
    for (let i = 0; i < 4; i++) orders.push(await anOrder(i % 2 === 0 ? 'cod' : 'vietqr', 4));
    const told = orders.map(({ groupId: _group, ...order }) => ({ ...order, batches: [late.batchId, sacks.batchId] }));
    const said = await inProcesses<Record<string, number>>(
      2,
      'test/support/builders/edits.js',
      'editEverything',
      t.url,
      clerk,
      told,
    );
    const codes = new Set(said.flatMap(outcomes => Object.keys(outcomes)));
    for (const code of codes)
      expect(['edited', 'packed', 'cancelled', 'order-has-moved-on', 'quantity-raised', 'picks-do-not-sum']).toContain(
        code,
      );
    expect(
      await t.ask(
        `SELECT count(*)::int AS wrong FROM ordering_order o JOIN ordering_group g ON g.id = o.group_id JOIN payments_payment y ON y.group_id = g.id
         WHERE o.id = ANY ($1) AND (o.goods_total <> (SELECT sum(l.total) FROM ordering_line l WHERE l.order_id = o.id) OR g.total <> o.total
           OR o.goods_total - (SELECT COALESCE(sum(e.goods_change), 0) FROM ordering_edit e WHERE e.order_id = o.id) <> 800000
           OR (g.payment_method = 'cod' AND y.amount <> o.total) OR (g.payment_method <> 'cod' AND y.amount - y.parts_owed <> o.total)
           OR (SELECT COALESCE(sum(h.quantity), 0) FROM inventory_hold h JOIN ordering_line l ON l.id = h.line_id WHERE l.order_id = o.id AND h.state = 'held')
             <> CASE o.state WHEN 'confirmed' THEN (SELECT sum(l.quantity) FROM ordering_line l WHERE l.order_id = o.id) ELSE 0 END)`,
        [orders.map(({ orderId }) => orderId)],
      ),
    ).toEqual([{ wrong: 0 }]);
    expect(await ordering.stock.unbalanced()).toEqual([]);
  });
});
