import { isGln } from '#libs/gs1';
import { HiddenFromActor, OtherRoleNeeded, type Actor } from '#libs/identity';
import { cooperativeInput, cooperativesOn, seated } from '../../../test/support/builders/cooperatives.js';
import { appointed, registerPerson, TEST_PASSWORD } from '../../../test/support/builders/identity.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import {
  LastDirector,
  LocationNumbersUsedUp,
  NobodyWithThatLogin,
  NotInLaiChau,
  SellerHasMovedOn,
  SellerReasonNeeded,
  TaxCodeTaken,
} from './refusals.js';

let house: TestDatabase;
let verbs: ReturnType<typeof cooperativesOn>;
let officer: Actor;
let farmer: Actor;
beforeAll(async () => {
  house = await testDatabase('bare');
  verbs = cooperativesOn(house);
  officer = await appointed(house, await registerPerson(verbs.people), 'officer');
  farmer = await registerPerson(verbs.people);
});
afterAll(() => house.drop());

interface Row {
  slug: string;
  gln: string;
  verification: string;
  standing: string;
  verification_note: string | null;
}
const register = (change: Parameters<typeof cooperativeInput>[0] = {}) =>
  verbs.cooperatives.register(farmer, cooperativeInput(change));
const row = async (id: string) =>
  (await house.ask<Row>('SELECT * FROM cooperatives_cooperative WHERE id = $1', [id]))[0] as Row;
const facts = async (id: string) =>
  (
    await house.ask<{ name: string }>(`SELECT name FROM platform_fact WHERE body->>'cooperativeId' = $1 ORDER BY id`, [
      id,
    ])
  ).map(({ name }) => name);
const seats = (id: string) =>
  house.ask<{ personId: string; role: string }>(
    'SELECT person_id AS "personId", role FROM cooperatives_membership WHERE cooperative_id = $1 ORDER BY since, role',
    [id],
  );

describe('registering a seller', () => {
  it('waits for the department, with a location number of its own and the registrant as director', async () => {
    const { id } = await register();
    const kept = await row(id);
    expect(kept.verification).toBe('waiting');
    expect(isGln(kept.gln)).toBe(true);
    expect(await seats(id)).toEqual([{ personId: farmer.personId, role: 'director' }]);
    expect(await facts(id)).toEqual(['cooperative.registered']);
  });

  it('numbers the address when the name is taken, also when two come at once', async () => {
    const both = await Promise.all([
      register({ name: 'HTX Mật Ong Bản Mẫu' }),
      register({ name: 'HTX Mật Ong Bản Mẫu' }),
    ]);
    expect(both.map(({ slug }) => slug).sort()).toEqual(['htx-mat-ong-ban-mau', 'htx-mat-ong-ban-mau-2']);
  });

  it('gives each seller under a shared licence another location number', async () => {
    const shared = await Promise.all([1, 2, 3].map(() => register({ gs1Prefix: '9529000' })));
    const numbers = await Promise.all(shared.map(async ({ id }) => (await row(id)).gln));
    expect(new Set(numbers).size).toBe(3);
    expect(numbers.every(number => number.startsWith('9529000'))).toBe(true);
  });

  it('says so when a licence has no number left', async () => {
    await house.ask(
      `INSERT INTO cooperatives_cooperative (id, slug, legal_form, name, sector, tax_code, registered_on, members, commune_code, address_line, phone, gs1_prefix, gln, created_at)
       SELECT gen_random_uuid(), 'day-' || n, 'HTX', 'HTX', 'agriculture', (7000000000 + n)::text, '2020-01-01', 5, '03390', 'x', '+842133000000', '9529000001', lpad((8000000000000 + n)::text, 13, '0'), now()
       FROM generate_series(1, 99) n`,
    );
    await expect(register({ gs1Prefix: '9529000001' })).rejects.toBeInstanceOf(LocationNumbersUsedUp);
  });

  it('is one seller per tax code, in Lai Châu', async () => {
    await register({ taxCode: '6209999999' });
    await expect(register({ taxCode: '6209999999' })).rejects.toBeInstanceOf(TaxCodeTaken);
    await expect(register({ communeCode: '00004' })).rejects.toBeInstanceOf(NotInLaiChau);
    await expect(register({ communeCode: '12' })).rejects.toBeInstanceOf(NotInLaiChau);
  });
});

