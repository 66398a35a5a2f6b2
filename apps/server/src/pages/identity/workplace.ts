import type { Actor } from '#libs/identity';
import { paths } from '../../paths.js';

/** Where somebody who has just signed in goes to work; whoever has no desk goes shopping. */
export function workplaceOf({ seats, offices }: Pick<Actor, 'seats' | 'offices'>): string {
  const [seat] = seats;
  if (seat) return paths.desk.home(seat.slug);
  if (offices.includes('officer')) return paths.department.dashboard();
  return offices.includes('operator') ? paths.operator : paths.home;
}
