import fc from 'fast-check';
import {
  aBasket,
  aCooperative,
  aPerson,
  goods,
  onShelf,
  type BuiltGoods,
  type Ordering,
  withOrdering,
} from '../../../test/support/builders/ordering.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { secretHash } from '#platform/ids';

describe('the baskets of one person', () => {
  let t: TestDatabase;
  let ordering: Ordering;
  /** There are 5, 40 and none of them. */
  let few: BuiltGoods, many: BuiltGoods, none: BuiltGoods;

  withOrdering(opened => ({ t, ordering } = opened));
  beforeAll(async () => {
    const coop = await aCooperative(t);
    [few, many, none] = [await goods(t, coop), await goods(t, coop), await goods(t, coop)];
    await onShelf(t, few, 5);
    await onShelf(t, many, 40);
  });

  const contents = async (key: string | undefined) =>
    Object.fromEntries(
      (
        await t.ask<{ id: string; quantity: number; wanted: number | null }>(
          `SELECT l.variant_id AS id, l.quantity, l.wanted FROM ordering_basket_key k JOIN ordering_basket_line l ON l.basket_id = k.basket_id
           WHERE k.hash = $1`,
          [secretHash(key ?? '')],
        )
      ).map(({ id, quantity, wanted }) => [id, wanted === null ? quantity : [quantity, wanted]]),
    );
  /** A basket that somebody has from another browser. */
  const basketOf = async (person: string, ...lines: [BuiltGoods, number][]) => {
    const key = await aBasket(ordering, ...lines);
    await ordering.baskets.join(person, key);
    return key;
  };

  it('are one: amounts are added up, capped by what is left, and the wish is remembered', async () => {
    const person = await aPerson(t);
    const phone = await basketOf(person, [few, 4], [many, 3]);
    const desk = await aBasket(ordering, [few, 3], [none, 2]);
    const { key, merged } = await ordering.baskets.join(person, desk);
    expect(key).toBe(desk);
    expect(merged.filter(line => line.wanted !== null)).toHaveLength(2);
    const whole = { [few.variantId]: [5, 7], [many.variantId]: 3, [none.variantId]: [1, 2] };
    expect(await contents(desk)).toEqual(whole);
    expect(await contents(phone)).toEqual(whole);
    await ordering.baskets.change(desk, few.variantId, 2);
    expect(await contents(phone)).toEqual({ ...whole, [few.variantId]: 2 });
  });

  it('are found again from a new browser, and end with the person', async () => {
    const person = await aPerson(t);
    await basketOf(person, [many, 2]);
    const { key } = await ordering.baskets.join(person);
    expect(await contents(key)).toEqual({ [many.variantId]: 2 });
    expect(await ordering.baskets.join(await aPerson(t))).toEqual({ key: undefined, merged: [] });
    await ordering.db.transaction(tx => ordering.buyerData.erase(tx, person));
    expect(await contents(key)).toEqual({});
  });

  it('are not those of whoever used the browser before', async () => {
    const [first, second] = [await aPerson(t), await aPerson(t)];
    const shared = await basketOf(first, [many, 1]);
    expect(await ordering.baskets.join(second, shared)).toEqual({ key: undefined, merged: [] });
    expect(await contents(shared)).toEqual({ [many.variantId]: 1 });
  });

  const anyBasket = fc.array(fc.tuple(fc.constantFrom(0, 1, 2), fc.integer({ min: 1, max: 60 })), {
    minLength: 1,
    maxLength: 4,
  });

  it('have the same contents whichever was first, and merged twice as merged once', async () => {
    const linesOf = (basket: readonly [number, number][]) =>
      basket.map(([at, packs]): [BuiltGoods, number] => [[few, many, none][at] ?? few, packs]);
    await fc.assert(
      fc.asyncProperty(anyBasket, anyBasket, async (a, b) => {
        const [one, other] = [await aPerson(t), await aPerson(t)];
        await basketOf(one, ...linesOf(a));
        await basketOf(other, ...linesOf(b));
        const ab = await aBasket(ordering, ...linesOf(b));
        const ba = await aBasket(ordering, ...linesOf(a));
        await ordering.baskets.join(one, ab);
        await ordering.baskets.join(other, ba);
        const merged = await contents(ab);
        expect(await contents(ba)).toEqual(merged);
        expect(await ordering.baskets.join(one, ab)).toEqual({ key: ab, merged: [] });
        expect(await contents(ab)).toEqual(merged);
      }),
      { numRuns: 15 },
    );
  });

  it('lose nothing when twenty tabs sign in at once while others still put things in', async () => {
    const person = await aPerson(t);
    await basketOf(person, [many, 1]);
    const guest = await aBasket(ordering, [many, 2]);
    const press = async () => {
      const { key } = await ordering.baskets.put(guest, many.variantId, 1);
      if (key !== guest) await ordering.baskets.join(person, key);
    };
    const outcomes = await Promise.all([
      ...Array.from({ length: 20 }, () => ordering.baskets.join(person, guest)),
      ...Array.from({ length: 10 }, press),
    ]);
    expect(outcomes.flatMap(outcome => (outcome ? [outcome.key] : [])).filter(key => key !== guest)).toEqual([]);
    expect(await contents(guest)).toEqual({ [many.variantId]: 13 });
    const [{ baskets } = { baskets: 0 }] = await t.ask<{ baskets: number }>(
      'SELECT count(*)::int AS baskets FROM ordering_basket WHERE person_id = $1',
      [person],
    );
    expect(baskets).toBe(1);
  });
});
