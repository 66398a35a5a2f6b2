import { paths } from '../../paths.js';
import { ActionForm, Button, FormErrors, Select, TextArea } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { Notice } from '../../ui/notices.js';
import { Row, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import type { BatchToTie, PreorderRow } from './desk-harvests.query.js';
import { MOST_REASON } from './harvest-form.js';
import { daysOf, standingOf } from './harvest-texts.js';
import type { HarvestRow } from './harvests.query.js';

interface Props {
  visit: Visit;
  row: HarvestRow;
  orders: readonly PreorderRow[];
  batches: readonly BatchToTie[];
  form: Form;
}

export function DeskHarvestView(props: Props) {
  const { visit, row, form } = props;
  const words = visit.words.harvests;
  return (
    <Stack>
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ batch: words.desk.batch, reason: words.desk.reason }}
      />
      <Facts {...props} />
      <Section title={words.desk.orders}>
        <Orders {...props} />
      </Section>
      {row.state === 'open' && (
        <>
          <ArriveForm {...props} />
          <ShortPart {...props} />
          <CallOffForm {...props} />
        </>
      )}
      <p>
        <a href={paths.desk.harvests(visit.seat.slug)}>{words.desk.all}</a>
      </p>
    </Stack>
  );
}

function Facts({ visit, row, batches }: Props) {
  const words = visit.words.harvests;
  const tied = batches.filter(({ isTied }) => isTied);
  return (
    <DefinitionList
      items={[
        {
          term: words.desk.state,
          detail: <a href={paths.harvest(row.code)}>{words.standings[standingOf(visit, row)]}</a>,
        },
        { term: words.desk.reason, detail: row.callOffReason },
        { term: words.days, detail: daysOf(visit, row) },
        { term: words.expected, detail: words.packs(visit.number(row.expected)) },
        { term: words.ahead, detail: words.aheadOf(visit.number(row.ahead), visit.number(row.share)) },
        {
          term: words.desk.promised,
          detail: words.desk.promisedOf(visit.number(row.promised), visit.number(row.ahead), visit.number(row.filled)),
        },
        { term: words.desk.waitsUntil, detail: visit.day(row.waitsUntil) },
        {
          term: words.desk.batches,
          detail:
            tied.length > 0 &&
            tied.map(({ id, lot }) => (
              <div>
                <a href={paths.desk.batch(visit.seat.slug, id)}>{lot}</a>
              </div>
            )),
        },
      ]}
    />
  );
}

function Orders({ visit, orders }: Props) {
  const { desk: words } = visit.words.harvests;
  if (orders.length === 0) return <p>{words.ordersEmpty}</p>;
  return (
    <DataTable
      caption={words.orders}
      quietCaption
      columns={[
        { label: words.turn, align: 'end' },
        { label: words.orderNumber },
        { label: words.buyer },
        { label: words.quantity, align: 'end' },
        { label: words.filled, align: 'end' },
        { label: words.state },
      ]}
      rows={orders.map(({ number, buyer, quantity, filled, state }, at) => ({
        cells: [
          visit.number(at + 1),
          <a href={paths.desk.order(visit.seat.slug, number)}>{number}</a>,
          buyer ?? visit.words.ordering.desk.hidden,
          visit.number(quantity),
          visit.number(filled),
          words.states[state],
        ],
      }))}
    />
  );
}

function ArriveForm({ visit, row, batches, form }: Props) {
  const { desk: words } = visit.words.harvests;
  const open = batches.filter(({ isTied }) => !isTied);
  return (
    <Section title={words.arrive} lead={words.arriveLead} panel>
      {open.length === 0 ? (
        <p>{words.noBatches}</p>
      ) : (
        <form class="form stack" method="post" action={paths.desk.tieHarvest(visit.seat.slug, row.code)}>
          <Select
            {...form.input('batch')}
            label={words.batch}
            required
            options={open.map(({ id, lot }) => ({ value: id, label: lot }))}
          />
          <Row>
            <Button>{words.arriveSubmit}</Button>
          </Row>
        </form>
      )}
    </Section>
  );
}

function ShortPart({ visit, row }: Props) {
  const { desk: words } = visit.words.harvests;
  if (row.shortAt) return <Notice>{words.toldShort(visit.moment(row.shortAt))}</Notice>;
  return (
    <Section title={words.tellShort} lead={words.tellShortLead} panel>
      <ActionForm
        action={paths.desk.shortHarvest(visit.seat.slug, row.code)}
        label={words.tellShortSubmit}
        kind="secondary"
      />
    </Section>
  );
}

function CallOffForm({ visit, row, form }: Props) {
  const { desk: words } = visit.words.harvests;
  return (
    <Section title={words.callOff} lead={words.callOffLead} panel>
      <form class="form stack" method="post" action={paths.desk.callOffHarvest(visit.seat.slug, row.code)}>
        <TextArea
          {...form.input('reason')}
          label={words.reason}
          hint={words.reasonHint}
          maxlength={MOST_REASON}
          rows={2}
          required
        />
        <Row>
          <Button kind="danger">{words.callOffSubmit}</Button>
        </Row>
      </form>
    </Section>
  );
}
