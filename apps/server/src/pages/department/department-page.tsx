import { paths } from '../../paths.js';
import { Desk } from '../../ui/layout.js';
import type { Children } from '../../ui/types.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';

export type DepartmentTab =
  | 'dashboard'
  | 'plan'
  | 'cooperatives'
  | 'products'
  | 'passports'
  | 'labels'
  | 'alerts'
  | 'balance'
  | 'recalls'
  | 'payments'
  | 'markets'
  | 'devices'
  | 'inspections'
  | 'keys';

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
  payments: paths.department.payments,
  markets: paths.department.markets,
  devices: paths.department.devices,
  inspections: paths.department.inspections,
  balance: paths.department.balance,
  recalls: paths.department.recalls(),
  keys: paths.department.keys,
};

/** A page in the room of the province's trade department. */
export function departmentPage(
  visit: Visit,
  { title, tab, actions, form, here, island }: DepartmentPageOptions,
  children: Children,
): string {
  const labels = visit.words.shell.departmentTabs;
  const tabs = (Object.keys(HREF) as DepartmentTab[]).map(key => ({
    href: HREF[key],
    label: labels[key],
    current: key === tab,
  }));
  return visit.page(
    { title, width: 'wide', form, here, island },
    <Desk title={title} owner={visit.words.shell.department} tabs={tabs} actions={actions}>
      {children}
    </Desk>,
  );
}
