import { paths } from '../../paths.js';
import { Desk } from '../../ui/layout.js';
import type { Children } from '../../ui/types.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';

/** What belongs together; a new page takes its place here. */
const GROUPS = [
  ['province', ['dashboard', 'plan', 'markets']],
  ['goods', ['cooperatives', 'products', 'passports', 'labels']],
  ['control', ['alerts', 'balance', 'inspections', 'recalls']],
  ['money', ['payments']],
  ['programs', ['devices', 'keys']],
] as const;

export type DepartmentTab = (typeof GROUPS)[number][1][number];

export interface DepartmentPageOptions {
  title: string;
  tab: DepartmentTab;
  actions?: Children;
  form?: Form;
  /** See PageOptions. */
  here?: string;
  island?: string;
}

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
  payments: paths.department.payments,
  markets: paths.department.markets,
  devices: paths.department.devices,
  keys: paths.department.keys,
};

/** A page in the room of the province's trade department. */
export function departmentPage(
  visit: Visit,
  { title, tab, actions, form, here, island }: DepartmentPageOptions,
  children: Children,
): string {
  const { departmentTabs: labels, departmentGroups, department, rooms } = visit.words.shell;
  const groups = GROUPS.map(([group, tabs]) => ({
    title: departmentGroups[group],
    tabs: tabs.map(key => ({ href: HREF[key], label: labels[key], current: key === tab })),
  }));
  return visit.page(
    { title, width: 'wide', form, here, island },
    <Desk title={title} owner={department} rooms={{ label: department, all: rooms, groups }} actions={actions}>
      {children}
    </Desk>,
  );
}
