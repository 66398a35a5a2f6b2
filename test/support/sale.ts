import { aBasket, aCheckout, aCooperative, goods, inTheJournal, onShelf, openStage } from './builders/ordering.js';

export interface Sale {
  /** One checkout per buyer, as another process can be told to do it. */
  deeds: { deed: 'place'; args: [object] }[];
  found(): Promise<Record<string, number>>;
  close(): Promise<void>;
}

const FOUND = `WITH line AS (SELECT l.id, l.quantity, l.order_id FROM ordering_line l WHERE l.variant_id = $1)
  SELECT (SELECT count(DISTINCT order_id)::int FROM line) AS orders, (SELECT COALESCE(sum(quantity), 0)::int FROM line) AS sold,
    (SELECT sum(on_hand)::int FROM inventory_stock WHERE variant_id = $1) AS "onHand",
    (SELECT sum(held)::int FROM inventory_stock WHERE variant_id = $1) AS held,
    (SELECT count(*)::int FROM ordering_basket_line WHERE variant_id = $1) AS baskets`;

/** So many buyers with a filled-in form each for one pack of the same goods, which lie in two batches. */
export async function stageSale(url: string, { buyers, packs }: { buyers: number; packs: number }): Promise<Sale> {
  const { ordering, ask, built } = await openStage(url);
  const tea = await goods(built, await aCooperative(built));
  const half = Math.floor(packs / 2);
  const shelves = [
    await onShelf(built, tea, half, { bestBefore: '2099-06-30' }),
    await onShelf(built, tea, packs - half, { bestBefore: '2099-12-31' }),
  ];
  await inTheJournal(built, ...shelves.map(shelf => shelf.stockId));
  const deeds: Sale['deeds'] = [];
  for (let buyer = 0; buyer < buyers; buyer++) {
    const checkout = await aCheckout(ordering, await aBasket(ordering, [tea, 1]));
    deeds.push({ deed: 'place', args: [{ ...checkout, expectedTotal: checkout.expectedTotal.toString() }] });
  }
  return {
    deeds,
    found: async () => {
      const [found] = await ask<Record<string, number>>(FOUND, [tea.variantId]);
      return { ...found, unbalanced: (await ordering.stock.unbalanced()).length };
    },
    close: () => ordering.close(),
  };
}
