import { balanceOn, events, lotsOf, type FarmLots } from '../../../test/support/builders/balance.js';
import { aFarm, anActor, type Farm } from '../../../test/support/builders/traceability.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { loadBounds, type FirstBound, type SiteClaim } from '#libs/balance';
import type { Actor } from '#libs/identity';
import { newId } from '#platform/ids';

describe('a claim about a place', () => {
  let market: TestDatabase;
  let on: ReturnType<typeof balanceOn>;
  let officer: Actor;
  beforeAll(async () => {
    market = await testDatabase();
    on = balanceOn(market);
    officer = await anActor(market, { offices: ['officer'] });
    const ofTea: Omit<FirstBound, 'most'> = {
      ...{ kind: 'capacity', line: 'tea', task: 'm2', least: 0n, from: '2026-01-01', source: 'giả định' },
      ...{ certainty: 'assumption', unit: 'g', usualSize: 10_000n },
    };
    await loadBounds(market.db, [
      { ...ofTea, most: 10n },
      ...[3, 5, 8].map(fromAge => ({ ...ofTea, most: 100n, fromAge })),
    ]);
  });
  afterAll(() => market.drop());

  const large: SiteClaim = {
    claim: 'capacity',
    capacity: { size: 40_000n, amount: 4_000_000n, unit: 'g' },
    from: '2026-01-01',
    source: 'Sổ đỏ 40.000 m²',
  };
  const stateOf = async (id: string) =>
    (await market.ask<{ state: string }>('SELECT state FROM balance_site_claim WHERE id = $1', [id]))[0]?.state;
  const factsOf = async (id: string) =>
    (
      await market.ask<{ name: string }>(
        `SELECT name FROM platform_fact WHERE body->>'claimId' = $1 ORDER BY happened_at, id`,
        [id],
      )
    ).map(({ name }) => name);
  let number = 0;
  const gather = async (farm: Farm, lots: FarmLots, kilograms: number): Promise<string[]> => {
    const told = events.pluck(lots.stage(`Q${++number}`), kilograms, {
      readPoint: { id: lots.plot },
      bizLocation: { id: lots.plot },
    });
    return (await on.capture([told], farm.cooperativeId)).flatMap(({ flags }) => flags);
  };

  it('B4 the default holds until an officer has countersigned, however large the co-op calls its plot', async () => {
    const farm = await aFarm(market);
    const lots = await lotsOf(market, farm);
    await market.ask(
      `UPDATE traceability_site SET area_m2 = 900000, season_capacity = 90000000, capacity_unit = 'g' WHERE id = $1`,
      [farm.plotId],
    );
    expect(await gather(farm, lots, 1_000)).toEqual([]);
    expect(await gather(farm, lots, 1)).toEqual(['capacity']);
    const { id } = await on.claims.claim(farm.clerk, farm.plotId, large);
    expect(await gather(farm, lots, 1)).toEqual(['capacity']);
    await on.claims.countersign(officer, id, 'Đã đo.');
    expect(await gather(farm, lots, 2_998)).toEqual([]);
    expect(await gather(farm, lots, 1)).toEqual(['capacity']);
    expect(await factsOf(id)).toEqual(['site-claim.made', 'site-claim.countersigned']);
  });

  it('B4 a young planting gives less, on the day of the harvest, until an officer has seen more', async () => {
    const farm = await aFarm(market);
    const lots = await lotsOf(market, farm);
    const plantedIn = (year: number) =>
      market.ask('UPDATE traceability_site SET planted_year = $2, area_m2 = 10000 WHERE id = $1', [farm.plotId, year]);
    await plantedIn(2024);
    expect(await gather(farm, lots, 100)).toEqual([]);
    expect(await gather(farm, lots, 1)).toEqual(['capacity']);
    await plantedIn(2023);
    expect(await gather(farm, lots, 899)).toEqual([]);
    expect(await gather(farm, lots, 1)).toEqual(['capacity']);
    await plantedIn(2026);
    const { id } = await on.claims.claim(farm.clerk, farm.plotId, large);
    await on.claims.countersign(officer, id, 'Đã đo.');
    expect(await gather(farm, lots, 1)).toEqual([]);
  });

  it('is refused with a reason, and another may be made; all of them stay', async () => {
    const farm = await aFarm(market);
    const lots = await lotsOf(market, farm);
    const first = await on.claims.claim(farm.clerk, farm.plotId, large);
    await expect(on.claims.refuse(officer, first.id, ' ')).rejects.toMatchObject({
      code: 'site-claim-reason-needed',
      field: 'decision',
    });
    await on.claims.refuse(officer, first.id, 'Trên sổ chỉ có 20.000 m².');
    expect(await gather(farm, lots, 1_001)).toEqual(['capacity']);
    const second = await on.claims.claim(farm.director, farm.plotId, large);
    await on.claims.withdraw(farm.clerk, second.id);
    await expect(on.claims.countersign(officer, second.id, '')).rejects.toMatchObject({ code: 'site-claim-moved-on' });
    const rows = await market.ask<{ state: string }>(
      'SELECT state FROM balance_site_claim WHERE site = $1 ORDER BY claimed_at, id',
      [lots.plot],
    );
    expect(rows.map(({ state }) => state)).toEqual(['refused', 'withdrawn']);
  });

  it('takes two persons, by the rule and by the table', async () => {
    const farm = await aFarm(market);
    const both: Actor = { ...officer, seats: farm.clerk.seats };
    const { id } = await on.claims.claim(both, farm.plotId, large);
    await expect(on.claims.countersign(both, id, '')).rejects.toMatchObject({ code: 'own-site-claim' });
    await expect(on.claims.refuse(both, id, 'x')).rejects.toMatchObject({ code: 'own-site-claim' });
    await expect(
      market.ask(
        `UPDATE balance_site_claim SET state = 'countersigned', decided_by = claimed_by, decided_at = now() WHERE id = $1`,
        [id],
      ),
    ).rejects.toThrow('balance_site_claim_two_persons');
    expect(await stateOf(id)).toBe('open');
  });

  it('is nobody else’s: not to make, not to take back, not to decide', async () => {
    const [farm, other] = [await aFarm(market), await aFarm(market)];
    await expect(on.claims.claim(other.clerk, farm.plotId, large)).rejects.toMatchObject({ code: 'not-found' });
    await expect(on.claims.claim(officer, farm.plotId, large)).rejects.toMatchObject({ code: 'not-found' });
    await expect(on.claims.claim(farm.packer, farm.plotId, large)).rejects.toMatchObject({ code: 'other-role-needed' });
    await expect(on.claims.claim(farm.clerk, newId(), large)).rejects.toMatchObject({ code: 'not-found' });
    const { id } = await on.claims.claim(farm.clerk, farm.plotId, large);
    await expect(on.claims.withdraw(other.clerk, id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(on.claims.countersign(farm.director, id, '')).rejects.toMatchObject({ code: 'not-found' });
    await expect(on.claims.countersign(officer, newId(), '')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('says numbers that can be', async () => {
    const farm = await aFarm(market);
    const claim = (change: Partial<SiteClaim>, site = farm.plotId) =>
      on.claims.claim(farm.clerk, site, { ...large, ...change });
    const unreadable = (field: string) => ({ code: 'site-claim-unreadable', field });
    await expect(claim({ capacity: undefined })).rejects.toMatchObject(unreadable('size'));
    await expect(claim({ capacity: { size: 0n, amount: 1n, unit: 'g' } })).rejects.toMatchObject(unreadable('size'));
    await expect(claim({ capacity: { size: 1n, amount: 0n, unit: 'g' } })).rejects.toMatchObject(unreadable('amount'));
    await expect(claim({ to: '2025-12-31' })).rejects.toMatchObject(unreadable('to'));
    const [store] = await market.ask<{ id: string }>(
      `INSERT INTO traceability_site (id, cooperative_id, kind, name, commune_code, extension) VALUES ($1, $2, 'store', 'Kho', '03390', '9') RETURNING id`,
      [newId(), farm.cooperativeId],
    );
    await expect(claim({}, store?.id)).rejects.toMatchObject(unreadable('size'));
  });

  it('is made once and decided once, by however many at the same moment', async () => {
    const farm = await aFarm(market);
    const id = newId();
    const same = [1, 2, 3, 4].map(() => on.claims.claim(farm.clerk, farm.plotId, { ...large, id }));
    expect(await Promise.all(same)).toEqual([{ id }, { id }, { id }, { id }]);
    expect(await factsOf(id)).toEqual(['site-claim.made']);
    await expect(on.claims.claim(farm.director, farm.plotId, large)).rejects.toMatchObject({
      code: 'site-claim-waits',
    });
    await on.claims.claim(farm.clerk, farm.plotId, { claim: 'organic', source: 'HC-07/2026' });
    const decisions = await Promise.allSettled([
      on.claims.countersign(officer, id, 'a'),
      on.claims.refuse(officer, id, 'b'),
      on.claims.withdraw(farm.clerk, id),
      on.claims.countersign(officer, id, 'c'),
    ]);
    expect(decisions.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await factsOf(id)).toHaveLength(2);
  });

  it('B5 what may be said of goods counts from the countersignature on', async () => {
    const farm = await aFarm(market);
    let lots = await lotsOf(market, farm);
    const organic = async (day = '2026-11-20', by = farm) => {
      const told = events.pluck(lots.stage(`Q${++number}`), 10, {
        day,
        readPoint: { id: lots.plot },
        ilmd: { 'chophien:claim': ['organic'] },
      });
      return (await on.capture([told], by.cooperativeId)).flatMap(({ flags }) => flags);
    };
    const paper = { claim: 'organic', from: '2026-06-01', to: '2026-11-22', source: 'HC-07/2026' } as const;
    const { id } = await on.claims.claim(farm.clerk, farm.plotId, paper);
    expect(await organic()).toEqual(['claim']);
    await on.claims.countersign(officer, id, '');
    // Told after the last day of the certificate, of a harvest before it.
    expect(await organic()).toEqual([]);
    expect(await organic('2026-11-23')).toEqual(['claim']);
    expect(await organic('2026-05-31')).toEqual(['claim']);

    const neighbour = await aFarm(market);
    lots = { ...(await lotsOf(market, neighbour)), plot: lots.plot };
    expect((await organic('2026-11-20', neighbour)).sort()).toEqual(['claim', 'origin']);
  });
});
