import { hashSync } from '@node-rs/argon2';
import { addMonths, startOfDay, type Day } from '#platform/clock';
import { cast, OWN_COOPERATIVE } from './cast.js';
import { cooperatives } from './cooperatives.js';
import { idOf } from './dice.js';
import type { Row } from './insert-rows.js';

type DeskRole = 'director' | 'clerk' | 'packer';
const DESK_ROLES: readonly DeskRole[] = ['director', 'clerk', 'packer'];

const loginOf = (role: (typeof cast.people)[number]['role']): string =>
  cast.people.find(person => person.role === role)?.login ?? '';

/** A member of a co-op signs in as one of the cast at the cast's own co-op, and as `clerk.<slug>@demo.test` at the others. */
function memberLogin(slug: string, role: DeskRole): string {
  if (slug === OWN_COOPERATIVE.slug) return loginOf(role);
  const of = cooperatives.find(one => one.slug === slug);
  // In a household business one person does several things.
  const first = DESK_ROLES.find(other => of?.[other] === of?.[role]) ?? role;
  return `${first}.${slug}@demo.test`;
}

const personId = (login: string): string => idOf(`person ${login}`);
export const memberId = (slug: string, role: DeskRole): string => personId(memberLogin(slug, role));
export const officerId = personId(loginOf('officer'));
export const operatorId = personId(loginOf('operator'));
export const buyerId = personId(loginOf('buyer'));

/** Argon2id by the recommendation of OWASP. The salt is fixed: the password is printed on the terminal anyway. */
function passwordHash(): string {
  return hashSync(cast.password, {
    memoryCost: 19_456,
    timeCost: 2,
    parallelism: 1,
    salt: Buffer.from('cho phien sample'),
  });
}

export function peopleRows(today: Day): { people: Row[]; appointments: Row[]; memberships: Row[] } {
  const seats = cooperatives.flatMap(({ slug, ...names }) =>
    DESK_ROLES.map(role => ({ slug, role, name: names[role], login: memberLogin(slug, role) })),
  );
  const named = new Map<string, string>([
    ...seats.map(seat => [seat.login, seat.name] as const),
    ...cast.people.map(one => [one.login, one.name] as const),
  ]);
  const since = startOfDay(addMonths(today, -18));
  const hash = passwordHash();
  return {
    people: [...named].map(([login, name]) => ({
      id: personId(login),
      full_name: name,
      email: login,
      password_hash: hash,
      locale: 'vi',
      created_at: since,
    })),
    appointments: (['officer', 'operator'] as const).map(office => ({
      person_id: personId(loginOf(office)),
      office,
      appointed_at: since,
    })),
    memberships: seats.map(({ slug, role, login }) => ({
      cooperative_id: idOf(`cooperative ${slug}`),
      person_id: personId(login),
      role,
      since,
    })),
  };
}
