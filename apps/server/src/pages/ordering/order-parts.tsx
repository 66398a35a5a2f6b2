import { NOT_HARVESTED } from '#libs/ordering';
import { dong } from '#platform/money';
import { paths } from '../../paths.js';
import { Badge, type BadgeProps } from '../../ui/badges.js';
import { Timeline } from '../../ui/lists.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import { nameOf, netOf } from './basket.view.js';
import type { HistoryRow, OrderEvent, OrderLineRow } from './order-sql.js';
import type { ShownState } from './shown-state.js';

const TONES: Readonly<Record<ShownState, BadgeProps['tone']>> = {
  placed: 'warning',
  paid: 'info',
  unpaid: 'plain',
  confirmed: 'info',
  packed: 'info',
  shipped: 'info',
  delivered: 'success',
  cancelled: 'plain',
};

export function StateBadge({ visit, state }: { visit: Visit; state: ShownState }) {
  return <Badge tone={TONES[state]}>{visit.words.ordering.states[state]}</Badge>;
}

/** What was bought and, once packed, of which batch: its number leads to the batch's own page. */
export function LinesTable({
  visit,
  caption,
  lines,
}: {
  visit: Visit;
  caption: string;
  lines: readonly OrderLineRow[];
}) {
  const { basket, follow } = visit.words.ordering;
  const isPacked = lines.some(({ batches }) => batches.length > 0);
  return (
    <DataTable
      caption={caption}
      quietCaption
      columns={[
        { label: basket.product },
        ...(isPacked ? [{ label: follow.batch }] : []),
        { label: basket.quantity, align: 'end' },
        { label: basket.sum, align: 'end' },
      ]}
      rows={lines.map(line => ({
        cells: [
          <div>
            <a href={paths.product(line.slug)}>{nameOf(visit, line)}</a>,{' '}
            <span class="nowrap">{netOf(visit, line)}</span>
            {line.weighedGrams !== null && <div class="hint">{weighedText(visit, line, line.weighedGrams)}</div>}
          </div>,
          ...(isPacked ? [<Batches visit={visit} line={line} />] : []),
          visit.number(line.quantity),
          visit.dong(dong(line.total)),
        ],
      }))}
    />
  );
}

const weighedText = (visit: Visit, { netQuantity, quantity }: OrderLineRow, grams: number): string =>
  visit.words.weighing.weighed(visit.kilos(netQuantity * quantity), visit.kilos(grams));

function Batches({ visit, line }: { visit: Visit; line: OrderLineRow }) {
  const { follow } = visit.words.ordering;
  return (
    <div>
      {line.batches.map(({ gtin, lot, quantity, bestBefore }) => (
        <div>
          <a href={paths.link.lot(gtin, lot)}>{follow.batchLine(lot, quantity)}</a>
          {bestBefore && `, ${follow.bestBefore(visit.day(bestBefore))}`}
        </div>
      ))}
    </div>
  );
}

/** Steps that went wrong, or ended it. */
const WRONG: ReadonlySet<OrderEvent> = new Set(['cancelled', 'withdrawn', 'lapsed', 'fail', 'return']);

/** The way of an order: what happened, and the step it waits for. */
export function OrderTimeline({
  visit,
  label,
  state,
  history,
  isStay = false,
}: {
  visit: Visit;
  label: string;
  state: ShownState;
  history: readonly HistoryRow[];
  /** Nothing is packed: what comes next is its day. */
  isStay?: boolean;
}) {
  const { events, next, nextWhen, desk } = visit.words.ordering;
  const titles = {
    ...visit.words.delivery.steps,
    ...visit.words.orderEdits.events,
    ...visit.words.promisedDays.events,
    ...events,
  };
  const done = history.map(({ event, note, at, by }) => ({
    title: titles[event],
    when: visit.moment(at),
    at,
    note: [noteOf(visit, note), by && desk.byWhom(by)].filter(Boolean).join('. '),
    state: WRONG.has(event) ? ('wrong' as const) : ('done' as const),
  }));
  const waiting =
    state in next && !isStay
      ? [{ title: next[state as keyof typeof next], when: nextWhen, state: 'waiting' as const }]
      : [];
  return <Timeline label={label} steps={[...done, ...waiting]} />;
}

/** Reasons that the house itself gives are keys; those of people are their words. */
export function noteOf(visit: Visit, note: string): string | undefined {
  const { follow } = visit.words.ordering;
  if (note === 'unpaid') return follow.unpaid;
  if (note === NOT_HARVESTED) return visit.words.harvests.notHarvested;
  if (note === 'withdrawn') return follow.withdrawnReason;
  return note || undefined;
}
