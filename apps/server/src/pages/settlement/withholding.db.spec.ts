import { addMonths, startOfDay } from '#platform/clock';
import { newId } from '#platform/ids';
import { testDatabase, type TestDatabase } from '../../../../../test/support/database.js';
import { aSale, aSeller, happens, openLedger, type BuiltSale } from '../../../../../test/support/builders/ledger.js';
import type { BuiltGoods } from '../../../../../test/support/builders/ordering.js';
import { boundsOf, monthIn } from './month.js';
import { statementRows } from './statement.query.js';
import { withheldIn } from './withholding.query.js';

describe('what was withheld in a month', () => {
  let t: TestDatabase;
  beforeAll(async () => {
    t = await testDatabase();
  });
  afterAll(() => t.drop());

  const month = () => monthIn({ now: t.clock.now() }, {});
  const withheld = async ({ cooperative }: BuiltGoods, of = month()) => {
    const [{ name = '' } = {}] = await t.ask<{ name: string }>(
      'SELECT name FROM cooperatives_cooperative WHERE id = $1',
      [cooperative.id],
    );
    const rows = await t.db.read(withheldIn, boundsOf(of));
    return rows.filter(row => row.seller === name).map(({ seller: _seller, taxCode: _taxCode, ...row }) => row);
  };

  async function delivered(seller: BuiltGoods): Promise<BuiltSale> {
    const sale = await aSale(t, seller);
    await happens.paid(t, sale);
    await happens.delivered(t, sale);
    await openLedger(t).books.followOrder(sale.orderId);
    return sale;
  }

  it('is what the books say: by seller and activity, with what came back beside it', async () => {
    const household = await aSeller(t, 'HKD');
    await t.ask('UPDATE cooperatives_cooperative SET name = $2 WHERE id = $1', [
      household.cooperative.id,
      'Hộ Bản Mẫu',
    ]);
    await delivered(household);
    const second = await delivered(household);
    const sum = { legalForm: 'HKD', activity: 'goods', revenue: 720_000n, vat: 7_200n, pit: 3_600n };
    expect(await withheld(household)).toEqual([{ ...sum, vatBack: 0n, pitBack: 0n }]);
    await openLedger(t).books.followRefund(await happens.partOwed(t, second, 180_000));
    expect(await withheld(household)).toEqual([{ ...sum, vatBack: 1_800n, pitBack: 900n }]);
    expect(await withheld(household, addMonths(`${month()}-01`, 1).slice(0, 7))).toEqual([]);
  });

  it('is nothing of a co-operative, which issues its own invoices', async () => {
    const seller = await aSeller(t, 'HTX');
    await t.ask('UPDATE cooperatives_cooperative SET name = $2 WHERE id = $1', [
      seller.cooperative.id,
      'HTX Bản Mẫu 2',
    ]);
    await delivered(seller);
    expect(await withheld(seller)).toEqual([]);
  });

  it('asks for this month when the address names none of the calendar', () => {
    for (const wrong of [{}, { month: '2026-13' }, { month: ['2026-11'] }, { month: "2026-11'" }])
      expect(monthIn({ now: startOfDay('2026-11-24') }, wrong)).toBe('2026-11');
    expect(monthIn({ now: startOfDay('2026-11-24') }, { month: '2025-02' })).toBe('2025-02');
  });

  it('stands on the statement, and so does what the co-op itself took off its prices', async () => {
    const seller = await aSeller(t, 'HTX');
    const sale = await aSale(t, seller);
    const [promotion, use, discount] = [newId(), newId(), newId()];
    await t.ask(
      `INSERT INTO promotions_promotion (id, name_vi, name_en, code, bearer, kind, rate_bp, cooperative_id, valid_from, valid_to, budget, opened_at)
       SELECT $1::uuid, 'Giảm giá', 'Off', upper(substr(md5($1::text), 1, 12)), 'cooperative', 'percent', 1000, $2, '2020-01-01', '2099-12-31', 1000000, now()`,
      [promotion, seller.cooperative.id],
    );
    await t.ask(
      `INSERT INTO promotions_use (id, promotion_id, group_id, first_order, used_at) VALUES ($1, $2, $3, false, $4)`,
      [use, promotion, sale.groupId, t.clock.now()],
    );
    await t.ask(
      `INSERT INTO promotions_discount (id, use_id, order_id, goods, delivery) VALUES ($1, $2, $3, 36000, 0)`,
      [discount, use, sale.orderId],
    );
    await t.ask(`UPDATE ordering_line SET discount = 36000, discount_id = $2 WHERE id = $1`, [sale.lineId, discount]);
    for (const table of ['ordering_order', 'ordering_group'])
      await t.ask(`UPDATE ${table} SET discount = 36000, total = total - 36000 WHERE id = $1`, [
        table === 'ordering_order' ? sale.orderId : sale.groupId,
      ]);
    await t.ask(`UPDATE payments_payment SET amount = amount - 36000 WHERE id = $1`, [sale.paymentId]);
    await happens.paid(t, sale);
    await happens.delivered(t, sale);
    await openLedger(t).books.followOrder(sale.orderId);
    const rows = await t.db.read(statementRows, [seller.cooperative.id, ...boundsOf(month())]);
    expect(Object.fromEntries(rows.map(({ account, amount }) => [account, amount]))).toEqual({
      ...{ 'cooperative-pending': 360_000n, 'own-discount': -36_000n, shipping: 30_000n },
      ...{ 'platform-commission': -16_200n, 'commission-vat': -1_620n },
    });
    expect(rows.at(-1)?.running).toBe(336_180n);
  });
});
