import { countersOf, inventoryOn, onShelf } from '../../../test/support/builders/inventory.js';
import { aFarm, aVariant, type Farm } from '../../../test/support/builders/traceability.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { newId } from '#platform/ids';
import type { Stock } from './index.js';

let market: TestDatabase;
let stock: Stock;
let farm: Farm;
beforeAll(async () => {
  market = await testDatabase();
  ({ stock } = inventoryOn(market));
});
beforeEach(async () => {
  farm = await aFarm(market);
});
afterAll(() => market.drop());

const hold = (quantity: number, variantId = farm.variantId, lineId = newId()): Promise<string> =>
  market.db.transaction(async tx => {
    await stock.hold(tx, [{ lineId, variantId, quantity }]);
    return lineId;
  });
const release = (...lineIds: string[]) => market.db.transaction(tx => stock.release(tx, lineIds));
const take = (lineId: string, ...picks: { batchId: string; quantity: number }[]) =>
  market.db.transaction(tx => stock.take(tx, lineId, picks));
const counters = (...shelves: Parameters<typeof countersOf>[1][]) =>
  Promise.all(shelves.map(shelf => countersOf(market, shelf)));
const journalOf = async (lineId: string) =>
  (
    await market.ask<{ row: string }>(
      `SELECT reason || ' ' || on_hand_change || ' ' || held_change AS row FROM inventory_journal WHERE cause_id = $1 ORDER BY id`,
      [lineId],
    )
  ).map(({ row }) => row);
const holdsOf = async (lineId: string) =>
  (
    await market.ask<{ row: string }>(
      `SELECT state || ' ' || quantity AS row FROM inventory_hold WHERE line_id = $1 ORDER BY id`,
      [lineId],
    )
  ).map(({ row }) => row);

describe('holding packs', () => {
  it('begins with the batch that expires first, and with what never expires last', async () => {
    const never = await onShelf(market, farm, 5, { bestBefore: null });
    const late = await onShelf(market, farm, 5, { bestBefore: '2028-01-01' });
    const soon = await onShelf(market, farm, 5, { bestBefore: '2027-01-01' });
    const lineId = await hold(7);
    expect(await counters(soon, late, never)).toEqual(['5/5', '5/2', '5/0']);
    expect(await holdsOf(lineId)).toEqual(expect.arrayContaining(['held 5', 'held 2']));
    await hold(8);
    expect(await counters(soon, late, never)).toEqual(['5/5', '5/5', '5/5']);
  });

  it('never touches what expires today or is frozen', async () => {
    const today = await onShelf(market, farm, 5, { bestBefore: market.clock.today() });
    const frozen = await onShelf(market, farm, 5);
    await stock.freezeBatch(frozen.batchId);
    await expect(hold(1)).rejects.toMatchObject({ code: 'out-of-stock', facts: { available: 0 } });
    expect(await counters(today, frozen)).toEqual(['5/0', '5/0']);
  });

  it('gives a second buyer nothing when the last bag is gone, and says how many are left', async () => {
    const shelf = await onShelf(market, farm, 3);
    await hold(2);
    await expect(hold(2)).rejects.toMatchObject({
      code: 'out-of-stock',
      facts: { variantId: farm.variantId, available: 1 },
    });
    expect(await counters(shelf)).toEqual(['3/2']);
  });

  it('promises a whole basket or none of it', async () => {
    const tea = await onShelf(market, farm, 10);
    const other = await aVariant(market, farm.productId);
    const demand = (variantId: string, quantity: number) => ({ lineId: newId(), variantId, quantity });
    const order = market.db.transaction(tx => stock.hold(tx, [demand(farm.variantId, 2), demand(other, 1)]));
    await expect(order).rejects.toMatchObject({ facts: { variantId: other, available: 0 } });
    expect(await counters(tea)).toEqual(['10/0']);
  });

  it('adds up lines that want the same goods before it looks at the shelf', async () => {
    const shelves = [await onShelf(market, farm, 3, { bestBefore: '2027-01-01' }), await onShelf(market, farm, 3)];
    const lines = [newId(), newId()];
    const order = (quantity: number) =>
      market.db.transaction(tx =>
        stock.hold(
          tx,
          lines.map(lineId => ({ lineId, variantId: farm.variantId, quantity })),
        ),
      );
    await expect(order(4)).rejects.toMatchObject({ facts: { available: 6 } });
    await order(3);
    expect(await counters(...shelves)).toEqual(['3/3', '3/3']);
    for (const lineId of lines) expect(await journalOf(lineId)).toEqual(['held 0 3']);
  });

  it('sells exactly what there is to many at once', async () => {
    const shelves = [await onShelf(market, farm, 4, { bestBefore: '2027-01-01' }), await onShelf(market, farm, 6)];
    const outcomes = await Promise.allSettled(Array.from({ length: 30 }, () => hold(1)));
    expect(outcomes.filter(outcome => outcome.status === 'fulfilled')).toHaveLength(10);
    expect(await counters(...shelves)).toEqual(['4/4', '6/6']);
  });

  it('does not deadlock when baskets name the same goods the other way round', async () => {
    const other = await aVariant(market, farm.productId);
    for (let shelf = 0; shelf < 4; shelf++) {
      await onShelf(market, farm, 20);
      await onShelf(market, farm, 20, { variantId: other });
    }
    const basket = (variantIds: string[]) =>
      market.db.transaction(tx =>
        stock.hold(
          tx,
          variantIds.map(variantId => ({ lineId: newId(), variantId, quantity: 2 })),
        ),
      );
    const both = [farm.variantId, other];
    const baskets = Array.from({ length: 40 }, (_, at) => basket(at % 2 === 0 ? both : [...both].reverse()));
    const outcomes = await Promise.allSettled(baskets);
    expect(outcomes.filter(outcome => outcome.status === 'rejected')).toEqual([]);
  });

  it('goes by what is on the shelf after the wait, when others give back at the same moment', async () => {
    for (let round = 0; round < 20; round++) {
      const own = await aFarm(market);
      await onShelf(market, own, 6);
      const lines = [await hold(2, own.variantId), await hold(2, own.variantId), await hold(2, own.variantId)];
      const work = [hold(3, own.variantId), hold(1, own.variantId), ...lines.map(lineId => release(lineId))];
      for (const outcome of await Promise.allSettled(work))
        if (outcome.status === 'rejected') expect(outcome.reason).toHaveProperty('code', 'out-of-stock');
    }
    expect(await stock.unbalanced()).toEqual([]);
  });

  it('refuses to hold what is no number of packs', async () => {
    await onShelf(market, farm, 3);
    for (const quantity of [0, -1, 1.5, Number.NaN]) await expect(hold(quantity)).rejects.toThrow(RangeError);
  });
});

