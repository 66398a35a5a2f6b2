import { aCooperative, goods, onShelf } from '../../../test/support/builders/ordering.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { built, inProcesses } from '../../../test/support/processes.js';

describe('two hundred buyers in four processes', () => {
  let t: TestDatabase;
  beforeAll(async () => {
    t = await testDatabase();
    await built();
  }, 120_000);
  afterAll(() => t.drop());

  it('buy exactly the fifty packs there are', async () => {
    const tea = await goods(t, await aCooperative(t));
    const shelves = [await onShelf(t, tea, 20, { bestBefore: '2027-06-30' }), await onShelf(t, tea, 30)];
    const asked = [t.url, tea.variantId, 50];
    const outcomes = (
      await inProcesses<string[]>(4, 'test/support/builders/ordering.js', 'buyOneEach', ...asked)
    ).flat();

    expect(outcomes).toHaveLength(200);
    expect(outcomes.filter(outcome => outcome === 'placed')).toHaveLength(50);
    expect(outcomes.filter(outcome => outcome === 'out-of-stock')).toHaveLength(150);
    const [stock] = await t.ask<{ on_hand: number; held: number }>(
      'SELECT sum(on_hand)::int AS on_hand, sum(held)::int AS held FROM inventory_stock WHERE id = ANY ($1)',
      [shelves.map(shelf => shelf.stockId)],
    );
    expect(stock).toEqual({ on_hand: 50, held: 50 });
    const [sold] = await t.ask<{ orders: number; packs: number; baskets: number }>(
      `SELECT (SELECT count(*)::int FROM ordering_order) AS orders, (SELECT sum(quantity)::int FROM ordering_line) AS packs,
         (SELECT count(*)::int FROM ordering_basket_line) AS baskets`,
    );
    expect(sold).toEqual({ orders: 50, packs: 50, baskets: 150 });
  }, 120_000);
});
