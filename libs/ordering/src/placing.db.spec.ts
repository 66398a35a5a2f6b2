import { dong } from '#platform/money';
import {
  aBasket,
  aCheckout,
  aCooperative,
  goods,
  onShelf,
  openOrdering,
  type BuiltCooperative,
  type Ordering,
  withOrdering,
} from '../../../test/support/builders/ordering.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { BasketEmpty, NoLongerOnSale, TotalChanged } from './refusals.js';

describe('placing an order', () => {
  let t: TestDatabase;
  let ordering: Ordering;
  let coop: BuiltCooperative;

  withOrdering(opened => ({ t, ordering } = opened));
  beforeAll(async () => {
    coop = await aCooperative(t);
  });

  const stockOf = async (variantId: string) =>
    (
      await t.ask<{ on_hand: number; held: number }>(
        'SELECT sum(on_hand)::int AS on_hand, sum(held)::int AS held FROM inventory_stock WHERE variant_id = $1',
        [variantId],
      )
    )[0];
  const countOf = async (sql: string, ...values: unknown[]) =>
    (await t.ask<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`, values))[0]?.n;

  it('costs no delivery where only nights are ordered, and only for the goods where both are', async () => {
    const house = await aCooperative(t, 'HTX Du lịch Bản Mẫu');
    const [night, tea] = [await goods(t, house, { name: 'Một đêm nhà sàn', isNight: true }), await goods(t, coop)];
    await onShelf(t, night, 9);
    await onShelf(t, tea, 9);
    const feesOf = async (...lines: Parameters<typeof aBasket> extends [unknown, ...infer Lines] ? Lines : never) => {
      const { groupId } = await ordering.orders.place(await aCheckout(ordering, await aBasket(ordering, ...lines)));
      const sql = 'SELECT delivery_fee AS fee FROM ordering_order WHERE group_id = $1 ORDER BY delivery_fee';
      return (await t.ask<{ fee: bigint }>(sql, [groupId])).map(({ fee }) => fee);
    };
    expect(await feesOf([night, 3])).toEqual([0n]);
    const [goodsFee] = await feesOf([tea, 1]);
    expect(goodsFee).toBeGreaterThan(0n);
    expect(await feesOf([tea, 1], [night, 3])).toEqual([0n, goodsFee]);
  });

  it('asks for room, a remote commune and collecting at the door what the list of the day says', async () => {
    const house = await aCooperative(t, 'HTX Hộp Quà Bản Mẫu');
    const gift = await goods(t, house, { price: 1_000_000 });
    await onShelf(t, gift, 9);
    const size = [gift.variantId, 300, 200, 90];
    await t.ask('UPDATE catalog_variant SET length_mm = $2, width_mm = $3, height_mm = $4 WHERE id = $1', size);
    const feeOf = async (over: Parameters<typeof aCheckout>[2]) => {
      const checkout = await aCheckout(ordering, await aBasket(ordering, [gift, 2]), over);
      const { groupId } = await ordering.orders.place(checkout);
      return (
        await t.ask<{ fee: bigint }>('SELECT delivery_total AS fee FROM ordering_group WHERE id = $1', [groupId])
      )[0]?.fee;
    };
    // Two boxes of 250 g take 10,8 dm³: 1.8 kg by room, 25.000; Thu Lũm is remote, 15.000.
    expect(await feeOf({ communeCode: '03439' })).toBe(40_000n);
    await t.ask(`UPDATE delivery_list SET cod_borne_by = 'buyer'`);
    const others = await openOrdering(t.url, t.clock);
    try {
      const key = await aBasket(others, [gift, 2]);
      const checkout = await aCheckout(others, key, { communeCode: '03439' });
      // 0,8 % of 2.040.000, by another process that has read the list anew; who still asks less is refused.
      const { groupId } = await others.orders.place(checkout);
      const [row] = await t.ask<{ fee: bigint }>('SELECT delivery_total AS fee FROM ordering_group WHERE id = $1', [
        groupId,
      ]);
      expect(row?.fee).toBe(56_320n);
      const paid = await aCheckout(others, await aBasket(others, [gift, 2]), { paymentMethod: 'vietqr' });
      expect(paid.expectedTotal).toBe(2_045_000n);
      await expect(others.orders.place({ ...paid, paymentMethod: 'cod' })).rejects.toThrow(TotalChanged);
    } finally {
      await t.ask(`UPDATE delivery_list SET cod_borne_by = 'cooperative'`);
      await others.close();
    }
  });

  it('makes one order per co-op, holds the packs and empties the basket', async () => {
    const tea = await goods(t, coop);
    const rice = await goods(t, await aCooperative(t, 'HTX Gạo Bản Mẫu'), { name: 'Gạo Séng Cù', price: 45_000 });
    await onShelf(t, tea, 5);
    await onShelf(t, rice, 5);
    const key = await aBasket(ordering, [tea, 2], [rice, 3]);
    const placed = await ordering.orders.place(await aCheckout(ordering, key));

    const orders = await t.ask<{ number: string; state: string; goods_total: bigint; sum: bigint; lines: bigint }>(
      `SELECT o.number, o.state, o.goods_total, o.total = o.goods_total + o.delivery_fee AS sum,
         (SELECT sum(l.total)::bigint FROM ordering_line l WHERE l.order_id = o.id) AS lines FROM ordering_order o WHERE o.group_id = $1 ORDER BY o.number`,
      [placed.groupId],
    );
    expect(orders.map(order => [order.number, order.state, order.goods_total, order.lines])).toEqual([
      [`${placed.code}-1`, 'confirmed', 360_000n, 360_000n],
      [`${placed.code}-2`, 'confirmed', 135_000n, 135_000n],
    ]);
    expect(placed.code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    expect(await stockOf(tea.variantId)).toEqual({ on_hand: 5, held: 2 });
    expect(await stockOf(rice.variantId)).toEqual({ on_hand: 5, held: 3 });
    const [sums] = await t.ask<{ whole: boolean; amount: bigint; total: bigint }>(
      `SELECT g.total = (SELECT sum(total) FROM ordering_order WHERE group_id = g.id) AS whole, p.amount, g.total
       FROM ordering_group g JOIN payments_payment p ON p.group_id = g.id WHERE g.id = $1`,
      [placed.groupId],
    );
    expect(sums?.whole).toBe(true);
    expect(sums?.amount).toBe(sums?.total);
    expect(await countOf(`platform_fact WHERE body->>'groupId' = $1 AND name = 'order.placed'`, placed.groupId)).toBe(
      1,
    );
    expect(
      await countOf(
        `ordering_history h JOIN ordering_order o ON o.id = h.order_id WHERE o.group_id = $1`,
        placed.groupId,
      ),
    ).toBe(4);
    await expect(ordering.orders.place(await aCheckout(ordering, key))).rejects.toThrow(BasketEmpty);
  });

  it('pressed again with the same form answers with the same order', async () => {
    const tea = await goods(t, coop);
    await onShelf(t, tea, 5);
    const key = await aBasket(ordering, [tea, 1]);
    const checkout = await aCheckout(ordering, key);
    const first = await ordering.orders.place(checkout);
    expect(await ordering.orders.place(checkout)).toEqual(first);
    await aBasketAgain(key, tea.variantId);
    expect(await ordering.orders.place(checkout)).toEqual(first);
    expect(await stockOf(tea.variantId)).toEqual({ on_hand: 5, held: 1 });
  });

  const aBasketAgain = (key: string, variantId: string) => ordering.baskets.put(key, variantId, 1);

  it('pressed twenty times at once makes one group', async () => {
    const tea = await goods(t, coop);
    await onShelf(t, tea, 50);
    const checkout = await aCheckout(ordering, await aBasket(ordering, [tea, 2]));
    const groups = await Promise.all(Array.from({ length: 20 }, () => ordering.orders.place(checkout)));
    expect(new Set(groups.map(group => group.groupId)).size).toBe(1);
    expect(await stockOf(tea.variantId)).toEqual({ on_hand: 50, held: 2 });
  });

  it('two tabs with the same basket order it once', async () => {
    const tea = await goods(t, coop);
    await onShelf(t, tea, 50);
    const key = await aBasket(ordering, [tea, 2]);
    const tabs = await Promise.all([aCheckout(ordering, key), aCheckout(ordering, key)]);
    const outcomes = await Promise.allSettled(tabs.map(tab => ordering.orders.place(tab)));
    expect(outcomes.map(outcome => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(outcome => outcome.status === 'rejected')?.reason).toBeInstanceOf(BasketEmpty);
    expect(await stockOf(tea.variantId)).toEqual({ on_hand: 50, held: 2 });
  });

  it('refuses a basket that another tab changed since its sum was shown', async () => {
    const tea = await goods(t, coop);
    await onShelf(t, tea, 50);
    const key = await aBasket(ordering, [tea, 2]);
    const checkout = await aCheckout(ordering, key);
    await ordering.baskets.change(key, tea.variantId, 3);
    await expect(ordering.orders.place(checkout)).rejects.toThrow(TotalChanged);
    expect(await stockOf(tea.variantId)).toEqual({ on_hand: 50, held: 0 });
  });

  it('refuses another sum than the buyer saw, and changes nothing', async () => {
    const tea = await goods(t, coop);
    await onShelf(t, tea, 5);
    const key = await aBasket(ordering, [tea, 1]);
    const checkout = await aCheckout(ordering, key);
    await t.ask('UPDATE catalog_variant SET price = 190000 WHERE id = $1', [tea.variantId]);
    const refusal = await ordering.orders.place(checkout).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(TotalChanged);
    expect(BigInt((refusal as TotalChanged).facts.total) - BigInt((refusal as TotalChanged).facts.expected)).toBe(
      10_000n,
    );
    expect(await stockOf(tea.variantId)).toEqual({ on_hand: 5, held: 0 });
    // The new sum seen, the same form goes through.
    const again = await ordering.orders.place({
      ...checkout,
      expectedTotal: dong((refusal as TotalChanged).facts.total),
    });
    expect(again.code).toHaveLength(8);
  });

  it('refuses what was taken from sale meanwhile, and keeps the basket', async () => {
    const tea = await goods(t, coop);
    await onShelf(t, tea, 5);
    const key = await aBasket(ordering, [tea, 1]);
    const checkout = await aCheckout(ordering, key);
    await t.ask(`UPDATE catalog_product SET state = 'taken-down' WHERE id = $1`, [tea.productId]);
    await expect(ordering.orders.place(checkout)).rejects.toThrow(NoLongerOnSale);
    expect(await countOf('ordering_basket_line WHERE variant_id = $1', tea.variantId)).toBe(1);
  });

  it('a second buyer finds the last bag gone, and keeps the basket', async () => {
    const tea = await goods(t, coop);
    await onShelf(t, tea, 1);
    const [one, two] = [await aBasket(ordering, [tea, 1]), await aBasket(ordering, [tea, 1])];
    await ordering.orders.place(await aCheckout(ordering, one));
    await expect(ordering.orders.place(await aCheckout(ordering, two))).rejects.toMatchObject({ code: 'out-of-stock' });
    expect(await countOf('ordering_basket_line WHERE variant_id = $1', tea.variantId)).toBe(1);
    expect(await stockOf(tea.variantId)).toEqual({ on_hand: 1, held: 1 });
  });

  it('is all or nothing over two co-ops', async () => {
    const tea = await goods(t, coop);
    const honey = await goods(t, await aCooperative(t, 'THT Ong Mẫu'), { name: 'Mật ong' });
    await onShelf(t, tea, 5);
    const key = await aBasket(ordering, [tea, 1], [honey, 1]);
    const before = await countOf('ordering_group');
    await expect(ordering.orders.place(await aCheckout(ordering, key))).rejects.toMatchObject({ code: 'out-of-stock' });
    expect(await countOf('ordering_group')).toBe(before);
    expect(await stockOf(tea.variantId)).toEqual({ on_hand: 5, held: 0 });
  });

  it('knows only the communes of today', async () => {
    const tea = await goods(t, coop);
    await onShelf(t, tea, 5);
    const checkout = await aCheckout(ordering, await aBasket(ordering, [tea, 1]));
    await expect(ordering.orders.place({ ...checkout, communeCode: '99999' })).rejects.toMatchObject({
      code: 'unknown-destination',
    });
    await expect(ordering.orders.place({ ...checkout, communeCode: '12' })).rejects.toMatchObject({
      code: 'unknown-destination',
    });
  });

  it('takes six round trips from begin to commit, besides those of the inventory', async () => {
    const tea = await goods(t, coop);
    await onShelf(t, tea, 5);
    const checkout = await aCheckout(ordering, await aBasket(ordering, [tea, 1]));
    const { master } = ordering.db.source.driver as unknown as {
      master: {
        on(name: string, listener: (client: { query: (...query: unknown[]) => unknown }) => void): void;
        off(name: string, listener: unknown): void;
      };
    };
    const sentences: string[] = [];
    const originals = new Map<object, (...query: unknown[]) => unknown>();
    const watch = (client: { query: (...query: unknown[]) => unknown }) => {
      const query = client.query;
      originals.set(client, query);
      client.query = (...args) => {
        const [first] = args as [string | { text: string }];
        sentences.push(typeof first === 'string' ? first : first.text);
        return query.apply(client, args);
      };
    };
    master.on('acquire', watch);
    await ordering.orders.place(checkout);
    master.off('acquire', watch);
    for (const [client, query] of originals) (client as { query: unknown }).query = query;
    const inside = sentences.slice(
      sentences.findIndex(text => /^START TRANSACTION|^BEGIN/.test(text)),
      sentences.findIndex(text => text === 'COMMIT') + 1,
    );
    expect(inside.filter(text => !text.includes('inventory_hold'))).toHaveLength(6);
  });
});
