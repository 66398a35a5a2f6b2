import { inventoryOn } from '../../../test/support/builders/inventory.js';
import { recall } from '../../../test/support/builders/labels.js';
import { aBatch, aFarm, type Farm } from '../../../test/support/builders/traceability.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { newId } from '#platform/ids';

describe('packing', () => {
  let market: TestDatabase;
  let farm: Farm;
  let inventory: ReturnType<typeof inventoryOn>;
  beforeAll(async () => {
    market = await testDatabase();
    inventory = inventoryOn(market);
    farm = await aFarm(market);
  });
  afterAll(() => market.drop());

  const pack = (batchId: string, packs: number, change: object = {}) =>
    inventory.packings.pack(farm.packer, batchId, {
      variantId: farm.variantId,
      packs,
      happenedAt: market.clock.now(),
      siteId: farm.workshopId,
      ...change,
    });
  const shelvesOf = (batchId: string) =>
    market.ask('SELECT on_hand, held, best_before, frozen FROM inventory_stock WHERE batch_id = $1 ORDER BY id', [
      batchId,
    ]);

  it('moves goods from the batch to the shelf', async () => {
    const batch = await aBatch(market, farm, 2_100n);
    const { taskId } = await pack(batch.id, 6);
    await pack(batch.id, 4);
    expect(await shelvesOf(batch.id)).toEqual([{ on_hand: 10, held: 0, best_before: '2028-11-20', frozen: false }]);
    expect(await market.ask('SELECT balance FROM traceability_batch WHERE id = $1', [batch.id])).toEqual([
      { balance: 100n },
    ]);
    expect(
      await market.ask('SELECT reason, on_hand_change, held_change FROM inventory_journal WHERE cause_id = $1', [
        taskId,
      ]),
    ).toEqual([{ reason: 'packed', on_hand_change: 6, held_change: 0 }]);
    expect(await inventory.stock.unbalanced()).toEqual([]);
  });

  it('of more than the batch holds leaves the shelf as it was', async () => {
    const batch = await aBatch(market, farm, 1_000n);
    await pack(batch.id, 3);
    await expect(pack(batch.id, 3)).rejects.toMatchObject({ code: 'not-enough-in-batch', facts: { left: '400' } });
    expect(await shelvesOf(batch.id)).toMatchObject([{ on_hand: 3 }]);
  });

  it('happens once when the form is sent twice', async () => {
    const batch = await aBatch(market, farm, 2_000n);
    const id = newId();
    await Promise.all([pack(batch.id, 5, { id }), pack(batch.id, 5, { id })]);
    expect(await shelvesOf(batch.id)).toMatchObject([{ on_hand: 5 }]);
  });

  it('into another store stands on a shelf of its own', async () => {
    const batch = await aBatch(market, farm, 2_000n);
    await pack(batch.id, 5);
    await pack(batch.id, 5, { siteId: farm.plotId });
    expect(await shelvesOf(batch.id)).toMatchObject([{ on_hand: 5 }, { on_hand: 5 }]);
  });

  it('after a recall is refused, and the reaction freezes what is there', async () => {
    const batch = await aBatch(market, farm, 2_000n);
    await pack(batch.id, 5);
    await recall(market, batch.id);
    await expect(pack(batch.id, 1)).rejects.toMatchObject({ code: 'batch-recalled' });
    await inventory.stock.freezeBatch(batch.id);
    await inventory.stock.freezeBatch(batch.id);
    expect(await shelvesOf(batch.id)).toMatchObject([{ on_hand: 5, frozen: true }]);
  });

  it('by many at once never makes a pack too many', async () => {
    const batch = await aBatch(market, farm, 2_000n);
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => pack(batch.id, 1)));
    expect(outcomes.filter(outcome => outcome.status === 'fulfilled')).toHaveLength(10);
    expect(await shelvesOf(batch.id)).toMatchObject([{ on_hand: 10 }]);
    expect(await inventory.stock.unbalanced()).toEqual([]);
  });
});
