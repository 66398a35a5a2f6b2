import type { PromisedDays } from '#libs/delivery';
import { isOver } from '#libs/ordering';
import { dong } from '#platform/money';
import { paths } from '../../paths.js';
import { Badge } from '../../ui/badges.js';
import { Button, TextInput } from '../../ui/forms.js';
import { Pagination, Tabs } from '../../ui/navigation.js';
import { Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import { nameOf, netOf } from './basket.view.js';
import {
  DESK_PAGE_SIZE,
  DESK_TABS,
  type DeskOrderRow,
  type DeskOrders,
  type DeskTab,
  type OrderedGoods,
} from './desk-orders.query.js';
import { StateBadge } from './order-parts.js';
import { shownState } from './shown-state.js';
import { whereTo } from './pickup.js';
import { daysText } from './promised-text.js';

export interface DeskOrdersProps {
  visit: Visit;
  tab: DeskTab;
  code: string;
  page: number;
  data: DeskOrders;
}

export function DeskOrdersView({ visit, tab, code, page, data }: DeskOrdersProps) {
  const { desk } = visit.words.ordering;
  const { shell } = visit.words;
  const at = (query: Record<string, string | number | undefined>) => paths.desk.orders(visit.seat.slug, query);
  const hasNext = data.orders.length > DESK_PAGE_SIZE;
  return (
    <Stack>
      <Tabs
        wrap
        label={desk.filters}
        tabs={DESK_TABS.map(key => ({
          href: at({ tab: key }),
          label: desk.tabs[key],
          current: key === tab,
          count: key === 'all' ? undefined : data[key],
        }))}
      />
      <form class="form-line no-print" method="get" action={at({})} role="search" aria-label={desk.search}>
        <input type="hidden" name="tab" value="all" />
        <TextInput name="code" label={desk.search} type="search" size="medium" value={code} autocomplete="off" />
        <Button kind="secondary" icon="search">
          {desk.searchButton}
        </Button>
      </form>
      <OrderTable visit={visit} tab={tab} code={code} orders={data.orders.slice(0, DESK_PAGE_SIZE)} />
      <Pagination
        label={desk.title}
        previous={page > 1 ? { href: at({ tab, code, page: page - 1 }), label: shell.previousPage } : undefined}
        next={hasNext ? { href: at({ tab, code, page: page + 1 }), label: shell.nextPage } : undefined}
      />
    </Stack>
  );
}

function Goods({ visit, goods }: { visit: Visit; goods: OrderedGoods[] }) {
  return (
    <div>
      {goods.map(one => (
        <div>
          {visit.number(one.quantity)} × {nameOf(visit, one)}, <span class="nowrap">{netOf(visit, one)}</span>
        </div>
      ))}
    </div>
  );
}

/** What is due next: its packing, or its arrival. */
function DueText({ visit, order, promised }: { visit: Visit; order: DeskOrderRow; promised: PromisedDays }) {
  if (isOver(order.state)) return null;
  const { packBy, told } = visit.words.promisedDays;
  const text =
    order.state === 'confirmed' ? packBy(visit.day(promised.packBy)) : `${told}: ${daysText(visit, promised)}`;
  return (
    <div>
      <small>{text}</small>
    </div>
  );
}

function OrderTable({
  visit,
  tab,
  code,
  orders,
}: Pick<DeskOrdersProps, 'visit' | 'tab' | 'code'> & { orders: DeskOrderRow[] }) {
  const { desk } = visit.words.ordering;
  return (
    <DataTable
      caption={desk.tabs[tab]}
      quietCaption
      empty={code ? desk.noSuchCode(code) : desk.empty[tab]}
      columns={[
        { label: desk.order },
        { label: desk.goods },
        { label: desk.buyer },
        { label: desk.total, align: 'end' },
        { label: desk.state },
      ]}
      rows={orders.map(order => ({
        tone: order.state === 'cancelled' ? 'muted' : order.isLate ? 'warning' : undefined,
        cells: [
          <div>
            <a class="nowrap" href={paths.desk.order(visit.seat.slug, order.number)}>
              {order.number}
            </a>
            <br />
            <small>{visit.moment(order.placedAt)}</small>
          </div>,
          <Goods visit={visit} goods={order.goods} />,
          whereTo(visit, { ...order, receiver: order.buyerName }),
          visit.dong(dong(order.total)),
          <div>
            <StateBadge visit={visit} state={shownState(order.state, order.paymentState)} />{' '}
            {order.isLate && <Badge tone="danger">{visit.words.promisedDays.late}</Badge>}
            {order.promised && <DueText visit={visit} order={order} promised={order.promised} />}
          </div>,
        ],
      }))}
    />
  );
}
