import { dong, plus, zero } from '#platform/money';
import { paths } from '../../paths.js';
import { Badge } from '../../ui/badges.js';
import { Button, Select } from '../../ui/forms.js';
import { Tabs } from '../../ui/navigation.js';
import { Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import { whereTo } from '../ordering/pickup.js';
import { daysText } from '../ordering/promised-text.js';
import type { TroubleRow } from './consignment-sql.js';
import { Troubles } from './troubles.view.js';
import { OPEN_STATES, type ShipmentRow, type ShipmentsPage } from './shipments.query.js';

export const SHIPMENT_TABS = ['all', 'late', ...OPEN_STATES] as const;
export type ShipmentTab = (typeof SHIPMENT_TABS)[number];

const GRAMS_PER_KG = 1000;

interface ShipmentsProps {
  visit: Visit;
  tab: ShipmentTab;
  carrier: string;
  data: ShipmentsPage;
  troubles: readonly TroubleRow[];
}

export function ShipmentsView({ visit, tab, carrier, data, troubles }: ShipmentsProps) {
  const { shipments: words, delivery } = visit.words;
  const { slug } = visit.seat;
  const countOf = (key: ShipmentTab): number | undefined =>
    key === 'all' ? undefined : key === 'late' ? data.late : (data.counts[key] ?? 0);
  return (
    <Stack>
      <p class="lead no-print">{words.lead}</p>
      {troubles.length > 0 && (
        <Troubles visit={visit} troubles={troubles} clearAt={id => paths.desk.clearTrouble(slug, id)} />
      )}
      <div class="no-print">
        <Tabs
          wrap
          label={words.filters}
          tabs={SHIPMENT_TABS.map(key => ({
            href: paths.desk.shipments(slug, { tab: key, carrier: carrier || undefined }),
            label: key === 'all' || key === 'late' ? words[key] : delivery.states[key],
            current: key === tab,
            count: countOf(key),
          }))}
        />
      </div>
      {data.carriers.length > 0 && (
        <form class="form-line no-print" method="get" action={paths.desk.shipments(slug)}>
          <input type="hidden" name="tab" value={tab} />
          <Select
            name="carrier"
            label={words.carrier}
            value={carrier}
            options={[{ value: '', label: words.anyCarrier }, ...data.carriers.map(value => ({ value, label: value }))]}
          />
          <Button kind="secondary">{words.show}</Button>
        </form>
      )}
      <ShipmentTable visit={visit} shipments={data.shipments} />
      {data.shipments.length > 0 && <HandOver visit={visit} carrier={carrier} shipments={data.shipments} />}
    </Stack>
  );
}

function ShipmentTable({ visit, shipments }: { visit: Visit; shipments: readonly ShipmentRow[] }) {
  const words = visit.words.shipments;
  return (
    <DataTable
      caption={words.title}
      quietCaption
      empty={words.empty}
      columns={[
        { label: words.number },
        { label: words.receiver },
        { label: words.carrier },
        { label: words.weight, align: 'end' },
        { label: words.collect, align: 'end' },
        { label: words.state },
      ]}
      rows={shipments.map(shipment => ({
        ...((shipment.isLate || shipment.state === 'failed') && { tone: 'warning' as const }),
        cells: [
          <a class="nowrap" href={paths.desk.order(visit.seat.slug, shipment.number)}>
            {shipment.number}
          </a>,
          whereTo(visit, shipment),
          [shipment.carrier === 'own' ? words.own : shipment.carrierName, shipment.trackingCode]
            .filter(Boolean)
            .join(', '),
          weightText(visit, shipment.grams),
          dong(shipment.toCollect) > zero && visit.dong(dong(shipment.toCollect)),
          <StateCell visit={visit} shipment={shipment} />,
        ],
      }))}
    />
  );
}

const weightText = (visit: Visit, grams: number): string =>
  visit.words.shipments.kilograms(visit.number(grams / GRAMS_PER_KG));

/** Where it is, what was said of it last, and what somebody should do. */
function StateCell({ visit, shipment: { state, isLate, promised, note } }: { visit: Visit; shipment: ShipmentRow }) {
  const { shipments: words, delivery, promisedDays } = visit.words;
  const what = words.what[state as keyof typeof words.what] as string | undefined;
  return (
    <div>
      <Badge tone={state === 'failed' ? 'danger' : 'info'}>{delivery.states[state]}</Badge>{' '}
      {isLate && <Badge tone="danger">{promisedDays.late}</Badge>}
      {note && <div>{note}</div>}
      {promised && (
        <div>
          <small>{words.told(daysText(visit, promised))}</small>
        </div>
      )}
      {what && <div class="hint no-print">{what}</div>}
    </div>
  );
}

/** Under the list, on paper: how many, how heavy, how much is taken at the doors, and who has it now. */
function HandOver({ visit, carrier, shipments }: { visit: Visit; carrier: string; shipments: readonly ShipmentRow[] }) {
  const words = visit.words.shipments;
  const grams = shipments.reduce((sum, shipment) => sum + shipment.grams, 0);
  const toCollect = plus(...shipments.map(shipment => dong(shipment.toCollect)));
  const sums = words.sums(visit.number(shipments.length), weightText(visit, grams), visit.dong(toCollect));
  return (
    <>
      <p>{[carrier, sums].filter(Boolean).join(': ')}</p>
      <p class="hint no-print">{words.print}</p>
      <p>{words.signs}</p>
    </>
  );
}
