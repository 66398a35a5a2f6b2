import { dong } from '#platform/money';
import { paths } from '../../paths.js';
import { Badge } from '../../ui/badges.js';
import { Button, FormErrors, MoneyInput, TextArea, TextInput } from '../../ui/forms.js';
import { Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import { amountOf } from '../../web/amount.js';
import type { Visit } from '../../web/visit.js';
import type { CreditRow, DepartmentPayments, WaitingRow } from './department-payments.query.js';
import { StatementForm } from './bank-statement.view.js';
import { Owed } from './owed.view.js';

export interface DepartmentForms {
  credit: Form;
  giveBack: Form;
  statement: Form;
}

interface Props {
  visit: Visit;
  data: DepartmentPayments;
  forms: DepartmentForms;
  /** Of what is owed. */
  page: number;
}

export function DepartmentPaymentsView({ visit, data, forms, page }: Props) {
  const errors = [forms.credit, forms.giveBack, forms.statement].flatMap(form => [...form.errors]);
  return (
    <Stack>
      <FormErrors title={visit.words.forms.summary(errors.length)} errors={errors} />
      <CreditForm visit={visit} form={forms.credit} />
      <StatementForm visit={visit} form={forms.statement} />
      <Waiting visit={visit} rows={data.waiting} />
      <Owed visit={visit} rows={data.owed} total={data.owedTotal} page={page} form={forms.giveBack} />
      <Suspense visit={visit} rows={data.suspense} />
      <Lately visit={visit} rows={data.credits} />
    </Stack>
  );
}

function CreditForm({ visit, form }: { visit: Visit; form: Form }) {
  const { department: words } = visit.words.payments;
  return (
    <Section title={words.creditTitle} lead={words.creditLead} panel>
      <form class="form stack" method="post" action={paths.department.credits}>
        <TextInput
          {...form.input('bankReference')}
          label={words.bankReference}
          hint={words.bankReferenceHint}
          maxlength={60}
          size="medium"
          autocomplete="off"
          required
        />
        <MoneyInput {...form.input('amount')} label={words.amount} required />
        <TextArea
          {...form.input('transferText')}
          label={words.transferText}
          hint={words.transferTextHint}
          rows={2}
          maxlength={500}
        />
        <Button>{words.record}</Button>
      </form>
    </Section>
  );
}

function Waiting({ visit, rows }: { visit: Visit; rows: WaitingRow[] }) {
  const { department: words } = visit.words.payments;
  return (
    <Section title={words.waitingTitle}>
      <DataTable
        caption={words.waitingTitle}
        quietCaption
        empty={words.waitingEmpty}
        columns={[
          { label: words.order },
          { label: words.reference },
          { label: words.amount, align: 'end' },
          { label: words.payBefore },
        ]}
        rows={rows.map(row => ({
          cells: [
            <span class="nowrap">{row.code}</span>,
            <span class="nowrap">{row.reference}</span>,
            amountOf(visit, dong(row.amount)),
            visit.moment(row.payBefore),
          ],
        }))}
      />
    </Section>
  );
}

function Suspense({ visit, rows }: { visit: Visit; rows: CreditRow[] }) {
  const { department: words, reasons } = visit.words.payments;
  return (
    <Section title={words.suspenseTitle} more={{ href: paths.exceptions, label: visit.words.exceptions.actions }}>
      <DataTable
        caption={words.suspenseTitle}
        quietCaption
        empty={words.suspenseEmpty}
        columns={[...creditColumns(visit), { label: words.why }]}
        rows={rows.map(row => ({
          tone: 'warning' as const,
          cells: [...creditCells(visit, row), row.reason && reasons[row.reason]],
        }))}
      />
    </Section>
  );
}

function Lately({ visit, rows }: { visit: Visit; rows: CreditRow[] }) {
  const { department: words, creditStates } = visit.words.payments;
  return (
    <Section title={words.creditsTitle}>
      <DataTable
        caption={words.creditsTitle}
        quietCaption
        empty={words.creditsEmpty}
        columns={[...creditColumns(visit), { label: words.result }]}
        rows={rows.map(row => ({
          cells: [
            ...creditCells(visit, row),
            <Badge tone={row.state === 'matched' ? 'success' : 'warning'}>{creditStates[row.state]}</Badge>,
          ],
        }))}
      />
    </Section>
  );
}

function creditColumns(visit: Visit) {
  const { department: words } = visit.words.payments;
  return [
    { label: words.bankReference },
    { label: words.amount, align: 'end' as const },
    { label: words.transferText },
    { label: words.order },
    { label: words.receivedAt },
  ];
}

const creditCells = (visit: Visit, row: CreditRow) => [
  <span class="nowrap">{row.bankReference}</span>,
  amountOf(visit, dong(row.amount)),
  row.transferText,
  row.code ?? visit.words.payments.department.unknownOrder,
  visit.moment(row.receivedAt),
];
