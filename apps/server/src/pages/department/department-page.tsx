import { Desk } from '../../ui/layout.js';
import type { Children } from '../../ui/types.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { departmentRooms, type DepartmentTab } from './department-rooms.js';

export interface DepartmentPageOptions {
  title: string;
  tab: DepartmentTab;
  actions?: Children;
  form?: Form;
  /** See PageOptions. */
  here?: string;
  island?: string;
}

/** A page in the room of the province's trade department. */
export function departmentPage(
  visit: Visit,
  { title, tab, actions, form, here, island }: DepartmentPageOptions,
  children: Children,
): string {
  return visit.page(
    { title, width: 'wide', form, here, island },
    <Desk title={title} owner={visit.words.shell.department} rooms={departmentRooms(visit, tab)} actions={actions}>
      {children}
    </Desk>,
  );
}
