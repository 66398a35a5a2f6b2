import { PRODUCT_STATES } from '#libs/catalog';
import { paths } from '../../paths.js';
import { Badge, Stars } from '../../ui/badges.js';
import { Button, Select, TextInput } from '../../ui/forms.js';
import { Pagination, Tabs } from '../../ui/navigation.js';
import { EmptyState } from '../../ui/notices.js';
import { Row, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import { MODERATION_PAGE_SIZE, type ModerationListRow } from './moderation.query.js';
import type { ModerationWish } from './moderation-wish.js';
import { StateBadge } from './product-parts.js';

interface ListProps {
  visit: Visit;
  wish: ModerationWish;
  products: ModerationListRow[];
}

/** The worklist of the department, and behind it the whole register of products. */
export function ModerationListView({ visit, wish, products }: ListProps) {
  const words = visit.words.catalog.department;
  const tab = (key: ModerationWish['tab']) => ({
    href: paths.department.products({ tab: key }),
    label: words.tabs[key],
    current: key === wish.tab,
  });
  return (
    <Stack>
      <Tabs tabs={[tab('waiting'), tab('all')]} label={words.tabsLabel} />
      {wish.tab === 'all' && <Filters visit={visit} wish={wish} />}
      {products.length === 0 ? (
        <Nothing visit={visit} wish={wish} />
      ) : (
        <Found visit={visit} wish={wish} products={products} />
      )}
    </Stack>
  );
}

function Filters({ visit, wish }: Pick<ListProps, 'visit' | 'wish'>) {
  const { department: words, states } = visit.words.catalog;
  const options = PRODUCT_STATES.filter(state => state !== 'draft').map(state => ({
    value: state,
    label: states[state],
  }));
  return (
    <form class="form" method="get" action={paths.department.products()}>
      <input type="hidden" name="tab" value="all" />
      <Row>
        <TextInput name="q" type="search" label={words.search} value={wish.q} maxlength={80} />
        <Select name="state" label={words.state} placeholder={words.anyState} options={options} value={wish.state} />
        <Button kind="secondary" icon="filter">
          {words.find}
        </Button>
      </Row>
    </form>
  );
}

function Nothing({ visit, wish }: Pick<ListProps, 'visit' | 'wish'>) {
  const words = visit.words.catalog.department;
  const isWaiting = wish.tab === 'waiting';
  return (
    <EmptyState title={isWaiting ? words.waitingEmptyTitle : words.emptyTitle}>
      {isWaiting ? words.waitingEmptyText : words.emptyText}
    </EmptyState>
  );
}

function Found({ visit, wish, products }: ListProps) {
  const words = visit.words.catalog.department;
  const total = products[0]?.total ?? 0;
  return (
    <>
      <DataTable
        caption={words.caption}
        quietCaption
        columns={[words.product, words.cooperative, words.group, words.state, words.since, words.stars].map(label => ({
          label,
        }))}
        rows={products.map(product => ({ cells: cellsOf(visit, product) }))}
      />
      <Pages visit={visit} wish={wish} total={total} />
    </>
  );
}

function cellsOf(visit: Visit, product: ModerationListRow) {
  const { catalog, ocop } = visit.words;
  return [
    <a href={paths.department.product(product.slug)}>{visit.say(product.nameVi, product.nameEn)}</a>,
    product.cooperative,
    `${product.groupCode} ${visit.say(product.groupVi, product.groupEn)}`,
    <div>
      <StateBadge state={product.state} words={catalog.states} />
      {product.matter && product.matter !== 'product' && (
        <>
          {' '}
          <Badge tone="warning">{catalog.department.matters[product.matter]}</Badge>
        </>
      )}
      {product.answerDueAt && (
        <span class="hint"> {catalog.department.answerUntil(visit.moment(product.answerDueAt))}</span>
      )}
    </div>,
    product.submittedAt && visit.moment(product.submittedAt),
    product.stars && <Stars stars={product.stars} label={ocop.starsOf(product.stars)} />,
  ];
}

function Pages({ visit, wish, total }: Pick<ListProps, 'visit' | 'wish'> & { total: number }) {
  const { shell, catalog } = visit.words;
  const pages = Math.ceil(total / MODERATION_PAGE_SIZE);
  const to = (page: number, label: string) => ({ href: paths.department.products({ ...wish, page }), label });
  return (
    <Pagination
      label={catalog.department.pages}
      previous={wish.page > 1 ? to(wish.page - 1, shell.previousPage) : undefined}
      next={wish.page < pages ? to(wish.page + 1, shell.nextPage) : undefined}
      status={shell.pageOf(wish.page, pages)}
    />
  );
}
