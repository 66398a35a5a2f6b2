import { Cooperatives, Members, type CooperativeInput } from '#libs/cooperatives';
import type { Actor, DeskRole } from '#libs/identity';
import { Places } from '#libs/places';
import type { TestDatabase } from '../database.js';
import { peopleOn } from './identity.js';

/** The verbs of co-operatives, put together by hand. */
export function cooperativesOn({ db, outbox, clock }: Pick<TestDatabase, 'db' | 'outbox' | 'clock'>) {
  const people = peopleOn({ db, clock });
  const members = new Members(db, clock, people);
  return { people, members, cooperatives: new Cooperatives(db, outbox, clock, new Places(db), members) };
}

let counter = 0;

/** Of an invented co-op in xã Bình Lư, under a prefix out of GS1's demonstration range 952. */
export function cooperativeInput(change: Partial<CooperativeInput> = {}): CooperativeInput {
  const number = ++counter;
  return {
    legalForm: 'HTX',
    name: `HTX Chè Bản Mẫu ${number}`,
    sector: 'agriculture',
    taxCode: String(6_200_000_000 + number),
    registeredOn: '2021-05-04',
    members: 12,
    communeCode: '03390',
    addressLine: 'Bản Mẫu',
    phone: '+842133000000',
    email: `htx-${number}@example.com`,
    gs1Prefix: `9521${String(number).padStart(4, '0')}`,
    ...change,
  };
}

/** The same person with a seat, as the door would see them on their next visit. */
export const seated = <A extends Actor>(
  person: A,
  { id, slug }: { id: string; slug: string },
  ...roles: DeskRole[]
): A => ({
  ...person,
  seats: [...person.seats, { cooperativeId: id, slug, name: slug, roles }],
});
