import type { Measure } from '#libs/balance';
import { isLine, LINES } from '#libs/catalog';
import { taskName } from '#libs/traceability';
import { paths } from '../../paths.js';
import { Button, DateInput, FormErrors, Select, TextInput } from '../../ui/forms.js';
import { Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { amountText } from '../traceability/batch-parts.js';
import { sourceOf } from './bound-source.js';
import { CertaintyBadge, sizeText } from './site-claim-parts.js';
import type { BoundRow } from './department-balance.query.js';

interface Props {
  visit: Visit;
  rows: readonly BoundRow[];
  cooperatives: readonly { id: string; name: string }[];
  form: Form;
}

export function BoundsView({ visit, rows, cooperatives, form }: Props) {
  const { department: words, flag } = visit.words.balance;
  return (
    <Stack>
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ ...words, of: words.task, cooperativeId: flag.cooperative }}
      />
      <p class="lead">{words.boundsLead}</p>
      <DataTable
        caption={words.bounds}
        quietCaption
        columns={[
          { label: words.line },
          { label: words.task },
          { label: flag.cooperative },
          { label: words.least, align: 'end' },
          { label: words.most, align: 'end' },
          { label: words.from },
          { label: visit.words.siteClaims.certaintyLabel },
          { label: words.source },
        ]}
        rows={rows.map(row => ({ cells: cellsOf(visit, row) }))}
      />
      <ApproveForm visit={visit} rows={rows} cooperatives={cooperatives} form={form} />
    </Stack>
  );
}

function cellsOf(visit: Visit, row: BoundRow) {
  const { department: words } = visit.words.balance;
  const isYield = row.kind === 'yield';
  const value = (number: bigint) =>
    isYield ? visit.percent(Number(number) / 1000) : amountText(visit, number, row.unit ?? 'g');
  return [
    nameOfLine(visit, row.line),
    isYield
      ? nameOfTask(visit, row.line, row.task)
      : words.capacityOf(measureOf(visit, row.task)) + (row.fromAge > 0 ? words.fromAge(row.fromAge) : ''),
    row.cooperative ?? words.everybody,
    isYield && <span class="num">{value(row.least)}</span>,
    <span class="num nowrap">{value(row.most)}</span>,
    <span class="nowrap">{visit.day(row.validFrom as never)}</span>,
    <CertaintyBadge visit={visit} certainty={row.certainty} />,
    <>
      {sourceOf(visit, row)}
      {row.usualSize !== null && (
        <span class="hint"> {words.usualSize(sizeText(visit, row.usualSize, row.task as Measure))}</span>
      )}
    </>,
  ];
}

const nameOfLine = (visit: Visit, line: string): string =>
  isLine(line) ? visit.say(LINES[line].vi, LINES[line].en) : line;

const measureOf = (visit: Visit, measure: string): string =>
  visit.words.balance.measures[measure as keyof typeof visit.words.balance.measures] ?? measure;

function nameOfTask(visit: Visit, line: string, task: string): string {
  const { department: words } = visit.words.balance;
  if (task === '*') return words.wholeWay;
  const [kind = '', against] = task.split('@');
  const name = taskName(visit.locale, line, kind);
  return against ? words.ofGathered(name) : name;
}

function ApproveForm({ visit, rows, cooperatives, form }: Props) {
  const { department: words, flag } = visit.words.balance;
  const known = new Map(rows.filter(({ kind }) => kind === 'yield').map(row => [`${row.line} ${row.task}`, row]));
  return (
    <Section title={words.approve} lead={words.approveLead} panel>
      <form class="form stack" method="post" action={paths.department.bounds}>
        <Select
          {...form.input('of')}
          label={words.task}
          placeholder={words.choose}
          options={[...known].map(([value, { line, task }]) => ({
            value,
            label: `${nameOfLine(visit, line)}: ${nameOfTask(visit, line, task)}`,
          }))}
          required
        />
        <Select
          {...form.input('cooperativeId')}
          label={flag.cooperative}
          placeholder={words.choose}
          options={cooperatives.map(({ id, name }) => ({ value: id, label: name }))}
          required
        />
        <TextInput {...form.input('least')} label={words.least} inputmode="decimal" size="short" required />
        <TextInput {...form.input('most')} label={words.most} inputmode="decimal" size="short" required />
        <DateInput {...form.input('from')} label={words.from} />
        <TextInput {...form.input('source')} label={words.source} maxlength={300} required />
        <Button>{words.approve}</Button>
      </form>
    </Section>
  );
}
