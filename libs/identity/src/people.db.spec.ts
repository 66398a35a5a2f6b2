import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { peopleOn, registerPerson } from '../../../test/support/builders/identity.js';
import { SESSION_DAYS, type People } from './people.service.js';
import { FORGOTTEN_NAME } from './person.entity.js';
import {
  LoginTaken,
  NotALogin,
  PasswordTooShort,
  TooManyAttempts,
  WrongCredentials,
  WrongPassword,
} from './refusals.js';
import { HiddenFromActor } from './actor.js';

const PASSWORD = 'ba con trâu qua suối';
const MINUTE = 60_000;

let house: TestDatabase;
let people: People;
beforeAll(async () => {
  house = await testDatabase('bare');
  people = peopleOn(house);
});
afterAll(() => house.drop());

const register = (login: string, fullName = 'Lò Thị Chấm') =>
  people.register({ fullName, login, password: PASSWORD, locale: 'vi' });
const sessionsOf = async (personId: string) =>
  (
    await house.ask<{ count: number }>('SELECT count(*)::int AS count FROM identity_session WHERE person_id = $1', [
      personId,
    ])
  )[0]?.count;

describe('registering', () => {
  it('keeps the phone in E.164 and of the password only an argon2id hash', async () => {
    const { personId } = await register('0912 000 001');
    const [row] = await house.ask<{ phone: string; password_hash: string }>(
      'SELECT phone, password_hash FROM identity_person WHERE id = $1',
      [personId],
    );
    expect(row?.phone).toBe('+84912000001');
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('gives one login to one person, however it is written', async () => {
    await register('Cham@Example.com');
    await expect(register('cham@example.COM')).rejects.toBeInstanceOf(LoginTaken);
    await register('0912000002');
    await expect(register('+84 912 000 002')).rejects.toBeInstanceOf(LoginTaken);
  });

  it('gives it to one of two who ask at the same moment', async () => {
    const asked = await Promise.allSettled([register('0912000003'), register('0912000003')]);
    expect(asked.map(one => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('refuses what is no login, and a short password', async () => {
    await expect(register('Lò Thị Chấm')).rejects.toBeInstanceOf(NotALogin);
    await expect(
      people.register({ fullName: 'A', login: '0912000004', password: 'ngắn', locale: 'vi' }),
    ).rejects.toBeInstanceOf(PasswordTooShort);
  });
});

describe('signing in', () => {
  it('opens a session of thirty days and keeps only the hash of its token', async () => {
    const { personId } = await register('0912000010');
    const { token, expiresAt } = await people.signIn({ login: '0912.000.010', password: PASSWORD });
    expect(expiresAt.getTime() - house.clock.now().getTime()).toBe(SESSION_DAYS * 86_400_000);
    const [row] = await house.ask<{ hash: Buffer }>(
      'SELECT token_hash AS hash FROM identity_session WHERE person_id = $1',
      [personId],
    );
    expect(row?.hash.toString('base64url')).not.toBe(token);
    await people.signOut(token);
    expect(await sessionsOf(personId)).toBe(0);
  });

  it('takes a password typed in the other form of Unicode', async () => {
    await register('0912000011');
    await expect(people.signIn({ login: '0912000011', password: PASSWORD.normalize('NFD') })).resolves.toHaveProperty(
      'token',
    );
  });

  it('answers an unknown login as it answers a wrong password', async () => {
    await register('0912000012');
    const wrong = people.signIn({ login: '0912000012', password: 'sai mật khẩu rồi' });
    await expect(wrong).rejects.toBeInstanceOf(WrongCredentials);
    await expect(people.signIn({ login: '0912999999', password: PASSWORD })).rejects.toBeInstanceOf(WrongCredentials);
    await expect(people.signIn({ login: 'nobody at all', password: PASSWORD })).rejects.toBeInstanceOf(
      WrongCredentials,
    );
  });
});

describe('guessing', () => {
  const guess = (login: string) =>
    people.signIn({ login, password: 'đoán mò thôi mà' }).then(
      () => 'in',
      (error: Error) => error.constructor.name,
    );

  it('stops after ten wrong passwords, even for the right one, until the quarter of an hour is over', async () => {
    await register('0912000020');
    for (let n = 0; n < 10; n += 1) expect(await guess('0912000020')).toBe('WrongCredentials');
    const blocked = people.signIn({ login: '+84912000020', password: PASSWORD });
    await expect(blocked).rejects.toBeInstanceOf(TooManyAttempts);
    await expect(blocked).rejects.toMatchObject({ facts: { minutes: 15 } });
    house.clock.moveBy(15 * MINUTE);
    await expect(people.signIn({ login: '0912000020', password: PASSWORD })).resolves.toHaveProperty('token');
  });

  it('lets exactly ten of thirty concurrent guesses be guesses', async () => {
    await register('0912000021');
    const answers = await Promise.all(Array.from({ length: 30 }, () => guess('0912000021')));
    expect(answers.filter(answer => answer === 'WrongCredentials')).toHaveLength(10);
    expect(answers.filter(answer => answer === 'TooManyAttempts')).toHaveLength(20);
  });

  it('is counted for a login that does not exist too', async () => {
    for (let n = 0; n < 10; n += 1) await guess('nobody@example.com');
    expect(await guess('NOBODY@example.com')).toBe('TooManyAttempts');
  });

  it('does not count those who know their password', async () => {
    await register('0912000022');
    for (let n = 0; n < 12; n += 1) await people.signIn({ login: '0912000022', password: PASSWORD });
    expect(await guess('0912000022')).toBe('WrongCredentials');
  });
});

describe('a signed-in person', () => {
  it('changes the password, and every other session ends', async () => {
    const person = await registerPerson(people, { login: '0912000030', password: PASSWORD });
    const here = await people.signIn({ login: '0912000030', password: PASSWORD });
    await people.signIn({ login: '0912000030', password: PASSWORD });
    const next = 'bốn con trâu về bản';
    await expect(people.changePassword(person, { current: 'không phải nó', next })).rejects.toMatchObject({
      code: 'wrong-password',
      field: 'current',
    });
    await expect(people.changePassword(person, { current: PASSWORD, next: 'ngắn' })).rejects.toMatchObject({
      field: 'next',
    });
    await people.changePassword(person, { current: PASSWORD, next, keepToken: here.token });
    expect(await sessionsOf(person.personId)).toBe(1);
    await expect(people.signIn({ login: '0912000030', password: PASSWORD })).rejects.toBeInstanceOf(WrongCredentials);
    await people.signIn({ login: '0912000030', password: next });
  });

  it('says what they are called and in which language', async () => {
    const person = await registerPerson(people, { login: '0912000031' });
    await people.introduce(person, { fullName: '  Vàng  Thị Mỷ ', locale: 'en' });
    expect(await house.ask('SELECT full_name, locale FROM identity_person WHERE id = $1', [person.personId])).toEqual([
      { full_name: 'Vàng Thị Mỷ', locale: 'en' },
    ]);
  });

  it('is forgotten together with what others know of them, or not at all', async () => {
    const person = await registerPerson(people, { login: '0912000032', password: PASSWORD });
    await people.signIn({ login: '0912000032', password: PASSWORD });
    await expect(people.erase(person, { password: 'không phải nó' }, async () => undefined)).rejects.toBeInstanceOf(
      WrongPassword,
    );
    const hindered = people.erase(person, { password: PASSWORD }, () => Promise.reject(new Error('the last director')));
    await expect(hindered).rejects.toThrow('the last director');
    expect(await people.find('0912000032')).toBeDefined();

    await people.erase(person, { password: PASSWORD }, async () => undefined);
    const rows = await house.ask('SELECT full_name, email, phone, erased_at FROM identity_person WHERE id = $1', [
      person.personId,
    ]);
    expect(rows).toEqual([{ full_name: FORGOTTEN_NAME, email: null, phone: null, erased_at: house.clock.now() }]);
    expect(await sessionsOf(person.personId)).toBe(0);
    await expect(people.signIn({ login: '0912000032', password: PASSWORD })).rejects.toBeInstanceOf(WrongCredentials);
    await expect(people.introduce(person, { fullName: 'Ai đó', locale: 'vi' })).rejects.toBeInstanceOf(HiddenFromActor);
    await register('0912000032');
  });

  it('leaves no sessions or counts behind once they are over', async () => {
    const person = await registerPerson(people, { login: '0912000033', password: PASSWORD });
    await people.signIn({ login: '0912000033', password: PASSWORD });
    house.clock.moveBy(SESSION_DAYS * 86_400_000 + 1);
    await people.sweepSessions();
    expect(await sessionsOf(person.personId)).toBe(0);
    expect(await house.ask('SELECT 1 FROM identity_sign_in_failure')).toEqual([]);
  });
});
