import { Icon } from './icons.js';
import { Tabs, type Tab } from './navigation.js';

export interface TabGroup {
  title: string;
  tabs: Tab[];
}

export interface RoomNavProps {
  /** What the navigation is of, for those who hear it. */
  label: string;
  /** On the button that opens the list of everything: "Các mục". */
  all: string;
  groups: TabGroup[];
}

const isOpen = ({ tabs }: TabGroup): boolean => tabs.some(({ current }) => current);

/**
 * The way about a room with many pages, in one line at any width: a list of everything that opens without script, and beside it the
 * pages of the group one stands in; on a phone only the page itself, which is also the way back from what lies under it.
 */
export function RoomNav({ label, all, groups }: RoomNavProps) {
  const here = groups.find(isOpen) ?? groups[0];
  return (
    <div class="rooms">
      <details class="rooms-all">
        <summary class="rooms-button">
          <Icon name="menu" /> {all}
        </summary>
        <nav class="rooms-sheet" aria-label={all}>
          {groups.map(group => (
            <Group {...group} />
          ))}
        </nav>
      </details>
      {here && <Tabs tabs={here.tabs} label={label} />}
    </div>
  );
}

function Group({ title, tabs }: TabGroup) {
  return (
    <div>
      <p class="overline">{title}</p>
      <ul>
        {tabs.map(({ href, label, current }) => (
          <li>
            <a href={href} aria-current={current ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
