import { paths } from '../../paths.js';
import { Button, TextInput } from '../../ui/forms.js';
import { Pagination, Tabs } from '../../ui/navigation.js';
import { EmptyState } from '../../ui/notices.js';
import { Row, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import { SELLERS_PAGE_SIZE, type SellerListRow } from './department-list.query.js';
import type { SellerWish } from './department-wish.js';
import { SellerBadge } from './state-badge.js';

interface ListProps {
  visit: Visit;
  wish: SellerWish;
  sellers: readonly SellerListRow[];
}

const TABS = ['waiting', 'verified', 'refused', 'all'] as const;

/** The department's worklist, and behind it the whole register of sellers. */
export function SellerListView({ visit, wish, sellers }: ListProps) {
  const words = visit.words.cooperatives.department;
  const tabs = TABS.map(tab => ({
    href: paths.department.cooperatives({ tab, q: wish.q }),
    label: words.tabs[tab],
    current: tab === wish.tab,
  }));
  return (
    <Stack>
      <Tabs tabs={tabs} label={words.tabsLabel} />
      <Search visit={visit} wish={wish} />
      {sellers.length === 0 ? (
        <Nothing visit={visit} wish={wish} />
      ) : (
        <Found visit={visit} wish={wish} sellers={sellers} />
      )}
    </Stack>
  );
}

function Search({ visit, wish }: Omit<ListProps, 'sellers'>) {
  const words = visit.words.cooperatives.department;
  return (
    <form class="form" method="get" action={paths.department.cooperatives()}>
      <input type="hidden" name="tab" value={wish.tab} />
      <Row>
        <TextInput name="q" type="search" label={words.search} value={wish.q} maxlength={80} />
        <Button kind="secondary" icon="search">
          {words.find}
        </Button>
      </Row>
    </form>
  );
}

function Nothing({ visit, wish }: Omit<ListProps, 'sellers'>) {
  const words = visit.words.cooperatives.department;
  const isDone = wish.tab === 'waiting' && wish.q === '';
  return (
    <EmptyState title={isDone ? words.waitingEmptyTitle : words.emptyTitle}>
      {isDone ? words.waitingEmptyText : words.emptyText}
    </EmptyState>
  );
}

function Found({ visit, wish, sellers }: ListProps) {
  const words = visit.words.cooperatives.department;
  return (
    <>
      <DataTable
        caption={words.caption}
        quietCaption
        columns={[
          { label: words.name },
          { label: words.commune },
          { label: words.state },
          { label: words.since },
          { label: words.products, align: 'end' },
        ]}
        rows={sellers.map(seller => ({ cells: cellsOf(visit, seller) }))}
      />
      <Pages visit={visit} wish={wish} total={sellers[0]?.total ?? 0} />
    </>
  );
}

function cellsOf(visit: Visit, seller: SellerListRow) {
  return [
    <>
      <a href={paths.department.cooperative(seller.slug)}>{seller.name}</a>{' '}
      <span class="hint">{visit.words.cooperatives.legalForms[seller.legalForm]}</span>
    </>,
    seller.commune,
    <SellerBadge visit={visit} state={seller} />,
    visit.day(seller.createdAt),
    <span class="num">{visit.number(seller.products)}</span>,
  ];
}

function Pages({ visit, wish, total }: Omit<ListProps, 'sellers'> & { total: number }) {
  const { shell, cooperatives } = visit.words;
  const pages = Math.ceil(total / SELLERS_PAGE_SIZE);
  const to = (page: number, label: string) => ({ href: paths.department.cooperatives({ ...wish, page }), label });
  return (
    <Pagination
      label={cooperatives.department.pages}
      previous={wish.page > 1 ? to(wish.page - 1, shell.previousPage) : undefined}
      next={wish.page < pages ? to(wish.page + 1, shell.nextPage) : undefined}
      status={shell.pageOf(wish.page, pages)}
    />
  );
}
