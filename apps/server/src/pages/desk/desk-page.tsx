import { mayAtDesk } from '#libs/identity';
import { paths } from '../../paths.js';
import { Desk } from '../../ui/layout.js';
import type { Children } from '../../ui/types.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';

export type DeskTab = 'home' | 'products' | 'batches' | 'labels' | 'orders' | 'stock' | 'settlement' | 'members';

export interface DeskPageOptions {
  title: string;
  tab: DeskTab;
  actions?: Children;
  form?: Form;
  /** Of a page with forms that are sent elsewhere: its own address. */
  here?: string;
  /** See PageOptions. */
  island?: string;
  head?: Children;
}

/** A page at the desk of a co-operative: its name, its tabs. Only directors see who sits there. */
export function deskPage(
  visit: Visit,
  { title, tab, actions, form, here, island, head }: DeskPageOptions,
  children: Children,
): string {
  const { slug, name, roles } = visit.seat;
  const words = visit.words.shell;
  const shown: DeskTab[] = [
    'home',
    'orders',
    'products',
    'batches',
    'labels',
    'stock',
    ...(mayAtDesk(visit.seat, ['clerk']) ? (['settlement'] as const) : []),
    ...(roles.includes('director') ? (['members'] as const) : []),
  ];
  const tabs = shown.map(key => ({
    href: paths.desk[key](slug),
    label: words.deskTabs[key],
    current: key === tab,
  }));
  return visit.page(
    { title, width: 'wide', form, here: form?.isSent ? here : undefined, island, head },
    <Desk
      title={title}
      owner={name}
      rooms={{ label: words.desks, all: words.rooms, groups: [{ title: name, tabs }] }}
      actions={actions}
    >
      {children}
    </Desk>,
  );
}
