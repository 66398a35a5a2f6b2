import { paths } from '../../paths.js';
import { Button } from '../../ui/forms.js';
import { EmptyState } from '../../ui/notices.js';
import { PageHead } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import type { MyGroup } from './my-orders.query.js';
import { StateBadge } from './order-parts.js';
import { shownState } from './shown-state.js';

export function MyOrdersView({ visit, groups }: { visit: Visit; groups: MyGroup[] }) {
  const { mine, basket, follow } = visit.words.ordering;
  return (
    <>
      <PageHead title={mine.title} />
      {groups.length === 0 ? (
        <EmptyState
          title={mine.emptyTitle}
          line="tea"
          action={<Button href={paths.search()}>{basket.toSearch}</Button>}
        >
          {mine.emptyText}
        </EmptyState>
      ) : (
        <DataTable
          caption={mine.title}
          quietCaption
          columns={[
            { label: follow.code },
            { label: mine.placed },
            { label: mine.goods },
            { label: mine.total, align: 'end' },
            { label: mine.state },
          ]}
          rows={groups.map(group => ({
            cells: [
              <a class="nowrap" href={paths.follow(group.key)}>
                {group.code}
              </a>,
              visit.moment(group.placedAt),
              visit.say(group.goodsVi, group.goodsEn),
              visit.dong(group.total),
              [...new Set(group.states.map(state => shownState(state, group.paymentState)))].map(state => (
                <StateBadge visit={visit} state={state} />
              )),
            ],
          }))}
        />
      )}
    </>
  );
}
