import { Books, GroupReader } from '#libs/ledger';
import { Promotions, type PromotionTerms } from '#libs/promotions';
import { dong, minus, type Dong } from '#platform/money';
import {
  aBasket,
  aCheckout,
  aCooperative,
  aMember,
  goods,
  onShelf,
  type BuiltGoods,
  type Ordering,
  withOrdering,
} from '../../../test/support/builders/ordering.js';
import { aPromotion, someTerms } from '../../../test/support/builders/promotions.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { built, inProcesses } from '../../../test/support/processes.js';
import type { PlaceInput } from './placing.js';

describe('orders with promotions', () => {
  let t: TestDatabase;
  let ordering: Ordering;
  let tea: BuiltGoods;
  let rice: BuiltGoods;
  let books: Books;
  withOrdering(opened => ({ t, ordering } = opened), 12);
  beforeAll(async () => {
    tea = await goods(t, await aCooperative(t));
    rice = await goods(t, await aCooperative(t, 'HTX Gạo Bản Mẫu'), { name: 'Gạo Séng Cù', price: 45_000 });
    await onShelf(t, tea, 999);
    await onShelf(t, rice, 999);
    books = new Books(t.db, t.clock, new GroupReader(t.db));
    await built();
  });

  let phones = 0;
  const aPhone = (): string => `+8498${String(++phones).padStart(7, '0')}`;
  /** What a buyer sees and presses on: the total less `off`. */
  async function form(lines: [BuiltGoods, number][], off: number, over: Partial<PlaceInput> = {}): Promise<PlaceInput> {
    const buyer = { name: 'Trần Thị Mẫu', phone: aPhone() };
    const seen = await aCheckout(ordering, await aBasket(ordering, ...lines), { buyer, ...over });
    return { ...seen, expectedTotal: minus(seen.expectedTotal, dong(off)) };
  }
  const place = async (lines: [BuiltGoods, number][], off: number, over: Partial<PlaceInput> = {}) =>
    ordering.orders.place(await form(lines, off, over));
  const promotion = (over: Partial<PromotionTerms> = {}, by?: Parameters<typeof aPromotion>[3]) =>
    aPromotion(t, ordering, over, by);
  const counted = async (id: string) =>
    (await t.ask<{ used: number; spent: Dong }>('SELECT used, spent FROM promotions_promotion WHERE id = $1', [id]))[0];
  const ordersOf = (groupId: string) =>
    t.ask<{ id: string; discount: bigint; total: bigint; lines: bigint[] }>(
      `SELECT o.id, o.discount, o.total, ARRAY(SELECT l.discount FROM ordering_line l WHERE l.order_id = o.id ORDER BY l.position) AS lines
       FROM ordering_order o WHERE o.group_id = $1 ORDER BY o.number`,
      [groupId],
    );
  const feeOf = async (of: BuiltGoods, packs: number, price: number): Promise<number> =>
    Number((await form([[of, packs]], 0)).expectedTotal) - price * packs;
  const outcomeOf = (placed: Promise<unknown>) =>
    placed.then(
      () => 'placed',
      (error: { code?: string; facts?: { why?: string } }) => error.facts?.why ?? error.code,
    );

  it('freezes on each order and line what a code takes off, and collects so much less', async () => {
    const { code, id } = await promotion();
    const { groupId } = await place(
      [
        [tea, 1],
        [rice, 2],
      ],
      27_000,
      { promotionCode: ` ${code.toLowerCase()} ` },
    );
    const orders = await ordersOf(groupId);
    expect(orders.map(order => [order.discount, order.lines.map(BigInt)])).toEqual([
      [18_000n, [18_000n]],
      [9_000n, [9_000n]],
    ]);
    const [paid] = await t.ask<{ amount: bigint; total: bigint; discount: bigint }>(
      'SELECT y.amount, g.total, g.discount FROM payments_payment y JOIN ordering_group g ON g.id = y.group_id WHERE g.id = $1',
      [groupId],
    );
    expect(paid).toMatchObject({ discount: 27_000n, total: orders.reduce((sum, order) => sum + order.total, 0n) });
    expect(paid?.amount).toBe(paid?.total);
    expect(await counted(id)).toEqual({ used: 1, spent: 27_000n });
  });

  it('says why a code does not count, and changes nothing', async () => {
    const many = await promotion({ leastGoods: dong(500_000) });
    const over = await promotion();
    await over.end();
    const lines: [BuiltGoods, number][] = [[tea, 1]];
    expect(await outcomeOf(place(lines, 0, { promotionCode: 'KHONGCO' }))).toBe('unknown');
    expect(await outcomeOf(place(lines, 0, { promotionCode: over.code }))).toBe('over');
    await expect(place(lines, 0, { promotionCode: many.code })).rejects.toMatchObject({
      facts: { why: 'too-little', missing: '320000' },
    });
    expect(await counted(many.id)).toEqual({ used: 0, spent: 0n });
  });

  it('of a process that has not heard of it yet applies all the same, and ends at once', async () => {
    await place([[rice, 1]], 0);
    const automatic = await promotion({ code: null, kind: 'sum', rateBp: null, amount: dong(5_000) });
    await place([[rice, 1]], 5_000);
    expect(await outcomeOf(place([[rice, 1]], 0))).toBe('total-changed');
    await automatic.end();
    await place([[rice, 1]], 0);
    expect(await outcomeOf(place([[rice, 1]], 5_000))).toBe('total-changed');
    expect(await counted(automatic.id)).toEqual({ used: 1, spent: 5_000n });
  });

  it('gives back what a cancelled order had, and the use once no order of it goes on', async () => {
    const { code, id } = await promotion({ mostUses: 1, mostPerBuyer: 1 });
    const phone = aPhone();
    const buyer = { name: 'Trần Thị Mẫu', phone };
    const placed = await place(
      [
        [tea, 1],
        [rice, 2],
      ],
      27_000,
      { promotionCode: code, buyer },
    );
    const again = () => place([[tea, 1]], 18_000, { promotionCode: code, buyer });
    expect(await outcomeOf(again())).toBe('used-up');
    const [first, second] = await ordersOf(placed.groupId);
    await ordering.desk.cancel({ followKey: placed.key }, first?.id ?? '', 'Đổi ý');
    expect(await counted(id)).toEqual({ used: 1, spent: 9_000n });
    await ordering.desk.cancel({ followKey: placed.key }, second?.id ?? '', 'Đổi ý');
    expect(await counted(id)).toEqual({ used: 0, spent: 0n });
    await again();
    expect(await counted(id)).toEqual({ used: 1, spent: 18_000n });
  });

  it('lets go of it when nobody pays in time', async () => {
    const { code, id } = await promotion();
    const { groupId } = await place([[tea, 1]], 18_000, { promotionCode: code, paymentMethod: 'vietqr' });
    await Promise.all([ordering.orders.cancelUnpaid(groupId), ordering.orders.cancelUnpaid(groupId)]);
    expect(await counted(id)).toEqual({ used: 0, spent: 0n });
  });

  it('one number uses it as often as it may, and has one first order, however many tabs press at once', async () => {
    const twice = await promotion({ mostPerBuyer: 2 });
    const first = [await promotion({ isFirstOrder: true }), await promotion({ isFirstOrder: true, rateBp: 900 })];
    const press = async (codes: string[], off: number[]): Promise<(string | undefined)[]> => {
      const buyer = { name: 'Trần Thị Mẫu', phone: aPhone() };
      const forms = await Promise.all(
        codes.map((promotionCode, at) => form([[tea, 1]], off[at] ?? 0, { promotionCode, buyer })),
      );
      return Promise.all(forms.map(one => outcomeOf(ordering.orders.place(one))));
    };
    const outcomes = await press(Array<string>(8).fill(twice.code), Array<number>(8).fill(18_000));
    expect(outcomes.filter(outcome => outcome === 'placed')).toHaveLength(2);
    expect(new Set(outcomes)).toEqual(new Set(['placed', 'used-by-you']));
    const codes = first.flatMap(({ code }) => [code, code, code]);
    const firsts = await press(codes, [18_000, 18_000, 18_000, 16_200, 16_200, 16_200]);
    expect(firsts.filter(outcome => outcome === 'placed')).toHaveLength(1);
    expect(new Set(firsts)).toEqual(new Set(['placed', 'not-first']));
  });

  it('80 buyers at two processes for 20 uses: exactly 20', async () => {
    const { code, id } = await promotion({ mostUses: 20 });
    const forms = await Promise.all(
      Array.from({ length: 80 }, async (_none, at) => {
        const wish = await form([[at % 2 ? tea : rice, 1]], at % 2 ? 18_000 : 4_500, { promotionCode: code });
        return { ...wish, expectedTotal: wish.expectedTotal.toString() };
      }),
    );
    const crowds = [0, 40].map(at => forms.slice(at, at + 40));
    const told = await Promise.all(
      crowds.map(crowd =>
        inProcesses<Record<string, number>>(1, 'test/support/builders/promotions.js', 'placeAll', t.url, crowd),
      ),
    );
    const sum = (name: string): number => told.flat().reduce((all, one) => all + (one[name] ?? 0), 0);
    expect([sum('placed'), sum('promotion-code-does-not-apply')]).toEqual([20, 60]);

    const [uses] = await t.ask<{ uses: number; spent: bigint }>(
      `SELECT count(DISTINCT u.id)::int AS uses, sum(d.goods + d.delivery)::bigint AS spent
       FROM promotions_use u JOIN promotions_discount d ON d.use_id = u.id WHERE u.promotion_id = $1`,
      [id],
    );
    expect(uses?.uses).toBe(20);
    expect(await counted(id)).toEqual({ used: 20, spent: uses?.spent });
  });

  it('each bearer pays its part in the books, and has it back of what is recalled', async () => {
    const seller = await goods(t, await aCooperative(t, 'THT Ong Mẫu'), { name: 'Mật ong', price: 100_003 });
    const { batchId } = await onShelf(t, seller, 9);
    const director = await aMember(t, seller.cooperative, 'director');
    const province = await promotion({ bearer: 'province', kind: 'sum', rateBp: null, amount: dong(50_000) });
    const free = await promotion(
      { code: null, bearer: 'cooperative', cooperativeId: seller.cooperative.id, kind: 'delivery', rateBp: null },
      director,
    );
    const fee = await feeOf(seller, 3, 100_003);
    const { groupId } = await place([[seller, 3]], 50_000 + fee, { promotionCode: province.code });
    const [order] = await ordersOf(groupId);
    const [line] = await t.ask<{ id: string }>('SELECT id FROM ordering_line WHERE order_id = $1', [order?.id]);
    await ordering.desk.pack(director, order?.id ?? '', [{ lineId: line?.id ?? '', batchId, quantity: 3 }]);
    await ordering.desk.ship(director, order?.id ?? '', { carrier: 'VNPost', trackingNumber: 'EA1' });
    await ordering.desk.deliver(director, order?.id ?? '');
    await books.followGroup(groupId);
    const balances = async () =>
      Object.fromEntries(
        (
          await t.ask<{ kind: string; part: string; sum: bigint }>(
            `SELECT a.kind, a.part, sum(e.amount)::bigint AS sum FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id
             WHERE e.order_id = $1 GROUP BY 1, 2 HAVING sum(e.amount) <> 0`,
            [order?.id],
          )
        ).map(({ kind, part, sum }) => [`${kind} ${part}`.trim(), sum]),
      );
    // Goods 300,009 at 5 % commission, which has 10 % VAT; the co-op gives the delivery, the province 50,000.
    expect(await balances()).toEqual({
      'carrier-receivable': 250_009n,
      'promotion-subsidy province': 50_000n,
      'cooperative-payable': -283_509n,
      'platform-commission': -15_000n,
      'commission-vat': -1_500n,
    });
    await t.ask(`UPDATE traceability_batch SET recalled_at = $2, recall_reason_vi = 'Ẩm' WHERE id = $1`, [
      batchId,
      t.clock.now(),
    ]);
    await ordering.recalledOrders.followBatch(batchId);
    await books.followGroup(groupId);
    expect(await balances()).toEqual({ 'carrier-receivable': 250_009n, 'refund-clearing': -250_009n });
    await free.end();
  });

  it('are opened and ended by whoever bears them', async () => {
    const promotions = ordering.find(Promotions);
    const clerk = await aMember(t, tea.cooperative, 'clerk');
    const director = await aMember(t, tea.cooperative, 'director');
    const own = { bearer: 'cooperative' as const, cooperativeId: tea.cooperative.id, code: 'NHAMINH' };
    await expect(promotions.open(clerk, someTerms(own))).rejects.toMatchObject({ code: 'other-role-needed' });
    await expect(promotions.open(director, someTerms())).rejects.toMatchObject({ code: 'not-found' });
    const foreign = { ...own, cooperativeId: rice.cooperative.id };
    await expect(promotions.open(director, someTerms(foreign))).rejects.toMatchObject({ code: 'not-found' });
    await expect(promotions.open(director, someTerms({ ...own, rateBp: 5001 }))).rejects.toMatchObject({
      code: 'promotion-above-the-ceiling',
      facts: { most: 50 },
    });
    const late = someTerms({ ...own, validTo: '2026-01-01' });
    await expect(promotions.open(director, late)).rejects.toMatchObject({ code: 'promotion-days-turned' });
    const id = await promotions.open(director, someTerms(own));
    await expect(promotions.open(director, someTerms(own))).rejects.toMatchObject({ code: 'promotion-code-taken' });
    await expect(promotions.end(await aMember(t, rice.cooperative, 'director'), id)).rejects.toMatchObject({
      code: 'not-found',
    });
    await promotions.end(director, id);
    await expect(promotions.end(director, id)).rejects.toMatchObject({ code: 'promotion-ended' });
    await promotions.end(director, await promotions.open(director, someTerms(own)));
  });

  it('asks nobody who used them any more once the buyer is forgotten', async () => {
    const { code, id } = await promotion({ mostPerBuyer: 1 });
    const { groupId } = await place([[tea, 1]], 18_000, { promotionCode: code });
    await t.ask(`UPDATE ordering_order SET state = 'cancelled', cancelled_at = placed_at WHERE group_id = $1`, [
      groupId,
    ]);
    await t.ask(`UPDATE ordering_group SET placed_at = placed_at - interval '4 years' WHERE id = $1`, [groupId]);
    expect(await ordering.buyerData.eraseDue()).toBe(1);
    expect(await t.ask('SELECT buyer FROM promotions_use WHERE promotion_id = $1', [id])).toEqual([{ buyer: null }]);
  });
});
