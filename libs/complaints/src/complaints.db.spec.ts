import { HiddenFromActor, type Actor } from '#libs/identity';
import type { PaymentMethod } from '#libs/payments';
import { newId } from '#platform/ids';
import { openLedger } from '../../../test/support/builders/ledger.js';
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
import type { TestDatabase } from '../../../test/support/database.js';
import { ComplaintSteps } from './complaint-steps.service.js';
import { ComplaintsModule } from './complaints.module.js';
import { Complaints } from './complaints.service.js';
import {
  ComplaintHasMovedOn,
  ComplaintTermOver,
  LineComplainedOf,
  MoreThanPaid,
  NothingDelivered,
  OfferNeedsSum,
} from './refusals.js';
import { dong } from '#platform/money';

const DAY = 24 * 3_600_000;

describe('complaints', () => {
  let t: TestDatabase;
  let ordering: Ordering;
  let house: { complaints: Complaints; steps: ComplaintSteps };
  let tea: BuiltGoods;
  let rice: BuiltGoods;
  let shelf: { batchId: string; stockId: string };
  let sacks: { batchId: string; stockId: string };
  let clerk: Actor;
  let officer: Actor;

  withOrdering(opened => ({ t, ordering } = opened), undefined, ComplaintsModule);
  beforeAll(async () => {
    house = { complaints: ordering.find(Complaints), steps: ordering.find(ComplaintSteps) };
    const coop = await aCooperative(t);
    tea = await goods(t, coop);
    rice = await goods(t, coop, { name: 'Gạo Séng Cù', price: 40_001 });
    shelf = await onShelf(t, tea, 60);
    sacks = await onShelf(t, rice, 60);
    await inTheJournal(t, shelf.stockId, sacks.stockId);
    clerk = await aMember(t, coop, 'clerk', 'packer');
    officer = { ...clerk, seats: [], offices: ['officer'] };
  });

  /** Two packs of tea and three of rice, at the buyer's door. */
  async function delivered(paymentMethod: PaymentMethod = 'vietqr', isThere = true, teaOf = shelf.batchId) {
    const basket = await aBasket(ordering, [tea, 2], [rice, 3]);
    const { groupId, key } = await ordering.orders.place(await aCheckout(ordering, basket, { paymentMethod }));
    if (paymentMethod !== 'cod') {
      const [row] = await t.ask<{ id: string }>('SELECT id FROM payments_payment WHERE group_id = $1', [groupId]);
      await ordering.db.transaction(tx => ordering.payments.settle(tx, row?.id ?? '', { at: t.clock.now() }));
      await ordering.orders.confirm(groupId);
    }
    const [teaLine, riceLine] = await t.ask<{ id: string; orderId: string; number: string; total: bigint }>(
      'SELECT l.id, o.id AS "orderId", o.number, o.total FROM ordering_line l JOIN ordering_order o ON o.id = l.order_id WHERE o.group_id = $1 ORDER BY l.position',
      [groupId],
    );
    if (!teaLine || !riceLine) throw new Error('no lines');
    const { orderId, number, total } = teaLine;
    await ordering.desk.pack(clerk, orderId, [
      { lineId: teaLine.id, batchId: teaOf, quantity: 2 },
      { lineId: riceLine.id, batchId: sacks.batchId, quantity: 3 },
    ]);
    await ordering.desk.ship(clerk, orderId, { carrier: 'Xe khách', trackingNumber: '' });
    if (isThere) await ordering.desk.deliver(clerk, orderId);
    const open = (over: Partial<Parameters<typeof house.complaints.open>[1]> = {}) =>
      house.complaints.open(
        { followKey: key, number },
        {
          ...{ attemptKey: newId(), reason: 'defect', wish: 'refund', text: 'Gói bị ẩm', photos: [] },
          lines: [{ lineId: teaLine.id, quantity: 1 }],
          ...over,
        },
      );
    const opened = async (over: Parameters<typeof open>[0] = {}): Promise<string> => {
      await open(over);
      const [row] = await t.ask<{ id: string }>(
        'SELECT id FROM complaints_complaint WHERE order_id = $1 ORDER BY opened_at DESC, id DESC LIMIT 1',
        [orderId],
      );
      return row?.id ?? '';
    };
    return { groupId, orderId, key, total, lines: { tea: teaLine.id, rice: riceLine.id }, open, opened };
  }

  const stateOf = async (id: string) =>
    (
      await t.ask<{ state: string; amount: number | null }>(
        'SELECT state, amount::int FROM complaints_complaint WHERE id = $1',
        [id],
      )
    )[0];
  const owed = async (groupId: string) =>
    (
      await t.ask<{ owed: number; rows: number; parts: number }>(
        `SELECT y.parts_owed::int AS owed, COALESCE(sum(r.amount), 0)::int AS rows, count(r.id)::int AS parts
         FROM payments_payment y LEFT JOIN payments_refund r ON r.payment_id = y.id WHERE y.group_id = $1 GROUP BY y.id`,
        [groupId],
      )
    )[0];
  const asClerk = (id: string, step: Parameters<typeof house.steps.take>[2]) =>
    house.steps.take({ side: 'cooperative', actor: clerk }, id, step);

  it('are one however often the form is sent, one per line, and only within the term of what arrived', async () => {
    const order = await delivered();
    const attemptKey = newId();
    await Promise.all([order.open({ attemptKey }), order.open({ attemptKey }), order.open({ attemptKey })]);
    const again = await Promise.allSettled([
      order.open(),
      order.open({ lines: [{ lineId: order.lines.rice, quantity: 1 }] }),
      order.open({ lines: [{ lineId: order.lines.rice, quantity: 2 }] }),
    ]);
    expect(again.filter(one => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of again) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(LineComplainedOf);
    const late = await delivered();
    await t.ask(`UPDATE ordering_order SET delivered_at = delivered_at - interval '8 days' WHERE id = $1`, [
      late.orderId,
    ]);
    await expect(late.open()).rejects.toThrow(ComplaintTermOver);
    await late.open({ reason: 'info-mismatch' });
    await expect((await delivered('cod', false)).open()).rejects.toThrow(NothingDelivered);
  });

  it('end in one way whoever presses at once, nothing goes back twice, and the books stay even', async () => {
    const order = await delivered();
    const { books } = openLedger(t);
    await books.followGroup(order.groupId);
    const first = await order.opened();
    const outcomes = await Promise.allSettled([
      asClerk(first, { action: 'refund', withDelivery: true }),
      asClerk(first, { action: 'refund', withDelivery: true }),
      asClerk(first, { action: 'refuse', text: 'Không đúng' }),
      house.steps.take({ side: 'buyer', followKey: order.key }, first, { action: 'withdraw' }),
    ]);
    expect(outcomes.filter(one => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of outcomes) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(ComplaintHasMovedOn);
    // Both of one order at once, each with the delivery: it goes back once.
    const other = await delivered();
    await books.followGroup(other.groupId);
    const teas = await other.opened({ lines: [{ lineId: other.lines.tea, quantity: 2 }] });
    const rices = await other.opened({ lines: [{ lineId: other.lines.rice, quantity: 3 }] });
    await Promise.all([teas, rices].map(id => asClerk(id, { action: 'refund', withDelivery: true })));
    const now = await owed(other.groupId);
    expect(now).toEqual({ owed: Number(other.total), rows: Number(other.total), parts: 3 });
    await books.followOrder(other.orderId);
    const sums = await t.ask<{ kind: string; sum: number }>(
      `SELECT a.kind, sum(e.amount)::int AS sum FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id JOIN ledger_transaction x ON x.id = e.transaction_id
       WHERE x.group_id = $1 GROUP BY a.kind HAVING sum(e.amount) <> 0 ORDER BY a.kind`,
      [other.groupId],
    );
    expect(sums).toEqual([
      { kind: 'bank', sum: Number(other.total) },
      { kind: 'refund-clearing', sum: -Number(other.total) },
    ]);
  });

  it('give back the part that was offered and accepted, to the đồng, and no more than was paid', async () => {
    const order = await delivered('cod');
    const id = await order.opened({ lines: [{ lineId: order.lines.rice, quantity: 2 }] });
    const offer = { action: 'offer', text: 'Gói chỉ rách nhãn' } as const;
    await expect(asClerk(id, { ...offer, amount: dong(80_003) })).rejects.toThrow(MoreThanPaid);
    await expect(asClerk(id, offer)).rejects.toThrow(OfferNeedsSum);
    await asClerk(id, { ...offer, amount: dong(30_000) });
    expect(await stateOf(id)).toEqual({ state: 'offered', amount: null });
    expect(await owed(order.groupId)).toMatchObject({ owed: 0 });
    const asBuyer = (action: 'accept' | 'escalate') =>
      house.steps.take({ side: 'buyer', followKey: order.key }, id, { action, text: 'Trả lời' });
    const answers = await Promise.allSettled([asBuyer('accept'), asBuyer('escalate'), asBuyer('accept')]);
    expect(answers.filter(one => one.status === 'fulfilled')).toHaveLength(1);
    if (answers[1].status === 'fulfilled')
      await house.steps.take({ side: 'department', actor: officer }, id, {
        ...{ action: 'uphold', text: 'Hoàn một phần', amount: dong(30_000) },
      });
    expect(await stateOf(id)).toEqual({ state: 'settled', amount: 30_000 });
    expect(await owed(order.groupId)).toEqual({ owed: 30_000, rows: 30_000, parts: 1 });
  });

  it('give back all that was paid where the co-op pays by itself, whatever sum it writes', async () => {
    const order = await delivered();
    const id = await order.opened({ lines: [{ lineId: order.lines.tea, quantity: 2 }] });
    await asClerk(id, { action: 'refund', amount: dong(1) });
    expect(await owed(order.groupId)).toMatchObject({ owed: 360_000 });
    const whole = await delivered();
    const mismatch = await whole.opened({ reason: 'info-mismatch' });
    await expect(asClerk(mismatch, { action: 'offer', text: 'Một nửa', amount: dong(1) })).rejects.toThrow(
      ComplaintHasMovedOn,
    );
  });

  it('settled before the cash is in owe of the delivery only what was settled', async () => {
    const order = await delivered('cod', false);
    await ordering.desk.deliver(clerk, order.orderId);
    const id = await order.opened({ lines: [{ lineId: order.lines.tea, quantity: 2 }] });
    // As while a sister order is still on its way: the money of the group is not in yet.
    await t.ask(`UPDATE payments_payment SET state = 'to-collect' WHERE group_id = $1`, [order.groupId]);
    await asClerk(id, { action: 'refund' });
    expect(await owed(order.groupId)).toMatchObject({ owed: 0 });
    await t.ask(`UPDATE payments_payment SET state = 'collected' WHERE group_id = $1`, [order.groupId]);
    await Promise.all([1, 2].map(() => house.steps.followOrder(order.orderId)));
    const parts = await t.ask('SELECT line_id, amount::int FROM payments_refund WHERE complaint_id = $1', [id]);
    expect(parts).toEqual([{ line_id: order.lines.tea, amount: 360_000 }]);
  });

  it('give back, together with a recall, what a line cost and no more', async () => {
    const lot = await onShelf(t, tea, 9);
    await inTheJournal(t, lot.stockId);
    const order = await delivered('vietqr', true, lot.batchId);
    await asClerk(await order.opened(), { action: 'refund' });
    await t.ask(`UPDATE traceability_batch SET recalled_at = now(), recall_reason_vi = 'Ẩm' WHERE id = $1`, [
      lot.batchId,
    ]);
    await Promise.all([1, 2].map(() => ordering.recalledOrders.followBatch(lot.batchId)));
    // Half of the two packs went back before: the recall brings the other half.
    expect(await owed(order.groupId)).toEqual({ owed: 360_000, rows: 360_000, parts: 2 });
  });

  /** So many labels of the tea left with the line. */
  const inTheParcel = (lineId: string, labels: number) =>
    t.ask(
      `WITH roll AS (
         INSERT INTO labels_roll (id, cooperative_id, batch_id, variant_id, gtin, quantity, issued_by, issued_at)
         SELECT $1, $2, $3, id, gtin, $5, $6, $7 FROM catalog_variant WHERE id = $4 RETURNING id, gtin)
       INSERT INTO labels_label (gtin, serial, roll_id, position, batch_id, state, order_line_id)
       SELECT gtin, 'BACK' || n, id, n, $3, 'sold', $8 FROM roll, generate_series(1, $5::int) n`,
      [newId(), tea.cooperative.id, shelf.batchId, tea.variantId, labels, clerk.personId, t.clock.now(), lineId],
    );

  it('take goods back onto their shelf or write them off, in the journal', async () => {
    const onHand = async (id: string) =>
      (await t.ask<{ n: number }>('SELECT on_hand AS n FROM inventory_stock WHERE id = $1', [id]))[0]?.n ?? 0;
    const order = await delivered();
    const [teas, rices] = [await onHand(shelf.stockId), await onHand(sacks.stockId)];
    const back = await order.opened({ wish: 'return', lines: [{ lineId: order.lines.tea, quantity: 2 }] });
    const lost = await order.opened({ wish: 'return', lines: [{ lineId: order.lines.rice, quantity: 1 }] });
    for (const id of [back, lost]) await asClerk(id, { action: 'ask-back', text: 'Gửi về Bản Mẫu' });
    await inTheParcel(order.lines.tea, 2);
    expect(await owed(order.groupId)).toMatchObject({ owed: 0 });
    const twice = await Promise.allSettled([1, 2].map(() => asClerk(back, { action: 'receive', fate: 'shelf' })));
    expect(twice.filter(one => one.status === 'fulfilled')).toHaveLength(1);
    await asClerk(lost, { action: 'receive', fate: 'written-off' });
    expect([await onHand(shelf.stockId), await onHand(sacks.stockId)]).toEqual([teas + 2, rices]);
    expect(
      await t.ask(
        `SELECT reason, on_hand_change AS n FROM inventory_journal WHERE reason IN ('returned', 'written-off') AND cause_id = ANY ($1) ORDER BY 1, 2`,
        [[back, lost]],
      ),
    ).toEqual([
      { reason: 'returned', n: 1 },
      { reason: 'returned', n: 2 },
      { reason: 'written-off', n: -1 },
    ]);
    expect(await t.ask(`SELECT FROM epcis_event WHERE disposition LIKE '%returned'`)).toHaveLength(1);
    expect(await owed(order.groupId)).toMatchObject({ owed: 360_000 + 40_001 });
    expect(await ordering.stock.unbalanced()).toEqual([]);
  });

  it('go to the department when nobody answers, once, and what it upholds goes back whole with the delivery', async () => {
    const order = await delivered('cod');
    const id = await order.opened({ reason: 'info-mismatch', wish: 'answer', lines: [] });
    await expect(house.steps.take({ side: 'buyer', followKey: 'x' }, id, { action: 'withdraw' })).rejects.toThrow(
      HiddenFromActor,
    );
    await house.steps.escalateDue();
    expect(await stateOf(id)).toMatchObject({ state: 'open' });
    t.clock.moveBy(4 * DAY);
    await Promise.all([house.steps.escalateDue(), house.steps.escalateDue()]);
    expect(await stateOf(id)).toMatchObject({ state: 'escalated' });
    await expect(asClerk(id, { action: 'refund' })).rejects.toThrow(ComplaintHasMovedOn);
    const told = await t.ask(
      `SELECT m.side, m.action, (SELECT count(*)::int FROM platform_fact f WHERE f.body ->> 'messageId' = m.id::text) AS told
       FROM complaints_message m WHERE m.complaint_id = $1 ORDER BY m.happened_at, m.id`,
      [id],
    );
    expect(told).toEqual([
      { side: 'buyer', action: 'open', told: 1 },
      { side: 'market', action: 'overdue', told: 1 },
    ]);
    await house.steps.take({ side: 'department', actor: officer }, id, { action: 'uphold', text: 'Mô tả sai' });
    expect(await stateOf(id)).toEqual({ state: 'settled', amount: Number(order.total) });
    expect(await owed(order.groupId)).toMatchObject({ owed: Number(order.total) });
  });
});
