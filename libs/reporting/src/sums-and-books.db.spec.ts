import { newId } from '#platform/ids';
import { aSale, aSeller, happens, openLedger, type BuiltSale } from '../../../test/support/builders/ledger.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { Sums } from './sums.service.js';

/** What buyers owe for what stands, less what they owe for its delivery: all of it from the books. */
const PAID_FOR_GOODS = `
  SELECT COALESCE(sum(CASE a.kind WHEN 'buyer-clearing' THEN e.amount WHEN 'shipping' THEN e.amount END), 0)::bigint
    + COALESCE((SELECT sum(d.delivery) FROM promotions_discount d JOIN promotions_use u ON u.id = d.use_id JOIN promotions_promotion m ON m.id = u.promotion_id
        WHERE d.order_id = $1 AND m.bearer <> 'cooperative'), 0)::bigint AS sum
  FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id JOIN ledger_transaction x ON x.id = e.transaction_id
  WHERE e.order_id = $1 AND x.kind IN ('placement', 'edit', 'cancellation', 'subsidy', 'subsidy-undone')`;

describe('the department’s sums', () => {
  let t: TestDatabase;
  beforeAll(async () => (t = await testDatabase()));
  afterAll(() => t.drop());

  /** As the ordering leaves it: prices stay, and what is off stands beside them. */
  async function takesOff(sale: BuiltSale, bearer: 'platform' | 'cooperative', goods: number, delivery: number) {
    const [promotion, use, discount] = [newId(), newId(), newId()];
    await t.ask(
      `INSERT INTO promotions_promotion (id, name_vi, name_en, code, bearer, kind, rate_bp, cooperative_id, valid_from, valid_to, budget, opened_at)
       SELECT $1::uuid, 'Giảm giá', 'Off', upper(substr(md5($1::text), 1, 12)), $2::text, 'percent', 1000,
         CASE $2::text WHEN 'cooperative' THEN $3::uuid END, '2020-01-01', '2099-12-31', 1000000, now()`,
      [promotion, bearer, sale.cooperative.id],
    );
    await t.ask(
      'INSERT INTO promotions_use (id, promotion_id, group_id, buyer, first_order, used_at) VALUES ($1, $2, $3, NULL, false, now())',
      [use, promotion, sale.groupId],
    );
    await t.ask('INSERT INTO promotions_discount (id, use_id, order_id, goods, delivery) VALUES ($1, $2, $3, $4, $5)', [
      ...[discount, use, sale.orderId, goods, delivery],
    ]);
    for (const table of ['ordering_order', 'ordering_group'])
      await t.ask(`UPDATE ${table} SET discount = $2, total = total - $2 WHERE id = $1`, [
        table === 'ordering_order' ? sale.orderId : sale.groupId,
        goods + delivery,
      ]);
    await t.ask('UPDATE payments_payment SET amount = amount - $2 WHERE id = $1', [sale.paymentId, goods + delivery]);
    await t.ask('UPDATE ordering_line SET discount = $2, discount_id = $3 WHERE id = $1', [
      sale.lineId,
      goods,
      discount,
    ]);
  }

  it('are what the books say was paid for goods: after discounts, whoever bears them, and nothing of what was cancelled', async () => {
    const seller = await aSeller(t);
    const sales = [];
    for (const packs of [1, 2, 3, 1]) sales.push(await aSale(t, seller, { packs }));
    const [, ofMarket, ofSeller, cancelled] = sales as [BuiltSale, BuiltSale, BuiltSale, BuiltSale];
    await takesOff(ofMarket, 'platform', 36_000, 5_000);
    await takesOff(ofSeller, 'cooperative', 20_000, 10_000);
    await happens.cancelled(t, cancelled);
    const { books } = openLedger(t);
    let booked = 0n;
    for (const { groupId, orderId } of sales) {
      await books.followGroup(groupId);
      const [row] = await t.ask<{ sum: bigint }>(PAID_FOR_GOODS, [orderId]);
      booked += row?.sum ?? 0n;
    }
    const month = `${t.clock.now().toISOString().slice(0, 7)}-01`;
    await new Sums(t.db, t.clock).refreshMonth(month);
    const sumOf = async (table: string) =>
      (
        await t.ask<{ sum: bigint }>(`SELECT sum(revenue)::bigint AS sum FROM ${table} WHERE cooperative_id = $1`, [
          seller.cooperative.id,
        ])
      )[0]?.sum;
    expect(booked).toBe(6n * 180_000n - 56_000n);
    expect(await sumOf('reporting_orders')).toBe(booked);
    expect(await sumOf('reporting_sales')).toBe(booked);
  });
});
