import { requireOffice, requireSeat, type Actor } from '#libs/identity';

/** What a phone of the department signs in place of a co-op's slug. */
const DEPARTMENT = 'department';

/** Lets on who may record for this co-op, or for the department when it is null; the name that its phones sign. */
export function ownerOf(actor: Actor, cooperativeId: string | null): string {
  if (cooperativeId !== null) return requireSeat(actor, cooperativeId, 'clerk', 'packer').slug;
  requireOffice(actor, 'officer');
  return DEPARTMENT;
}
