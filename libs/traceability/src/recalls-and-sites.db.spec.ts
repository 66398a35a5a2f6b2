import { aBatch, aFarm, anActor, traceabilityOn, type Farm } from '../../../test/support/builders/traceability.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { newId } from '#platform/ids';
import type { SiteKind } from './index.js';

let market: TestDatabase;
let trace: ReturnType<typeof traceabilityOn>;
let farm: Farm;
beforeAll(async () => {
  market = await testDatabase();
  trace = traceabilityOn(market);
  farm = await aFarm(market);
});
afterAll(() => market.drop());

describe('a recall', () => {
  const reason = { reasonVi: 'Độ ẩm quá mức', reasonEn: 'Too moist' };
  const factsAbout = (batchId: string) =>
    market.ask(`SELECT name FROM platform_fact WHERE name = 'batch.recalled' AND body->>'batchId' = $1`, [batchId]);
  const storedOf = async (batchId: string) =>
    (
      await market.ask<{ recalled_at: Date; reason: string }>(
        'SELECT recalled_at, recall_reason_vi AS reason FROM traceability_batch WHERE id = $1',
        [batchId],
      )
    )[0];

  it('is the director’s or an officer’s, and is told once', async () => {
    const batch = await aBatch(market, farm);
    await trace.recalls.recall(farm.director, batch.id, reason);
    const first = await storedOf(batch.id);
    expect(first).toEqual({ recalled_at: market.clock.now(), reason: 'Độ ẩm quá mức' });
    market.clock.moveBy(60_000);
    const officer = await anActor(market, { offices: ['officer'] });
    await trace.recalls.recall(officer, batch.id, { reasonVi: 'Lý do khác' });
    expect(await storedOf(batch.id)).toEqual(first);
    expect(await factsAbout(batch.id)).toEqual([{ name: 'batch.recalled' }]);
  });

  it('is nobody else’s', async () => {
    const batch = await aBatch(market, farm);
    const other = await aFarm(market);
    const recallBy = (actor: Farm['clerk']) => trace.recalls.recall(actor, batch.id, reason);
    await expect(recallBy(farm.clerk)).rejects.toMatchObject({ code: 'other-role-needed' });
    await expect(recallBy(other.director)).rejects.toMatchObject({ code: 'not-found' });
    await expect(trace.recalls.recall(farm.director, newId(), reason)).rejects.toMatchObject({ code: 'not-found' });
    await expect(trace.recalls.recall(farm.director, batch.id, { reasonVi: ' ' })).rejects.toMatchObject({
      code: 'recall-reason-needed',
      field: 'reasonVi',
    });
    expect(await factsAbout(batch.id)).toEqual([]);
  });

  it('ends all work on the batch', async () => {
    const batch = await aBatch(market, farm);
    await trace.recalls.recall(farm.director, batch.id, reason);
    const work = { kind: 'pluck', happenedAt: market.clock.now(), siteId: farm.plotId, output: 1n };
    await expect(trace.batches.recordTask(farm.clerk, batch.id, work)).rejects.toMatchObject({
      code: 'batch-recalled',
    });
  });
});

describe('the places of a co-op', () => {
  const pond = { kind: 'pond' as const, name: 'Ao trên', communeCode: '03390' };

  it('get the next number of their own, also when added at once', async () => {
    const own = await aFarm(market);
    await Promise.all([1, 2, 3].map(() => trace.sites.add(own.clerk, own.cooperativeId, pond)));
    const listed = await trace.sites.list(own.clerk, own.cooperativeId);
    expect(listed.map(site => site.extension).sort()).toEqual(['1', '2', '3', '4', '5']);
    expect(listed.find(site => site.name === 'Ao trên')).toMatchObject({ kind: 'pond', commune: 'Xã Bình Lư' });
  });

  it('are added once when the form is sent twice', async () => {
    const own = await aFarm(market);
    const site = { ...pond, id: newId() };
    await trace.sites.add(own.clerk, own.cooperativeId, site);
    expect(await trace.sites.add(own.clerk, own.cooperativeId, site)).toEqual({ id: site.id });
    expect(await trace.sites.list(own.clerk, own.cooperativeId)).toHaveLength(3);
  });

  it('lie in a commune of today and belong to the co-op', async () => {
    const add = (change: object) => trace.sites.add(farm.clerk, farm.cooperativeId, { ...pond, ...change });
    await expect(add({ communeCode: '12' })).rejects.toMatchObject({ code: 'no-such-commune', field: 'communeCode' });
    await expect(add({ kind: 'moon' as SiteKind })).rejects.toMatchObject({ code: 'site-kind-unknown' });
    const other = await aFarm(market);
    await expect(trace.sites.add(farm.clerk, other.cooperativeId, pond)).rejects.toMatchObject({ code: 'not-found' });
    expect(() => trace.sites.list(farm.clerk, other.cooperativeId)).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
  });
});
