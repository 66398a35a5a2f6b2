import type { Actor } from '#libs/identity';
import { HiddenFromActor } from '#libs/identity';
import { loadPlaces } from '#libs/places';
import { dong } from '#platform/money';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { aPerson } from '../../../../test/support/builders/ordering.js';
import { RemoteCommuneUnknown, TariffInThePast, TariffOverlaps } from '../refusals.js';
import { loadTariff } from './load-tariff.js';
import { Tariffs, type NewPriceList } from './tariffs.service.js';

describe('the book of price lists', () => {
  let t: TestDatabase;
  let tariffs: Tariffs;
  let operator: Actor;

  beforeAll(async () => {
    t = await testDatabase('bare');
    await loadPlaces(t.db);
    await loadTariff(t.db);
    tariffs = new Tariffs(t.db, t.clock);
    operator = { personId: await aPerson(t), fullName: 'Người Trực', locale: 'vi', offices: ['operator'], seats: [] };
  });
  afterAll(() => t.drop());

  const list = (validFrom: string, validTo?: string, over: Partial<NewPriceList> = {}): NewPriceList => ({
    validFrom,
    ...(validTo !== undefined && { validTo }),
    source: 'Hợp đồng thử',
    isDemo: true,
    divisor: 5000,
    remoteFee: dong(20_000),
    remoteCommunes: ['03439'],
    codFee: dong(9_000),
    codBasisPoints: 100,
    codBorneBy: 'buyer',
    daysNear: 1,
    daysFar: 4,
    steps: [
      { zone: 'same-province', upToGrams: 1000, fee: dong(19_000) },
      { zone: 'other-province', upToGrams: 1000, fee: dong(29_000) },
    ],
    ...over,
  });
  const days = () =>
    t.ask<{ from: string; to: string | null }>(
      'SELECT valid_from::text AS "from", valid_to::text AS "to" FROM delivery_list ORDER BY 1',
    );

  it('ends the list without an end on the day before the next', async () => {
    await tariffs.add(operator, list('2027-01-01', '2027-06-30'));
    expect(await days()).toEqual([
      { from: '2025-07-01', to: '2026-06-30' },
      { from: '2026-07-01', to: '2026-12-31' },
      { from: '2027-01-01', to: '2027-06-30' },
    ]);
  });

  it('refuses days that are over, days of another list, and communes that are none', async () => {
    await expect(tariffs.add(operator, list('2026-11-23'))).rejects.toThrow(TariffInThePast);
    await expect(tariffs.add(operator, list('2026-12-01', '2027-01-01'))).rejects.toThrow(TariffOverlaps);
    await expect(tariffs.add(operator, list('2028-01-01', undefined, { remoteCommunes: ['99999'] }))).rejects.toThrow(
      RemoteCommuneUnknown,
    );
    expect(await days()).toHaveLength(3);
  });

  it('has one list a day, however many are added at once', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, at) => tariffs.add(operator, list(`2027-07-0${at + 1}`, '2027-12-31'))),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(TariffOverlaps);
  });

  it('is the operator’s', async () => {
    await expect(tariffs.add({ ...operator, offices: ['officer'] }, list('2029-01-01'))).rejects.toThrow(
      HiddenFromActor,
    );
  });
});
