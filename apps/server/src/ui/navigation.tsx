import { classes } from './classes.js';
import { Icon } from './icons.js';
import type { Children, Link } from './types.js';

export function Breadcrumbs({ items, label }: { items: { href?: string; label: string }[]; label: string }) {
  return (
    <nav class="crumbs" aria-label={label}>
      <ol>
        {items.map(({ href, label: text }) => (
          <li>{href ? <a href={href}>{text}</a> : <span aria-current="page">{text}</span>}</li>
        ))}
      </ol>
    </nav>
  );
}

export interface PaginationProps {
  label: string;
  previous?: Link;
  next?: Link;
  /** "Trang 2 / 14" or "21–40 trong 273". */
  status?: string;
}

export function Pagination({ label, previous, next, status }: PaginationProps) {
  if (!previous && !next) return null;
  return (
    <nav class="pagination" aria-label={label}>
      {previous ? (
        <a class="button button-secondary" rel="prev" href={previous.href}>
          <span aria-hidden="true">←</span> {previous.label}
        </a>
      ) : (
        <span />
      )}
      {status && <span class="pagination-status">{status}</span>}
      {next ? (
        <a class="button button-secondary" rel="next" href={next.href}>
          {next.label} <span aria-hidden="true">→</span>
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}

export interface Tab extends Link {
  /** Work that waits behind the tab. */
  count?: number;
}

/** Tabs are links to pages, so they are a navigation, not an ARIA tablist. `wrap`: in several lines where they need it, instead of one that is drawn sideways. */
export function Tabs({ tabs, label, wrap }: { tabs: Tab[]; label: string; wrap?: boolean }) {
  return (
    <nav class={classes('tabs', wrap && 'tabs-wrap')} aria-label={label}>
      <ul>
        {tabs.map(({ href, label: text, current, count }) => (
          <li>
            <a href={href} aria-current={current ? 'page' : undefined}>
              {text}
              {count ? <span class="tab-count">{count}</span> : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export interface FilterGroup {
  title: string;
  items: { href: string; label: string; count?: string; current?: boolean }[];
}

export interface FilterPanelProps {
  title: string;
  groups: FilterGroup[];
  /** Takes all filters off; shown only when given. */
  clear?: Link;
  /** How many filters are on: folded on a phone, the panel still says so. */
  chosen?: { count: number; label: string };
  /** A filter that is typed, after those that are ticked. */
  children?: Children;
}

/**
 * Folded on a phone, a sidebar on a desktop. A checkbox folds it because a closed <details> cannot be opened
 * by a media query in browsers before 2024, and the sidebar must never be shut.
 */
export function FilterPanel({ title, groups, clear, chosen, children }: FilterPanelProps) {
  return (
    <aside class="filters" aria-label={title}>
      <input type="checkbox" id="filters-open" class="filters-fold" />
      <label for="filters-open" class="filters-title">
        <Icon name="filter" /> {title}
        {chosen && chosen.count > 0 && (
          <span class="filters-chosen">
            {chosen.count}
            <span class="sr"> {chosen.label}</span>
          </span>
        )}
        <Icon name="chevron" />
      </label>
      <div class="filters-body">
        {clear && (
          <a class="filters-clear" href={clear.href}>
            <Icon name="close" /> {clear.label}
          </a>
        )}
        {groups.map(group => (
          <FilterGroupList {...group} />
        ))}
        {children}
      </div>
    </aside>
  );
}

function FilterGroupList({ title, items }: FilterGroup) {
  return (
    <section class="filter-group">
      <h2>{title}</h2>
      <ul>
        {items.map(({ href, label, count, current }) => (
          <li>
            <a href={href} aria-current={current ? 'true' : undefined}>
              <span class="filter-box">{current && <Icon name="check" />}</span>
              <span class="filter-label">{label}</span>
              {count && <span class="filter-count">{count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A filter beside what it filters. */
export function WithFilters({ filters, children }: { filters: Children; children: Children }) {
  return (
    <div class="with-filters">
      {filters}
      <div class="stack">{children}</div>
    </div>
  );
}

/** One line of actions over a list: what is shown on the left, what can be done on the right. */
export function Toolbar({ children, title }: { children: Children; title?: Children }) {
  return (
    <div class="toolbar">
      {title && <div class="toolbar-title">{title}</div>}
      <div class="toolbar-actions">{children}</div>
    </div>
  );
}
