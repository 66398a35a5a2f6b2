import { paths } from '../../paths.js';
import type { RoomNavProps } from '../../ui/room-nav.js';
import type { Visit } from '../../web/visit.js';

/** What belongs together; a new page takes its place here. */
const GROUPS = [
  ['province', ['dashboard', 'plan', 'markets']],
  ['goods', ['cooperatives', 'products', 'passports', 'labels', 'pools']],
  ['control', ['alerts', 'balance', 'inspections', 'recalls', 'reviews', 'complaints']],
  ['money', ['payments', 'exceptions', 'cod', 'payouts', 'ledger', 'withholding', 'promotions']],
  ['programs', ['devices', 'keys']],
] as const;

export type DepartmentTab = (typeof GROUPS)[number][1][number];

const HREF: Record<DepartmentTab, string> = {
  dashboard: paths.department.dashboard(),
  plan: paths.department.plan,
  cooperatives: paths.department.cooperatives(),
  products: paths.department.products(),
  passports: paths.department.passports(),
  labels: paths.department.labels,
  alerts: paths.department.alerts(),
  balance: paths.department.balance,
  inspections: paths.department.inspections,
  recalls: paths.department.recalls(),
  reviews: paths.department.reviews(),
  complaints: paths.department.complaints(),
  payments: paths.department.payments,
  exceptions: paths.exceptions,
  cod: paths.department.cod,
  payouts: paths.payouts,
  ledger: paths.ledger,
  withholding: paths.withholding(),
  markets: paths.department.markets,
  pools: paths.department.pools,
  promotions: paths.department.promotions,
  devices: paths.department.devices,
  keys: paths.department.keys,
};

/** The pages of the province's trade department, and at which of them one is. */
export function departmentRooms(visit: Visit, here: DepartmentTab): RoomNavProps {
  const { departmentTabs: labels, departmentGroups, department, rooms } = visit.words.shell;
  const groups = GROUPS.map(([group, tabs]) => ({
    title: departmentGroups[group],
    tabs: tabs.map(key => ({ href: HREF[key], label: labels[key], current: key === here })),
  }));
  return { label: department, all: rooms, groups };
}
