import { Forbidden, NotFound } from '#platform/errors';
import type { Locale } from '#platform/language';

/** Offices outside any co-operative: an officer of the trade department, the operator of the server. */
export type Office = 'officer' | 'operator';

/** What a member does at the desk of a co-operative. A director may do all of it. */
export type DeskRole = 'clerk' | 'packer' | 'director';

/** A co-operative in which somebody has a place at the desk, and as what. */
export interface Seat {
  cooperativeId: string;
  slug: string;
  name: string;
  roles: readonly DeskRole[];
}

/** Who acts, and as what. Every verb that is not open to everybody takes one first. */
export interface Actor {
  personId: string;
  fullName: string;
  locale: Locale;
  offices: readonly Office[];
  seats: readonly Seat[];
}

/** Not theirs to see, so it is not there. */
export class HiddenFromActor extends NotFound {
  readonly code = 'not-found';
}

/** They may see the desk, but this work belongs to another role. */
export class OtherRoleNeeded extends Forbidden {
  readonly code = 'other-role-needed';
}

export function seatAt(actor: Actor, cooperativeId: string): Seat | undefined {
  return actor.seats.find(seat => seat.cooperativeId === cooperativeId);
}

export function mayAtDesk(seat: Seat, roles: readonly DeskRole[]): boolean {
  return seat.roles.includes('director') || roles.some(role => seat.roles.includes(role));
}

/** Lets the actor on only with one of the roles at this co-operative: strangers do not learn that it exists. */
export function requireSeat(actor: Actor, cooperativeId: string, ...roles: DeskRole[]): Seat {
  const seat = seatAt(actor, cooperativeId);
  if (!seat) throw new HiddenFromActor();
  if (!mayAtDesk(seat, roles)) throw new OtherRoleNeeded();
  return seat;
}

/** Lets the actor on with one of these offices. */
export function requireOffice(actor: Actor, ...offices: [Office, ...Office[]]): void {
  if (!offices.some(office => actor.offices.includes(office))) throw new HiddenFromActor();
}