describe('releasing', () => {
  it('gives back what is held, once', async () => {
    const shelf = await onShelf(market, farm, 5);
    const lineId = await hold(3);
    await Promise.all([release(lineId), release(lineId), release(lineId)]);
    expect(await counters(shelf)).toEqual(['5/0']);
    expect(await holdsOf(lineId)).toEqual(['released 3']);
    expect(await journalOf(lineId)).toEqual(['held 0 3', 'released 0 -3']);
  });

  it('does not bring back what was taken', async () => {
    const shelf = await onShelf(market, farm, 5);
    const lineId = await hold(3);
    await take(lineId, { batchId: shelf.batchId, quantity: 3 });
    await release(lineId);
    expect(await counters(shelf)).toEqual(['2/0']);
  });
});

describe('taking', () => {
  it('takes the packs that are held', async () => {
    const shelf = await onShelf(market, farm, 5);
    const lineId = await hold(3);
    await take(lineId, { batchId: shelf.batchId, quantity: 3 });
    expect(await counters(shelf)).toEqual(['2/0']);
    expect(await holdsOf(lineId)).toEqual(['taken 3']);
    expect(await journalOf(lineId)).toEqual(['held 0 3', 'taken -3 -3']);
    await expect(take(lineId, { batchId: shelf.batchId, quantity: 1 })).rejects.toMatchObject({ code: 'nothing-held' });
  });

  it('moves the promise when the packer chooses another batch', async () => {
    const [held, chosen] = [
      await onShelf(market, farm, 5, { bestBefore: '2027-01-01' }),
      await onShelf(market, farm, 5),
    ];
    const lineId = await hold(3);
    await take(lineId, { batchId: held.batchId, quantity: 1 }, { batchId: chosen.batchId, quantity: 2 });
    expect(await counters(held, chosen)).toEqual(['4/0', '3/0']);
    expect((await journalOf(lineId)).sort()).toEqual(
      ['held 0 3', 'released 0 -2', 'taken -1 -1', 'held 0 2', 'taken -2 -2'].sort(),
    );
    expect(await stock.unbalanced()).toEqual([]);
  });

  it('leaves others what is promised to them', async () => {
    const shelf = await onShelf(market, farm, 5, { bestBefore: '2027-01-01' });
    await hold(4);
    const spare = await onShelf(market, farm, 5);
    const lineId = await hold(2); // one here, one on the spare shelf
    await expect(take(lineId, { batchId: shelf.batchId, quantity: 2 })).rejects.toMatchObject({
      code: 'out-of-stock',
      facts: { available: 1 },
    });
    expect(await counters(shelf, spare)).toEqual(['5/5', '5/1']);
  });

  it('takes nothing from a recalled batch; another one takes its place', async () => {
    const recalled = await onShelf(market, farm, 5, { bestBefore: '2027-01-01' });
    const lineId = await hold(2);
    await market.db.transaction(tx => stock.freeze(tx, recalled.batchId));
    await expect(take(lineId, { batchId: recalled.batchId, quantity: 2 })).rejects.toMatchObject({
      code: 'batch-not-for-sale',
      facts: { lot: recalled.lot },
    });
    const good = await onShelf(market, farm, 5);
    await take(lineId, { batchId: good.batchId, quantity: 2 });
    expect(await counters(recalled, good)).toEqual(['5/0', '3/0']);
  });

  it('takes from one batch in two stores', async () => {
    const first = await onShelf(market, farm, 2);
    const second = await onShelf(market, farm, 2, { batchId: first.batchId, siteId: farm.plotId });
    const lineId = await hold(3);
    await take(lineId, { batchId: first.batchId, quantity: 3 });
    expect((await counters(first, second)).sort()).toEqual(['0/0', '1/0']);
  });

  it('and holding at the same moment get along', async () => {
    const shelves = [await onShelf(market, farm, 30, { bestBefore: '2027-01-01' }), await onShelf(market, farm, 30)];
    const lines = await Promise.all(Array.from({ length: 15 }, () => hold(1)));
    const work = lines.flatMap((lineId, at) => [
      take(lineId, { batchId: shelves[at % 2]?.batchId ?? '', quantity: 1 }),
      hold(1),
    ]);
    expect((await Promise.allSettled(work)).filter(outcome => outcome.status === 'rejected')).toEqual([]);
    expect(await stock.unbalanced()).toEqual([]);
  });
});

