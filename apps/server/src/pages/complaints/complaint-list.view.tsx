import { Pagination, Tabs } from '../../ui/navigation.js';
import { EmptyState } from '../../ui/notices.js';
import { Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import { ComplaintBadge } from './complaint-parts.js';
import type { ComplaintsWish } from './complaint-wish.js';
import { COMPLAINTS_PER_PAGE, type ComplaintRow } from './complaints.query.js';

interface ListProps {
  visit: Visit;
  rows: readonly ComplaintRow[];
  wish: ComplaintsWish;
  empty: { title: string; text: string };
  /** The department sees of which co-op. */
  withSeller?: boolean;
  to: (id: string) => string;
  list: (query: { tab: string; page?: number }) => string;
}

/** A list of complaints, those whose day comes first at its top. */
export function ComplaintList({ visit, rows, wish, empty, withSeller = false, to, list }: ListProps) {
  const { complaints: words, shell } = visit.words;
  const tab = (key: 'open' | 'all') => ({
    href: list({ tab: key }),
    label: words.desk.tabs[key],
    current: key === wish.tab,
  });
  const pages = Math.ceil((rows[0]?.total ?? 0) / COMPLAINTS_PER_PAGE);
  const link = (page: number, label: string) => ({ href: list({ tab: wish.tab, page }), label });
  return (
    <Stack>
      <Tabs tabs={[tab('open'), tab('all')]} label={words.desk.tabsLabel} />
      {rows.length === 0 ? (
        <EmptyState title={empty.title}>{empty.text}</EmptyState>
      ) : (
        <DataTable
          caption={words.desk.title}
          quietCaption
          columns={[
            { label: words.desk.order },
            ...(withSeller ? [{ label: words.department.seller }] : []),
            { label: words.desk.why },
            { label: words.desk.state },
            { label: words.desk.due },
          ]}
          rows={rows.map(({ id, number, reason, state, answerBy, cooperative }) => ({
            cells: [
              <a class="nowrap" href={to(id)}>
                {number}
              </a>,
              ...(withSeller ? [cooperative] : []),
              words.reasons[reason],
              <ComplaintBadge visit={visit} state={state} />,
              answerBy ? visit.day(answerBy) : '',
            ],
          }))}
        />
      )}
      <Pagination
        label={words.desk.title}
        previous={wish.page > 1 ? link(wish.page - 1, shell.previousPage) : undefined}
        next={wish.page < pages ? link(wish.page + 1, shell.nextPage) : undefined}
        status={shell.pageOf(wish.page, Math.max(1, pages))}
      />
    </Stack>
  );
}
