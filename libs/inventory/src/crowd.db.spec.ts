import type { Day } from '#platform/clock';
import { newId } from '#platform/ids';
import { countersOf, inventoryOn, onShelf } from '../../../test/support/builders/inventory.js';
import { aFarm, aVariant } from '../../../test/support/builders/traceability.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { built, inProcesses } from '../../../test/support/processes.js';
import { Slots } from './index.js';

describe('two hundred buyers in four processes', () => {
  let market: TestDatabase;
  beforeAll(async () => {
    market = await testDatabase();
    await built();
  }, 60_000);
  afterAll(() => market.drop());

  it('get exactly the fifty packs there are, whichever way round they name their goods', async () => {
    const farm = await aFarm(market);
    const honeyId = await aVariant(market, farm.productId);
    const tea = [
      await onShelf(market, farm, 20, { bestBefore: '2099-01-01' }),
      await onShelf(market, farm, 30, { bestBefore: null }),
    ];
    const honey = await onShelf(market, farm, 60, { variantId: honeyId, bestBefore: null });

    const asked = [market.url, 50, [farm.variantId, honeyId]];
    const outcomes = (
      await inProcesses<string[]>(4, 'test/support/builders/inventory.js', 'holdOneEach', ...asked)
    ).flat();

    expect(outcomes).toHaveLength(200);
    expect(outcomes.filter(outcome => outcome === 'held')).toHaveLength(50);
    expect(outcomes.filter(outcome => outcome === 'out-of-stock')).toHaveLength(150);
    expect(await Promise.all(tea.map(shelf => countersOf(market, shelf)))).toEqual(['20/20', '30/30']);
    expect(await countersOf(market, honey)).toBe('60/50');
    expect(await inventoryOn(market).stock.unbalanced()).toEqual([]);
  }, 120_000);

  it('book exactly the twenty beds there are, and no bed on one night only', async () => {
    const farm = await aFarm(market, { netQuantity: 1, netUnit: 'night' });
    const nights: Day[] = ['2099-03-01', '2099-03-02'];
    await market.ask('INSERT INTO inventory_slot (variant_id, day, capacity) SELECT $1, unnest($2::date[]), 20', [
      farm.variantId,
      nights,
    ]);
    const asked = [market.url, 25, farm.variantId, nights];
    const outcomes = (
      await inProcesses<string[]>(4, 'test/support/builders/inventory.js', 'holdNights', ...asked)
    ).flat();
    expect(outcomes.filter(outcome => outcome === 'held')).toHaveLength(20);
    expect(outcomes.filter(outcome => outcome === 'slot-taken')).toHaveLength(80);
    expect(
      await market.ask('SELECT held, sold FROM inventory_slot WHERE variant_id = $1 ORDER BY day', [farm.variantId]),
    ).toEqual([
      { held: 20, sold: 0 },
      { held: 20, sold: 0 },
    ]);
    expect(await new Slots(market.db, market.clock, market.outbox).unbalanced()).toEqual([]);
  }, 120_000);

  it('order exactly the thirty packs ahead that a harvest may promise', async () => {
    const farm = await aFarm(market);
    const harvestId = newId();
    await market.ask(
      `INSERT INTO inventory_harvest (id, code, attempt_key, variant_id, expected, share, expected_from, expected_to, waits_until, declared_by, declared_at)
       VALUES ($1, 'VU2099', 'VU2099', $2, 60, 50, '2099-03-01', '2099-03-10', '2099-03-24', $3, now())`,
      [harvestId, farm.variantId, farm.clerk.personId],
    );
    const asked = [market.url, 25, harvestId, farm.variantId];
    const outcomes = (
      await inProcesses<string[]>(4, 'test/support/builders/inventory.js', 'promiseOneEach', ...asked)
    ).flat();
    expect(outcomes.filter(outcome => outcome === 'promised')).toHaveLength(30);
    expect(outcomes.filter(outcome => outcome === 'ahead-gone')).toHaveLength(70);
    expect(await market.ask('SELECT promised FROM inventory_harvest WHERE id = $1', [harvestId])).toEqual([
      { promised: 30 },
    ]);
    expect(await inventoryOn(market).promises.unbalanced()).toEqual([]);
  }, 120_000);
});
