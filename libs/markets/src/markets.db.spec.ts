import { openDatabase } from '#platform/database';
import type { Actor } from '#libs/identity';
import { cooperativeInput, cooperativesOn } from '../../../test/support/builders/cooperatives.js';
import { appointed, registerPerson } from '../../../test/support/builders/identity.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { Markets, type NewMarket } from './markets.service.js';

let house: TestDatabase;
let markets: Markets;
let officer: Actor;
interface Seller {
  actor: Actor;
  id: string;
  slug: string;
}
const sellers: Seller[] = [];

const aMarket = (change: Partial<NewMarket> = {}): NewMarket => ({
  nameVi: `Chợ phiên Mẫu ${Math.random()}`,
  nameEn: 'Sample market',
  kind: 'highland',
  communeCode: '03390',
  place: 'Bãi đất cạnh nhà văn hoá',
  opensAt: 300,
  closesAt: 720,
  rule: { kind: 'weekly', marks: [7], validFrom: '2026-01-01', validTo: null },
  ...change,
});
const SUNDAY = '2026-11-29';
const comings = (market: string) =>
  house.ask<{ id: string; state: string; brings: string; stall: string | null }>(
    `SELECT c.id, c.state, c.brings, s.code AS stall FROM markets_coming c JOIN markets_market m ON m.id = c.market_id
     LEFT JOIN markets_stall s ON s.id = c.stall_id WHERE m.slug = $1 ORDER BY c.id`,
    [market],
  );

beforeAll(async () => {
  house = await testDatabase('bare');
  markets = new Markets(house.db, house.clock);
  const { people, cooperatives } = cooperativesOn(house);
  officer = await appointed(house, await registerPerson(people), 'officer');
  for (const name of ['HTX Chè Mẫu', 'HTX Ong Mẫu', 'HTX Chợ Mẫu']) {
    const person = await registerPerson(people);
    const { id, slug } = await cooperatives.register(person, cooperativeInput({ name }));
    sellers.push({ actor: { ...person, seats: [{ cooperativeId: id, slug, name, roles: ['director'] }] }, id, slug });
  }
});
afterAll(() => house.drop());

const [tea, honey, manager] = [0, 1, 2].map(at => () => sellers[at] as Seller) as [
  () => Seller,
  () => Seller,
  () => Seller,
];
const says = (seller: Seller, market: string, day = SUNDAY, brings = 'Chè') =>
  markets.comeTo(seller.actor, seller.id, { market, day, brings });

it('is entered by the department alone, with days that exist', async () => {
  await expect(markets.open(tea().actor, aMarket())).rejects.toMatchObject({ code: 'not-found' });
  const strange = { kind: 'weekly', marks: [8], validFrom: '2026-01-01', validTo: null } as const;
  await expect(markets.open(officer, aMarket({ rule: strange }))).rejects.toMatchObject({
    code: 'market-marks-out-of-range',
  });
  await expect(markets.open(officer, aMarket({ communeCode: '00000' }))).rejects.toMatchObject({
    code: 'market-commune-unknown',
  });
  const slug = await markets.open(officer, aMarket({ nameVi: 'Chợ phiên Đèo Mẫu' }));
  expect(slug).toBe('cho-phien-deo-mau');
  await expect(markets.open(officer, aMarket({ nameVi: 'Chợ Phiên đèo mẫu' }))).rejects.toMatchObject({
    code: 'market-name-taken',
  });
  await markets.addRule(officer, slug, { kind: 'weekly', marks: [4], validFrom: '2026-12-01', validTo: null });
  expect(await markets.nextDaysOf(slug, 3)).toEqual(['2026-11-29', '2026-12-03', '2026-12-06']);
});

it('is come to on its days; what is brought may be said anew, and taken back', async () => {
  const slug = await markets.open(officer, aMarket());
  for (const day of ['2026-11-28', '2026-11-22'])
    await expect(says(tea(), slug, day)).rejects.toMatchObject({ code: 'not-a-market-day' });
  await expect(
    markets.comeTo(tea().actor, honey().id, { market: slug, day: SUNDAY, brings: 'x' }),
  ).rejects.toMatchObject({ code: 'not-found' });
  await says(tea(), slug);
  await says(tea(), slug, SUNDAY, 'Chè và măng khô');
  const [coming, ...others] = await comings(slug);
  expect(others).toEqual([]);
  expect(coming).toMatchObject({ state: 'said', brings: 'Chè và măng khô', stall: null });
  await markets.stayAway(honey().actor, honey().id, coming?.id ?? '');
  expect(await comings(slug)).toHaveLength(1);
  await markets.stayAway(tea().actor, tea().id, coming?.id ?? '');
  expect(await comings(slug)).toEqual([]);
});

it('is confirmed by an officer or by the co-op that manages it, once', async () => {
  const slug = await markets.open(officer, aMarket({ manager: manager().slug }));
  await markets.addStall(manager().actor, slug, 'A1');
  await markets.addStall(officer, slug, 'A1');
  await expect(markets.addStall(tea().actor, slug, 'A2')).rejects.toMatchObject({ code: 'not-found' });
  await says(tea(), slug);
  const [{ id } = { id: '' }] = await comings(slug);
  await expect(markets.decide(tea().actor, id, { state: 'confirmed' })).rejects.toMatchObject({ code: 'not-found' });
  await markets.decide(manager().actor, id, { state: 'confirmed', stall: 'A1' });
  await expect(markets.decide(officer, id, { state: 'refused' })).rejects.toMatchObject({
    code: 'market-coming-decided',
  });
  expect(await comings(slug)).toMatchObject([{ state: 'confirmed', stall: 'A1' }]);
});

it('gives a stall to one co-op a day, whoever asks at the same moment', async () => {
  const slug = await markets.open(officer, aMarket());
  await markets.addStall(officer, slug, 'B1');
  for (const seller of sellers) await says(seller, slug);
  const databases = await Promise.all([1, 2, 3].map(() => openDatabase({ url: house.url, pool: 2 })));
  const waiting = await comings(slug);
  const answers = await Promise.allSettled(
    waiting.map(({ id }, at) =>
      new Markets(databases[at] ?? house.db, house.clock).decide(officer, id, { state: 'confirmed', stall: 'B1' }),
    ),
  );
  await Promise.all(databases.map(db => db.close()));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const answer of answers)
    if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'market-stall-taken' });
  expect((await comings(slug)).filter(({ stall }) => stall === 'B1')).toHaveLength(1);
});
