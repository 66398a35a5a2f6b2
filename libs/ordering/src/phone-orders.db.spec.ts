import { HiddenFromActor, OtherRoleNeeded, type Actor } from '#libs/identity';
import { OutOfStock } from '#libs/inventory';
import { newSecret } from '#platform/ids';
import { dong, plus, zero } from '#platform/money';
import {
  aCooperative,
  aMember,
  goods,
  onShelf,
  type BuiltGoods,
  type Ordering,
  withOrdering,
} from '../../../test/support/builders/ordering.js';
import type { TestDatabase } from '../../../test/support/database.js';
import type { PhoneInput } from './placing.js';
import { TotalChanged } from './refusals.js';

describe('an order by phone', () => {
  let t: TestDatabase;
  let ordering: Ordering;
  let tea: BuiltGoods;
  let shelf: { stockId: string };
  let clerk: Actor;

  withOrdering(opened => ({ t, ordering } = opened));
  beforeEach(async () => {
    const coop = await aCooperative(t);
    tea = await goods(t, coop);
    shelf = await onShelf(t, tea, 5);
    clerk = await aMember(t, coop, 'clerk');
  });

  async function told(over: Partial<PhoneInput> = {}): Promise<PhoneInput> {
    const parcel = {
      ...{ cooperativeId: tea.cooperative.id, fromCommuneCode: '03390' },
      ...{ grams: 500, mm3: 0, goods: dong(360_000) },
    };
    const [quote] = await ordering.delivery.quote({ toCommuneCode: '00004', isPaidAtDoor: true }, [parcel]);
    return {
      attemptKey: newSecret(),
      cooperativeId: tea.cooperative.id,
      goods: [{ variantId: tea.variantId, quantity: 2 }],
      buyer: { name: 'Trần Thị Mẫu', phone: '+84912345678' },
      communeCode: '00004',
      addressLine: '12 phố Mẫu',
      note: '',
      locale: 'vi',
      expectedTotal: plus(dong(360_000), quote?.asked ?? zero),
      ...over,
    };
  }

  const held = async () =>
    (await t.ask<{ held: number }>('SELECT held FROM inventory_stock WHERE id = $1', [shelf.stockId]))[0]?.held;

  it('holds its goods, is paid at the door, and the clerk stands in its history; pressed three times at once it is one', async () => {
    const input = await told();
    const placed = await Promise.all([1, 2, 3].map(() => ordering.orders.placeByPhone(clerk, input)));
    expect(new Set(placed.map(({ groupId }) => groupId)).size).toBe(1);
    expect(await held()).toBe(2);
    expect(
      await t.ask(
        `SELECT o.state, y.state AS payment, y.amount = $3 AS sum, g.taken_by = $2 AS taken, g.person_id,
           (SELECT array_agg(h.event || ' ' || (h.person_id = $2) ORDER BY h.id) FROM ordering_history h WHERE h.order_id = o.id) AS history
         FROM ordering_group g JOIN ordering_order o ON o.group_id = g.id JOIN payments_payment y ON y.group_id = g.id WHERE g.id = $1`,
        [placed[0]?.groupId, clerk.personId, input.expectedTotal],
      ),
    ).toEqual([
      {
        ...{ state: 'confirmed', payment: 'to-collect', sum: true, taken: true, person_id: null },
        history: ['phoned true', 'confirmed true'],
      },
    ]);
  });

  it('is refused when the sum is not what was read out, or there are too few', async () => {
    await expect(ordering.orders.placeByPhone(clerk, await told({ expectedTotal: dong(1) }))).rejects.toThrow(
      TotalChanged,
    );
    const many = [{ variantId: tea.variantId, quantity: 6 }];
    const { expectedTotal } = await told();
    // The fee of three kilograms is another one, so the refusal tells the sum first.
    const sum = await ordering.orders
      .placeByPhone(clerk, await told({ goods: many, expectedTotal }))
      .catch((error: unknown) => dong((error as TotalChanged).facts.total));
    await expect(
      ordering.orders.placeByPhone(clerk, await told({ goods: many, expectedTotal: sum as never })),
    ).rejects.toThrow(OutOfStock);
    expect(await held()).toBe(0);
  });

  it('is of the own co-op only, and by a clerk', async () => {
    const other = await goods(t, await aCooperative(t, 'HTX khác'));
    await onShelf(t, other, 5);
    const foreign = await told({ goods: [{ variantId: other.variantId, quantity: 1 }] });
    await expect(ordering.orders.placeByPhone(clerk, foreign)).rejects.toThrow(HiddenFromActor);
    await expect(
      ordering.orders.placeByPhone(clerk, await told({ cooperativeId: other.cooperative.id })),
    ).rejects.toThrow(HiddenFromActor);
    const packer = await aMember(t, tea.cooperative, 'packer');
    await expect(ordering.orders.placeByPhone(packer, await told())).rejects.toThrow(OtherRoleNeeded);
  });
});
