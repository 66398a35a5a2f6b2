import { paths } from '../../paths.js';
import { Badge } from '../../ui/badges.js';
import { Button, DateInput, FormErrors, NumberInput, Select, TextInput } from '../../ui/forms.js';
import { EmptyState } from '../../ui/notices.js';
import { Row, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import type { AllowanceRow, DepartmentLabels, LabelsOfCooperative } from './department-labels.query.js';

/** In place of a co-op: every one that has no allowance of its own. */
export const EVERYBODY = 'everybody';

interface Props {
  visit: Visit;
  data: DepartmentLabels;
  form: Form;
  today: string;
  allowanceId: string;
}

export function DepartmentLabelsView({ visit, data, form, ...fresh }: Props) {
  const words = visit.words.allowances;
  return (
    <Stack>
      <FormErrors title={visit.words.forms.summary(form.errors.length)} errors={[...form.errors]} labels={words} />
      <p class="lead">{words.lead}</p>
      {data.cooperatives.length === 0 ? (
        <EmptyState title={words.none}>{words.noneDetail}</EmptyState>
      ) : (
        <Section title={words.byCooperative} lead={words.byCooperativeLead}>
          <Cooperatives visit={visit} rows={data.cooperatives} />
        </Section>
      )}
      <SetForm visit={visit} choices={data.choices} form={form} {...fresh} />
      <Section title={words.history} lead={words.historyLead}>
        <History visit={visit} rows={data.history} />
      </Section>
    </Stack>
  );
}

function Cooperatives({ visit, rows }: { visit: Visit; rows: readonly LabelsOfCooperative[] }) {
  const words = visit.words.allowances;
  const count = (labels: number) => <span class="num">{visit.number(labels)}</span>;
  return (
    <DataTable
      caption={words.byCooperative}
      quietCaption
      columns={[
        { label: words.cooperative },
        { label: words.issued, align: 'end' },
        { label: words.bound, align: 'end' },
        { label: words.sold, align: 'end' },
        { label: words.lost, align: 'end' },
        { label: words.unbound, align: 'end' },
        { label: words.allowed, align: 'end' },
        { label: words.state },
      ]}
      rows={rows.map(row => ({
        tone: row.unbound > row.allowed ? 'warning' : undefined,
        cells: [
          <a href={paths.department.cooperative(row.slug)}>{row.name}</a>,
          ...[row.issued, row.bound, row.sold, row.lost, row.unbound, row.allowed].map(count),
          <StateOf visit={visit} row={row} />,
        ],
      }))}
    />
  );
}

function StateOf({ visit, row }: { visit: Visit; row: LabelsOfCooperative }) {
  const words = visit.words.allowances;
  return (
    <Row>
      <span>{row.hasOwnAllowance ? words.own : words.common}</span>
      {row.unbound > row.allowed && <Badge tone="warning">{words.over}</Badge>}
      {row.missing > 0 && <Badge tone="danger">{words.missing(visit.number(row.missing))}</Badge>}
    </Row>
  );
}

function SetForm({
  visit,
  choices,
  form,
  today,
  allowanceId,
}: Omit<Props, 'data'> & Pick<DepartmentLabels, 'choices'>) {
  const words = visit.words.allowances;
  const everybody = { value: EVERYBODY, label: words.everybody };
  return (
    <Section title={words.set} lead={words.setLead} panel>
      <form class="form stack" method="post" action={paths.department.labels}>
        <input type="hidden" name="allowanceId" value={allowanceId} />
        <Select
          {...form.input('cooperativeId')}
          label={words.cooperativeId}
          placeholder={words.choose}
          options={[everybody, ...choices.map(({ id, name }) => ({ value: id, label: name }))]}
          required
        />
        <NumberInput
          {...form.input('labels')}
          label={words.labels}
          hint={words.labelsHint}
          unit={words.unit}
          required
        />
        <DateInput {...form.input('from')} label={words.from} hint={words.fromHint} min={today} />
        <TextInput {...form.input('reason')} label={words.reason} hint={words.reasonHint} maxlength={300} required />
        <Row>
          <Button>{words.setYes}</Button>
        </Row>
      </form>
    </Section>
  );
}

function History({ visit, rows }: { visit: Visit; rows: readonly AllowanceRow[] }) {
  const words = visit.words.allowances;
  return (
    <DataTable
      caption={words.history}
      quietCaption
      columns={[
        { label: words.cooperative },
        { label: words.allowed, align: 'end' },
        { label: words.from },
        { label: words.reason },
        { label: words.setBy },
      ]}
      rows={rows.map(row => ({
        cells: [
          row.cooperative ?? words.everybody,
          <span class="num">{visit.number(row.labels)}</span>,
          <span class="nowrap">{visit.day(row.from)}</span>,
          row.reason ?? words.start,
          row.by && words.by(row.by, visit.day(new Date(row.setAt))),
        ],
      }))}
    />
  );
}
