import fc from 'fast-check';
import { inventoryOn, onShelf, type Shelf } from '../../../test/support/builders/inventory.js';
import { aFarm, type Farm } from '../../../test/support/builders/traceability.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { newId } from '#platform/ids';
import type { Stock } from './index.js';

type Move =
  | { verb: 'hold'; quantity: number }
  | { verb: 'release'; line: number }
  | { verb: 'take'; line: number; shelf: number; quantity: number }
  | { verb: 'count'; shelf: number; onHand: number }
  | { verb: 'freeze'; shelf: number };

const few = fc.integer({ min: 1, max: 7 });
const which = fc.nat({ max: 30 });
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ verb: fc.constant('hold' as const), quantity: few }) },
  { weight: 2, arbitrary: fc.record({ verb: fc.constant('release' as const), line: which }) },
  {
    weight: 4,
    arbitrary: fc.record({ verb: fc.constant('take' as const), line: which, shelf: which, quantity: few }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ verb: fc.constant('count' as const), shelf: which, onHand: fc.nat({ max: 12 }) }),
  },
  { weight: 1, arbitrary: fc.record({ verb: fc.constant('freeze' as const), shelf: which }) },
);

describe('whatever happens to the shelves', () => {
  let market: TestDatabase;
  let stock: Stock;
  beforeAll(async () => {
    market = await testDatabase();
    ({ stock } = inventoryOn(market));
  });
  afterAll(() => market.drop());

  /** Performs one move; a refusal in the trade's words is a fair answer, anything else is not. */
  async function perform(farm: Farm, shelves: Shelf[], lines: string[], wish: Move): Promise<void> {
    const line = 'line' in wish ? lines[wish.line % Math.max(1, lines.length)] : undefined;
    const shelf = 'shelf' in wish ? shelves[wish.shelf % shelves.length] : undefined;
    const { db } = market;
    try {
      if (wish.verb === 'hold') {
        const lineId = newId();
        await db.transaction(tx => stock.hold(tx, [{ lineId, variantId: farm.variantId, quantity: wish.quantity }]));
        lines.push(lineId);
      } else if (wish.verb === 'release' && line) await db.transaction(tx => stock.release(tx, [line]));
      else if (wish.verb === 'take' && line && shelf)
        await db.transaction(tx => stock.take(tx, line, [{ batchId: shelf.batchId, quantity: wish.quantity }]));
      else if (wish.verb === 'count' && shelf)
        await stock.count(farm.clerk, shelf.stockId, wish.onHand, 'Kiểm kho cuối ngày');
      else if (wish.verb === 'freeze' && shelf) await stock.freezeBatch(shelf.batchId);
    } catch (refusal) {
      expect(refusal).toHaveProperty(
        'code',
        expect.stringMatching(/^(out-of-stock|nothing-held|batch-not-for-sale|count-below-held)$/),
      );
    }
  }

  async function expectBalanced(shelves: Shelf[]): Promise<void> {
    const rows = await market.ask<{ onHand: number; held: number; promised: number }>(
      `SELECT s.on_hand AS "onHand", s.held,
         (SELECT COALESCE(sum(quantity), 0)::int FROM inventory_hold h WHERE h.stock_id = s.id AND h.state = 'held') AS promised
       FROM inventory_stock s WHERE s.id = ANY ($1)`,
      [shelves.map(shelf => shelf.stockId)],
    );
    expect(rows).toHaveLength(shelves.length);
    for (const { onHand, held, promised } of rows) {
      expect(held).toBeGreaterThanOrEqual(0);
      expect(held).toBeLessThanOrEqual(onHand);
      expect(promised).toBe(held);
    }
    expect(await stock.unbalanced()).toEqual([]);
  }

  const stage = async () => {
    const farm = await aFarm(market);
    const shelves = [
      await onShelf(market, farm, 6, { bestBefore: '2027-01-01' }),
      await onShelf(market, farm, 4),
      await onShelf(market, farm, 9, { bestBefore: null }),
    ];
    return { farm, shelves, lines: [] as string[] };
  };

  it('one after the other: promises fit the shelf and the journal tells it all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 25 }), async moves => {
        const { farm, shelves, lines } = await stage();
        for (const wish of moves) await perform(farm, shelves, lines, wish);
        await expectBalanced(shelves);
      }),
      { numRuns: 400 },
    );
  }, 120_000);

  it('all at once: the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 4, maxLength: 20 }), async moves => {
        const { farm, shelves, lines } = await stage();
        for (let buyer = 0; buyer < 4; buyer++) await perform(farm, shelves, lines, { verb: 'hold', quantity: 2 });
        await Promise.all(moves.map(wish => perform(farm, shelves, lines, wish)));
        await expectBalanced(shelves);
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
