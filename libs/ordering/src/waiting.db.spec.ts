import {
  aBasket,
  aCheckout,
  aCooperative,
  goods,
  onShelf,
  type BuiltGoods,
  type Ordering,
  withOrdering,
} from '../../../test/support/builders/ordering.js';
import type { TestDatabase } from '../../../test/support/database.js';

describe('an order that waits for its money', () => {
  let t: TestDatabase;
  let ordering: Ordering;
  let tea: BuiltGoods;

  withOrdering(opened => ({ t, ordering } = opened));
  beforeAll(async () => {
    tea = await goods(t, await aCooperative(t));
    await onShelf(t, tea, 1000);
  });

  const placed = async () =>
    ordering.orders.place(await aCheckout(ordering, await aBasket(ordering, [tea, 1]), { paymentMethod: 'vietqr' }));
  const stateOf = async (groupId: string) =>
    (await t.ask<{ state: string }>('SELECT state FROM ordering_order WHERE group_id = $1', [groupId])).map(
      row => row.state,
    );
  const held = async () =>
    (await t.ask<{ held: number }>('SELECT held FROM inventory_stock WHERE variant_id = $1', [tea.variantId]))[0]
      ?.held ?? 0;
  const events = async (groupId: string) =>
    (
      await t.ask<{ event: string }>(
        'SELECT h.event FROM ordering_history h JOIN ordering_order o ON o.id = h.order_id WHERE o.group_id = $1 ORDER BY h.id',
        [groupId],
      )
    ).map(row => row.event);

  it('is placed, and may not be packed yet', async () => {
    expect(await stateOf((await placed()).groupId)).toEqual(['placed']);
  });

  it('is confirmed once, however often the news comes', async () => {
    const { groupId } = await placed();
    await Promise.all(Array.from({ length: 5 }, () => ordering.orders.confirm(groupId)));
    expect(await stateOf(groupId)).toEqual(['confirmed']);
    expect(await events(groupId)).toEqual(['placed', 'confirmed']);
  });

  it('lapses once, and its packs go back on the shelf once', async () => {
    const before = await held();
    const { groupId } = await placed();
    expect(await held()).toBe(before + 1);
    await Promise.all(Array.from({ length: 5 }, () => ordering.orders.cancelUnpaid(groupId)));
    expect(await stateOf(groupId)).toEqual(['cancelled']);
    expect(await events(groupId)).toEqual(['placed', 'lapsed']);
    expect(await held()).toBe(before);
  });

  it('that lapsed is not confirmed by late news', async () => {
    const { groupId } = await placed();
    await ordering.orders.cancelUnpaid(groupId);
    await ordering.orders.confirm(groupId);
    expect(await stateOf(groupId)).toEqual(['cancelled']);
  });

  it('ends in exactly one way when money and deadline race', async () => {
    const before = await held();
    const groups = await Promise.all(Array.from({ length: 20 }, placed));
    await Promise.all(
      groups.flatMap(({ groupId }) => [ordering.orders.confirm(groupId), ordering.orders.cancelUnpaid(groupId)]),
    );
    const states = (await Promise.all(groups.map(({ groupId }) => stateOf(groupId)))).flat();
    expect(states).toHaveLength(20);
    expect(states.every(state => state === 'confirmed' || state === 'cancelled')).toBe(true);
    for (const { groupId } of groups) expect(await events(groupId)).toHaveLength(2);
    expect(await held()).toBe(before + states.filter(state => state === 'confirmed').length);
  });
});
