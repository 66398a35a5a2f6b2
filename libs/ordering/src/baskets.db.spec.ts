import { newId, newSecret } from '#platform/ids';
import {
  aBasket,
  aCooperative,
  goods,
  onShelf,
  type BuiltGoods,
  type Ordering,
  withOrdering,
} from '../../../test/support/builders/ordering.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { MOST_LINES } from './baskets.query.js';
import { BasketFull, NoLongerOnSale } from './refusals.js';

describe('a basket', () => {
  let t: TestDatabase;
  let ordering: Ordering;
  let tea: BuiltGoods;

  withOrdering(opened => ({ t, ordering } = opened));
  beforeAll(async () => {
    tea = await goods(t, await aCooperative(t));
    await onShelf(t, tea, 10);
  });

  const linesOf = (variantId: string) =>
    t.ask<{ quantity: number }>(
      'SELECT quantity FROM ordering_basket_line WHERE variant_id = $1 ORDER BY added_at DESC LIMIT 1',
      [variantId],
    );

  it('is made with the first thing put into it, and known by its cookie afterwards', async () => {
    const first = await ordering.baskets.put(undefined, tea.variantId, 2);
    const second = await ordering.baskets.put(first.key, tea.variantId, 3);
    expect(second).toEqual({ key: first.key, count: 1 });
    expect(await linesOf(tea.variantId)).toEqual([{ quantity: 5 }]);
  });

  it('gets a new key when the cookie is one we never gave', async () => {
    const put = await ordering.baskets.put('made-up', tea.variantId, 1);
    expect(put.key).not.toBe('made-up');
  });

  it('holds at most 999 packs of one kind', async () => {
    const rice = await goods(t, tea.cooperative, { name: 'Gạo Séng Cù' });
    const key = await aBasket(ordering, [rice, 600], [rice, 600]);
    expect(await linesOf(rice.variantId)).toEqual([{ quantity: 999 }]);
    await ordering.baskets.change(key, rice.variantId, 12);
    expect(await linesOf(rice.variantId)).toEqual([{ quantity: 12 }]);
    await ordering.baskets.change(key, rice.variantId, 0);
    expect(await linesOf(rice.variantId)).toEqual([]);
  });

  it('loses no pack when a button is pressed twenty times at once', async () => {
    const honey = await goods(t, tea.cooperative, { name: 'Mật ong' });
    const key = await aBasket(ordering, [honey, 1]);
    await Promise.all(Array.from({ length: 20 }, () => ordering.baskets.put(key, honey.variantId, 1)));
    expect(await linesOf(honey.variantId)).toEqual([{ quantity: 21 }]);
  });

  it('takes only what is on sale', async () => {
    const draft = await goods(t, tea.cooperative, { name: 'Chè đen' });
    await t.ask(`UPDATE catalog_product SET state = 'submitted', decided_at = NULL WHERE id = $1`, [draft.productId]);
    await expect(ordering.baskets.put(undefined, draft.variantId, 1)).rejects.toThrow(NoLongerOnSale);
    await expect(ordering.baskets.put(undefined, newId(), 1)).rejects.toThrow(NoLongerOnSale);
    const suspended = await aCooperative(t, 'HTX Mẫu khác');
    const theirs = await goods(t, suspended);
    await t.ask(`UPDATE cooperatives_cooperative SET standing = 'suspended' WHERE id = $1`, [suspended.id]);
    await expect(ordering.baskets.put(undefined, theirs.variantId, 1)).rejects.toThrow(NoLongerOnSale);
  });

  it('has a last line', async () => {
    const key = await aBasket(ordering, [tea, 1]);
    await t.ask(
      `INSERT INTO catalog_variant (id, product_id, gtin, pack, net_quantity, net_unit, shipping_grams, price, position)
       SELECT gen_random_uuid(), $1, lpad(n::text, 14, '1'), 'bag', 100, 'g', 120, 1000, n FROM generate_series(1001, 999 + $2::int) n`,
      [tea.productId, MOST_LINES],
    );
    await t.ask(
      `INSERT INTO ordering_basket_line SELECT l.basket_id, v.id, 1, l.added_at FROM ordering_basket_line l, catalog_variant v
       WHERE v.pack = 'bag' AND v.net_quantity = 100 AND l.basket_id = (SELECT basket_id FROM ordering_basket_line ORDER BY basket_id DESC LIMIT 1)`,
    );
    const other = await goods(t, tea.cooperative, { name: 'Măng khô' });
    await expect(ordering.baskets.put(key, other.variantId, 1)).rejects.toThrow(BasketFull);
  });

  it('is thrown away when nobody touched it for ninety days', async () => {
    const key = newSecret();
    const { key: own } = await ordering.baskets.put(key, tea.variantId, 1);
    t.clock.moveBy(92 * 86_400_000);
    const { key: fresh } = await ordering.baskets.put(undefined, tea.variantId, 1);
    expect(await ordering.baskets.discardForgotten()).toBeGreaterThan(0);
    expect((await ordering.baskets.put(fresh, tea.variantId, 1)).key).toBe(fresh);
    expect((await ordering.baskets.put(own, tea.variantId, 1)).key).not.toBe(own);
  });
});
