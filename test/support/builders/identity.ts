import { People, SignInLimit, type Actor, type Office } from '#libs/identity';
import type { Locale } from '#platform/language';
import type { TestDatabase } from '../database.js';

/** The verbs of identity, put together by hand. */
export const peopleOn = ({ db, clock }: Pick<TestDatabase, 'db' | 'clock'>): People =>
  new People(db, clock, new SignInLimit(db, clock));

export const TEST_PASSWORD = 'nương chè buổi sớm';

let counter = 0;

interface PersonWish {
  fullName?: string;
  login?: string;
  password?: string;
  locale?: Locale;
}

/** Somebody who has registered and acts, with no seat and no office. */
export async function registerPerson(people: People, wish: PersonWish = {}): Promise<Actor & { login: string }> {
  const {
    fullName = 'Lò Thị Chấm',
    login = `nguoi-${++counter}@example.com`,
    password = TEST_PASSWORD,
    locale = 'vi',
  } = wish;
  const { personId } = await people.register({ fullName, login, password, locale });
  return { personId, fullName, locale, login, offices: [], seats: [] };
}

/** The same person in an office. */
export async function appointed<A extends Actor>(
  { ask, clock }: Pick<TestDatabase, 'ask' | 'clock'>,
  person: A,
  office: Office,
): Promise<A> {
  await ask(
    'INSERT INTO identity_appointment (person_id, office, appointed_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [person.personId, office, clock.now()],
  );
  return { ...person, offices: [...person.offices, office] };
}
