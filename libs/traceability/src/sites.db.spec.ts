import { aFarm, traceabilityOn, type Farm } from '../../../test/support/builders/traceability.js';
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
    await trace.sites.add(own.clerk, own.cooperativeId, { ...site, kind: 'plot', plantedYear: 2012 });
    const [kept] = await market.ask('SELECT kind, planted_year AS planted FROM traceability_site WHERE id = $1', [
      site.id,
    ]);
    expect(kept).toEqual({ kind: 'plot', planted: 2012 });
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