describe('the department', () => {
  it('verifies, and keeps what it wrote', async () => {
    const { id } = await register();
    await verbs.cooperatives.verify(officer, id, 'Khớp giấy đăng ký');
    expect(await row(id)).toMatchObject({ verification: 'verified', verification_note: 'Khớp giấy đăng ký' });
    expect(await facts(id)).toEqual(['cooperative.registered', 'cooperative.verified']);
  });

  it('refuses with a reason, and may verify once what was missing is there', async () => {
    const { id } = await register();
    await expect(verbs.cooperatives.refuse(officer, id, ' ')).rejects.toBeInstanceOf(SellerReasonNeeded);
    await verbs.cooperatives.refuse(officer, id, 'Thiếu giấy đăng ký');
    await verbs.cooperatives.verify(officer, id, '');
    expect(await facts(id)).toEqual(['cooperative.registered', 'cooperative.refused', 'cooperative.verified']);
    expect(
      await house.ask('SELECT decision, note FROM cooperatives_decision WHERE cooperative_id = $1 ORDER BY id', [id]),
    ).toEqual([
      { decision: 'refuse', note: 'Thiếu giấy đăng ký' },
      { decision: 'verify', note: '' },
    ]);
  });

  it('decides once, however many officers press the button', async () => {
    const { id } = await register();
    const answers = await Promise.allSettled([1, 2, 3].map(() => verbs.cooperatives.verify(officer, id, '')));
    expect(answers.filter(answer => answer.status === 'fulfilled')).toHaveLength(1);
    expect(answers.flatMap(answer => (answer.status === 'rejected' ? [answer.reason as unknown] : []))).toEqual([
      expect.any(SellerHasMovedOn),
      expect.any(SellerHasMovedOn),
    ]);
    expect(await facts(id)).toEqual(['cooperative.registered', 'cooperative.verified']);
  });

  it('suspends and lets go on again', async () => {
    const { id } = await register();
    await verbs.cooperatives.verify(officer, id, '');
    await verbs.cooperatives.suspend(officer, id, 'Đang kiểm tra');
    expect(await row(id)).toMatchObject({ verification: 'verified', standing: 'suspended' });
    await verbs.cooperatives.resume(officer, id, '');
    expect(await row(id)).toMatchObject({ standing: 'active' });
  });

  it('is the only one to decide', async () => {
    const { id } = await register();
    await expect(verbs.cooperatives.verify(farmer, id, '')).rejects.toBeInstanceOf(HiddenFromActor);
    await expect(verbs.cooperatives.verify(officer, '01930000-0000-7000-8000-000000000000', '')).rejects.toBeInstanceOf(
      HiddenFromActor,
    );
  });
});

describe('the desk', () => {
  const desk = async () => {
    const cooperative = await register();
    const director = seated(farmer, cooperative, 'director');
    const packer = await registerPerson(verbs.people);
    return { ...cooperative, director, packer };
  };

  it('seats somebody by what they sign in with; twice is once', async () => {
    const { id, director, packer } = await desk();
    await verbs.cooperatives.addMember(director, id, { login: packer.login.toUpperCase(), role: 'packer' });
    await verbs.cooperatives.addMember(director, id, { login: packer.login, role: 'packer' });
    expect(await seats(id)).toEqual([
      { personId: farmer.personId, role: 'director' },
      { personId: packer.personId, role: 'packer' },
    ]);
    await expect(
      verbs.cooperatives.addMember(director, id, { login: 'nobody@example.com', role: 'clerk' }),
    ).rejects.toBeInstanceOf(NobodyWithThatLogin);
    await verbs.cooperatives.removeMember(director, id, packer.personId);
    expect(await seats(id)).toHaveLength(1);
  });

  it('is the director’s to fill', async () => {
    const { id, slug, director, packer } = await desk();
    await verbs.cooperatives.addMember(director, id, { login: packer.login, role: 'packer' });
    const seatedPacker = seated(packer, { id, slug }, 'packer');
    await expect(
      verbs.cooperatives.addMember(seatedPacker, id, { login: packer.login, role: 'director' }),
    ).rejects.toBeInstanceOf(OtherRoleNeeded);
    await expect(verbs.cooperatives.removeMember(packer, id, director.personId)).rejects.toBeInstanceOf(
      HiddenFromActor,
    );
  });

  it('keeps its last director', async () => {
    const { id, director } = await desk();
    await expect(verbs.cooperatives.removeMember(director, id, farmer.personId)).rejects.toBeInstanceOf(LastDirector);
  });

  it('keeps one of two directors who remove each other at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id, slug, director, packer } = await desk();
      await verbs.cooperatives.addMember(director, id, { login: packer.login, role: 'director' });
      const other = seated(packer, { id, slug }, 'director');
      const answers = await Promise.allSettled([
        verbs.cooperatives.removeMember(director, id, other.personId),
        verbs.cooperatives.removeMember(other, id, director.personId),
      ]);
      expect(answers.map(answer => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await seats(id)).toHaveLength(1);
    }
  });

  it('is left by who is forgotten, unless nobody else could answer for the co-op', async () => {
    const { id, director, packer } = await desk();
    await verbs.cooperatives.addMember(director, id, { login: packer.login, role: 'director' });
    const forget = (person: Actor, password: string) =>
      verbs.people.erase(person, { password }, tx => verbs.members.leaveAll(tx, person.personId));
    await forget(packer, TEST_PASSWORD);
    expect(await seats(id)).toEqual([{ personId: farmer.personId, role: 'director' }]);
    await expect(forget(farmer, TEST_PASSWORD)).rejects.toBeInstanceOf(LastDirector);
  });
});
