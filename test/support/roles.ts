import { newSecret, secretHash } from '#platform/ids';
import { cast, OTHER_COOPERATIVE } from '../../apps/local/src/seed/cast.js';
import type { TestMarket } from './market.js';

/** Everybody who may knock at a door. The neighbour is the director of another co-op. */
export const ROLES = ['guest', 'buyer', 'clerk', 'packer', 'director', 'neighbour', 'officer', 'operator'] as const;
export type Role = (typeof ROLES)[number];

function loginOf(role: Role): string {
  if (role === 'neighbour') return `director.${OTHER_COOPERATIVE.slug}@demo.test`;
  return cast.people.find(person => person.role === role)?.login ?? '';
}

/** The Cookie header of a session that was opened just now: whoever signs out of one does not disturb the next. A guest has none. */
export async function cookieOf({ ask, clock }: TestMarket, role: Role): Promise<string> {
  if (role === 'guest') return '';
  const token = newSecret();
  const opened = await ask(
    `INSERT INTO identity_session (token_hash, person_id, created_at, expires_at)
     SELECT $1, id, $3::timestamptz, $3::timestamptz + interval '1 day' FROM identity_person WHERE email = $2 RETURNING person_id`,
    [secretHash(token), loginOf(role), clock.now()],
  );
  if (opened.length === 0) throw new Error(`nobody in the seed is the ${role}`);
  return `session=${token}`;
}