describe('counting a shelf', () => {
  it('sets what is there and keeps who counted and why', async () => {
    const shelf = await onShelf(market, farm, 10);
    await stock.count(farm.clerk, shelf.stockId, 8, 'Hai túi bị rách');
    expect(await counters(shelf)).toEqual(['8/0']);
    expect(
      await market.ask(
        `SELECT on_hand_change, recorded_by, note FROM inventory_journal WHERE stock_id = $1 AND reason = 'counted'`,
        [shelf.stockId],
      ),
    ).toEqual([{ on_hand_change: -2, recorded_by: farm.clerk.personId, note: 'Hai túi bị rách' }]);
    await stock.count(farm.clerk, shelf.stockId, 8, '');
    expect(await stock.unbalanced()).toEqual([]);
  });

  it('cannot go below what orders were promised', async () => {
    const shelf = await onShelf(market, farm, 10);
    await hold(4);
    await expect(stock.count(farm.clerk, shelf.stockId, 3, 'Mất')).rejects.toMatchObject({
      code: 'count-below-held',
      field: 'onHand',
      facts: { held: 4 },
    });
    await stock.count(farm.clerk, shelf.stockId, 4, 'Mất');
    expect(await counters(shelf)).toEqual(['4/4']);
  });

  it('is the clerk’s, with a reason and a whole number', async () => {
    const shelf = await onShelf(market, farm, 10);
    const other = await aFarm(market);
    const countBy = (actor: Farm['clerk'], onHand = 9, reason = 'Kiểm kho') =>
      stock.count(actor, shelf.stockId, onHand, reason);
    await expect(countBy(farm.packer)).rejects.toMatchObject({ code: 'other-role-needed' });
    await expect(countBy(other.clerk)).rejects.toMatchObject({ code: 'not-found' });
    await expect(countBy(farm.clerk, 9, ' ')).rejects.toMatchObject({ code: 'count-reason-needed', field: 'reason' });
    await expect(countBy(farm.clerk, -1)).rejects.toMatchObject({ code: 'not-a-count', field: 'onHand' });
    await expect(stock.count(farm.clerk, newId(), 1, 'x')).rejects.toMatchObject({ code: 'not-found' });
    await countBy(farm.director);
    expect(await counters(shelf)).toEqual(['9/0']);
  });
});
