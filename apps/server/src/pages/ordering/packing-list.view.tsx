import { paths } from '../../paths.js';
import { Button } from '../../ui/forms.js';
import { EmptyState } from '../../ui/notices.js';
import { Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import { nameOf, netOf } from './basket.view.js';
import type { OrderToPack } from './packing-list.query.js';
import { whereTo } from './pickup.js';
import { packingSums } from './packing-sums.js';
import { togetherText } from './together.view.js';

function Goods({ visit, order }: { visit: Visit; order: OrderToPack }) {
  return (
    <div>
      {order.lines.map(line => (
        <div>
          {visit.number(line.quantity)} × {nameOf(visit, line)}, <span class="nowrap">{netOf(visit, line)}</span>{' '}
          <span class="nowrap">({line.lots.map(({ lot }) => lot).join(', ') || visit.words.ordering.desk.noLot})</span>
        </div>
      ))}
    </div>
  );
}

/** A sheet of paper: first what to fetch from the store, then parcel by parcel with boxes to tick. */
export function PackingListView({ visit, orders }: { visit: Visit; orders: OrderToPack[] }) {
  const { desk } = visit.words.ordering;
  if (orders.length === 0) {
    return (
      <EmptyState
        title={desk.empty.topack}
        line="tea"
        action={<Button href={paths.desk.orders(visit.seat.slug)}>{desk.back}</Button>}
      />
    );
  }
  return (
    <Stack>
      <p>{desk.listLead(visit.day(visit.now), orders.length)}</p>
      <p class="no-print">
        {desk.print} <a href={paths.desk.packingPdf(visit.seat.slug)}>{visit.words.delivery.parcel.listPdf}</a>
      </p>
      <Section title={desk.listSums}>
        <DataTable
          caption={desk.listSums}
          quietCaption
          columns={[
            { label: desk.product },
            { label: desk.batches },
            { label: desk.listPacks, align: 'end' },
            { label: desk.listDone },
          ]}
          rows={packingSums(orders).map(({ line, lot, packs }) => ({
            cells: [
              `${nameOf(visit, line)}, ${netOf(visit, line)}`,
              <span class="nowrap">{lot || desk.noLot}</span>,
              visit.number(packs),
              '☐',
            ],
          }))}
        />
      </Section>
      <Section title={desk.listOrders}>
        <DataTable
          caption={desk.listOrders}
          quietCaption
          columns={[
            { label: desk.order },
            { label: desk.buyer },
            { label: desk.goods },
            { label: desk.note },
            { label: desk.listDone },
          ]}
          rows={orders.map(order => ({
            cells: [
              <a class="nowrap" href={paths.desk.order(visit.seat.slug, order.number)}>
                {order.number}
              </a>,
              whereTo(visit, order),
              <Goods visit={visit} order={order} />,
              [togetherText(visit, order.together), order.note].filter(Boolean).join('. '),
              '☐',
            ],
          }))}
        />
      </Section>
    </Stack>
  );
}
