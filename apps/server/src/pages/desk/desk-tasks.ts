import { mayAtDesk, type DeskRole, type Seat } from '#libs/identity';
import { paths } from '../../paths.js';
import type { DeskHome } from './desk-home.query.js';

type Counted =
  | 'toPack'
  | 'toSend'
  | 'onTheWay'
  | 'complaints'
  | 'unlabelled'
  | 'idleRolls'
  | 'refused'
  | 'drafts'
  | 'soldOut'
  | 'expiring'
  | 'alerts';

export interface DeskTask {
  task: Counted;
  count: number;
  href: string;
}

interface TaskRule {
  roles: readonly DeskRole[];
  href: (slug: string) => string;
}

/** Whose work it is and where it is done; what buyers wait for comes first. */
const RULES: Readonly<Record<Counted, TaskRule>> = {
  toPack: { roles: ['packer', 'clerk'], href: paths.desk.packingList },
  toSend: { roles: ['packer', 'clerk'], href: slug => paths.desk.orders(slug, { tab: 'packed' }) },
  onTheWay: { roles: ['packer', 'clerk'], href: slug => paths.desk.orders(slug, { tab: 'shipped' }) },
  complaints: { roles: ['clerk'], href: slug => paths.desk.complaints(slug) },
  refused: { roles: ['clerk'], href: paths.desk.products },
  unlabelled: { roles: ['clerk'], href: paths.desk.labels },
  idleRolls: { roles: ['packer', 'clerk'], href: paths.desk.labels },
  alerts: { roles: ['clerk'], href: paths.desk.alerts },
  drafts: { roles: ['clerk'], href: paths.desk.products },
  soldOut: { roles: ['clerk'], href: paths.desk.products },
  expiring: { roles: ['clerk'], href: paths.desk.stock },
};

/** What waits for this person. */
export function tasksAt(seat: Seat, home: Pick<DeskHome, Counted>): DeskTask[] {
  return (Object.keys(RULES) as Counted[])
    .filter(task => home[task] > 0 && mayAtDesk(seat, RULES[task].roles))
    .map(task => ({ task, count: home[task], href: RULES[task].href(seat.slug) }));
}
