import { balanceOn, events, lotsOf } from '../../../test/support/builders/balance.js';
import { onShelf } from '../../../test/support/builders/inventory.js';
import { aFarm, anActor, traceabilityOn, type Farm } from '../../../test/support/builders/traceability.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { Stock } from '#libs/inventory';
import type { Actor } from '#libs/identity';
import { newId } from '#platform/ids';
import { RecallRuns } from './index.js';

describe('a recall', () => {
  let market: TestDatabase;
  let recalls: RecallRuns;
  let stock: Stock;
  let farm: Farm;
  let officer: Actor;
  let on: ReturnType<typeof balanceOn>;
  beforeAll(async () => {
    market = await testDatabase();
    on = balanceOn(market);
    stock = new Stock(market.db, market.clock);
    recalls = new RecallRuns(market.db, market.outbox, market.clock, on.book, stock);
    farm = await aFarm(market);
    officer = await anActor(market, { offices: ['officer'] });
  });
  afterAll(() => market.drop());

  const reasonVi = 'Dư lượng thuốc vượt mức';
  const hold = (packs: number) =>
    market.db.transaction(tx => stock.hold(tx, [{ lineId: newId(), variantId: farm.variantId, quantity: packs }]));
  const batchOf = async (batchId: string) =>
    (
      await market.ask<{ recalled: boolean; frozen: boolean; onHand: number }>(
        `SELECT b.recalled_at IS NOT NULL AS recalled, s.frozen, s.on_hand AS "onHand" FROM traceability_batch b
         JOIN inventory_stock s ON s.batch_id = b.id WHERE b.id = $1`,
        [batchId],
      )
    )[0];
  const proposed = async (origin: string, isDrill = false) =>
    (await recalls.propose(farm.director, { kind: 'batch', origin, reasonVi, isDrill })).recallId;

  it('holds at once what one person proposes, and recalls it when another confirms', async () => {
    const { batchId } = await onShelf(market, farm, 10);
    const recallId = await proposed(batchId);
    expect(await batchOf(batchId)).toEqual({ recalled: false, frozen: true, onHand: 10 });
    await expect(hold(1)).rejects.toMatchObject({ code: 'out-of-stock' });
    await expect(recalls.confirm(farm.director, recallId)).rejects.toMatchObject({ code: 'second-person-needed' });
    await recalls.confirm(officer, recallId);
    expect(await batchOf(batchId)).toMatchObject({ recalled: true, frozen: true });
    expect(
      await market.ask(`SELECT 1 FROM platform_fact WHERE name = 'batch.recalled' AND body->>'batchId' = $1`, [
        batchId,
      ]),
    ).toHaveLength(1);
    await expect(recalls.confirm(officer, recallId)).rejects.toMatchObject({ code: 'recall-moved-on' });
    const work = { kind: 'pluck', happenedAt: market.clock.now(), siteId: farm.plotId, output: 1n };
    await expect(traceabilityOn(market).batches.recordTask(farm.clerk, batchId, work)).rejects.toMatchObject({
      code: 'batch-recalled',
    });
  });

  it('lets go of what was proposed by mistake', async () => {
    const { batchId } = await onShelf(market, farm, 10);
    const recallId = await proposed(batchId);
    await recalls.withdraw(farm.director, recallId);
    expect(await batchOf(batchId)).toMatchObject({ recalled: false, frozen: false });
    await hold(1);
  });

  it('is only measured when it is a drill', async () => {
    const { batchId } = await onShelf(market, farm, 10);
    const recallId = await proposed(batchId, true);
    expect((await recalls.confirm(officer, recallId)).tookMs).toBeGreaterThan(0);
    expect(await batchOf(batchId)).toMatchObject({ recalled: false, frozen: false });
    const [row] = await market.ask<{ reach: object }>('SELECT reach FROM recalls_recall WHERE id = $1', [recallId]);
    expect(row?.reach).toMatchObject({ batches: 1, packsInStock: 10, orders: 0 });
  });

  it('reaches everything made of its origin, and with siblings what shares an input', async () => {
    const [leaf, tea, blend] = [
      await onShelf(market, farm, 1),
      await onShelf(market, farm, 1),
      await onShelf(market, farm, 1),
    ];
    const names = await lotsOf(market, farm);
    const first = names.stage(leaf.lot);
    await on.capture(
      [
        events.pluck(first, 40, { readPoint: { id: names.plot }, bizLocation: { id: names.plot } }),
        events.make([[first, 20]], [[names.stage(tea.lot), 20]]),
        events.make([[first, 20]], [[names.stage(blend.lot), 20]]),
      ],
      farm.cooperativeId,
    );
    const reached = async (kind: 'batch' | 'site', origin: string, withSiblings = false) =>
      (await recalls.dryRun(officer, { kind, origin, withSiblings })).batchIds.sort();
    expect(await reached('batch', tea.batchId)).toEqual([tea.batchId]);
    const all = [leaf.batchId, tea.batchId, blend.batchId].sort();
    expect(await reached('batch', leaf.batchId)).toEqual(all);
    expect(await reached('batch', tea.batchId, true)).toEqual(all);
    expect(await reached('site', names.plot)).toEqual(all);
    await expect(reached('site', 'https://example.com/nowhere')).rejects.toMatchObject({ code: 'nothing-reached' });
  });

  it('is the director’s or an officer’s', async () => {
    const { batchId } = await onShelf(market, farm, 1);
    const other = await aFarm(market);
    const wish = { kind: 'batch' as const, origin: batchId, reasonVi };
    await expect(recalls.propose(farm.clerk, wish)).rejects.toMatchObject({ code: 'other-role-needed' });
    await expect(recalls.propose(other.director, wish)).rejects.toMatchObject({ code: 'not-found' });
    await expect(recalls.propose(officer, { ...wish, reasonVi: ' ' })).rejects.toMatchObject({
      code: 'recall-reason-missing',
    });
    expect(await batchOf(batchId)).toMatchObject({ frozen: false });
  });

  it('is confirmed once by several at the same moment, while baskets are being filled', async () => {
    await market.ask('UPDATE inventory_stock SET frozen = true');
    const { batchId } = await onShelf(market, farm, 50);
    const { recallId } = await recalls.propose(farm.director, { kind: 'batch', origin: batchId, reasonVi });
    const holds = [1, 2, 3, 4].map(() => hold(1));
    const results = await Promise.allSettled([...[1, 2, 3].map(() => recalls.confirm(officer, recallId)), ...holds]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('counts answers against what was packed, and no more', async () => {
    const { batchId } = await onShelf(market, farm, 10);
    await market.ask(
      `INSERT INTO traceability_task (id, batch_id, position, kind, step, happened_at, site_id, input, output, variant_id, packs, recorded_by, recorded_at)
       VALUES ($1, $2, 90, 'pack', 'pack', $3, $4, 2000, 0, $5, 10, $6, $3)`,
      [newId(), batchId, market.clock.now(), farm.workshopId, farm.variantId, farm.packer.personId],
    );
    const recallId = await proposed(batchId);
    await recalls.confirm(officer, recallId);
    const answer = { id: newId(), batchId, found: 'returned' as const, packs: 7 };
    await recalls.answer(farm.director, recallId, answer);
    await recalls.answer(farm.director, recallId, answer);
    await expect(recalls.answer(officer, recallId, { batchId, found: 'destroyed', packs: 4 })).rejects.toMatchObject({
      code: 'answer-impossible',
    });
    await recalls.answer(officer, recallId, { batchId, found: 'destroyed', packs: 3 });
    await recalls.close(officer, recallId);
    await expect(recalls.answer(officer, recallId, answer)).rejects.toMatchObject({ code: 'recall-moved-on' });
  });
});
