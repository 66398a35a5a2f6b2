import { VAT_RATES } from '#libs/invoices';
import { plus } from '#platform/money';
import { paths } from '../../paths.js';
import { ActionForm, Button, FormErrors, Select, TextInput } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { Notice } from '../../ui/notices.js';
import { Row, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import { amountOf } from '../../web/amount.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { invoiceName } from './invoice-links.view.js';
import type { InvoiceRow, IssuerRow } from './invoices.query.js';

interface InvoicesProps {
  visit: Visit;
  /** `2026-11` */
  month: string;
  issuer: IssuerRow;
  rows: readonly InvoiceRow[];
  form: Form;
}

export function InvoicesView(props: InvoicesProps) {
  const { visit, issuer, form } = props;
  const words = visit.words.invoices;
  return (
    <Stack>
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ series: words.series, rate: words.rate }}
      />
      <p>{words.lead}</p>
      <Row>
        <Button kind="quiet" href={paths.desk.settlement(visit.seat.slug)}>
          {words.back}
        </Button>
      </Row>
      <Notice tone={issuer.since ? 'success' : 'info'}>
        {issuer.since ? words.onSince(visit.moment(issuer.since)) : words.off}
      </Notice>
      <Issued {...props} />
      {visit.seat.roles.includes('director') && <Issuer {...props} />}
    </Stack>
  );
}

function Issued({ visit, month, rows }: InvoicesProps) {
  const words = visit.words.invoices;
  const { statement } = visit.words.settlement;
  const { slug } = visit.seat;
  return (
    <Section title={words.issued}>
      <form class="form-line no-print" method="get" action={paths.desk.invoices(slug)}>
        <TextInput
          name="month"
          label={statement.month}
          value={month}
          size="short"
          placeholder="2026-11"
          maxlength={7}
        />
        <Button kind="secondary">{statement.show}</Button>
      </form>
      <DataTable
        caption={words.issued}
        quietCaption
        empty={words.empty}
        columns={[
          { label: words.number },
          { label: words.day },
          { label: words.kind },
          { label: words.order },
          { label: words.gross, align: 'end' },
          { label: words.vat, align: 'end' },
          { label: words.file },
        ]}
        rows={rows.map(row => ({
          cells: [
            <span class="nowrap">{invoiceName(row)}</span>,
            visit.day(row.day),
            row.adjusts ? words.adjusts(row.adjusts) : words.kinds[row.kind],
            <a href={paths.desk.order(slug, row.order)}>{row.order}</a>,
            amountOf(visit, row.gross),
            amountOf(visit, row.vat),
            <a href={paths.desk.invoiceFile(slug, row.id)} download>
              XML
            </a>,
          ],
        }))}
        footer={
          rows.length > 0
            ? [
                ...[words.sum, '', '', ''],
                amountOf(visit, plus(...rows.map(row => row.gross))),
                amountOf(visit, plus(...rows.map(row => row.vat))),
                '',
              ]
            : undefined
        }
      />
    </Section>
  );
}

/** Whether, and under which series: the director's word. Who the seller is, the department has verified. */
function Issuer({ visit, issuer, form }: InvoicesProps) {
  const words = visit.words.invoices;
  const { slug, name } = visit.seat;
  return (
    <Section title={words.settings} lead={words.settingsLead} panel>
      <DefinitionList
        items={[
          { term: words.seller, detail: name },
          { term: words.taxCode, detail: issuer.taxCode },
        ]}
      />
      <form class="form stack" method="post" action={paths.desk.invoices(slug)}>
        <TextInput
          {...form.input('series')}
          label={words.series}
          hint={words.seriesHint(`2C${visit.today.slice(2, 4)}TAB`)}
          size="medium"
          maxlength={20}
          autocomplete="off"
          required
        />
        <Select
          {...form.input('rate')}
          label={words.rate}
          hint={words.rateHint}
          placeholder={words.noRate}
          options={VAT_RATES.map(value => ({ value, label: words.rates[value] }))}
        />
        <Button>{issuer.since ? words.save : words.start}</Button>
      </form>
      {issuer.since && (
        <ActionForm
          action={paths.desk.endInvoices(slug)}
          label={words.stop}
          kind="quiet"
          confirm={{ question: words.stopQuestion, yes: words.stop }}
        />
      )}
    </Section>
  );
}
