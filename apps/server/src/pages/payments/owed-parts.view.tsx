import { dong } from '#platform/money';
import { paths } from '../../paths.js';
import { Button, Select, TextInput } from '../../ui/forms.js';
import { Section } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import type { OwedPartRow } from './department-payments.query.js';

/** What has to go back for recalled packs, by somebody's hand. Nobody sees it when there is nothing. */
export function OwedParts({ visit, rows, form }: { visit: Visit; rows: OwedPartRow[]; form: Form }) {
  const { department: words, methods } = visit.words.payments;
  if (rows.length === 0) return null;
  const sum = (row: OwedPartRow): string => visit.dong(dong(row.amount));
  return (
    <Section title={words.partsTitle} lead={words.partsLead} panel>
      <DataTable
        caption={words.partsTitle}
        quietCaption
        columns={[
          { label: words.order },
          { label: words.lot },
          { label: words.paidBy },
          { label: words.amount, align: 'end' },
          { label: words.owedSince },
        ]}
        rows={rows.map(row => ({
          cells: [
            <span class="nowrap">{row.code}</span>,
            <span class="nowrap">{row.lot}</span>,
            methods[row.method],
            <span class="num nowrap">{sum(row)}</span>,
            visit.moment(row.owedAt),
          ],
        }))}
      />
      <form class="form stack" method="post" action={paths.department.partReturns}>
        <Select
          {...form.input('part')}
          label={words.payment}
          options={rows.map(row => ({ value: row.refundId, label: words.partLine(row.code, row.lot, sum(row)) }))}
          placeholder={words.choosePayment}
          required
        />
        <TextInput
          {...form.input('partReference')}
          label={words.returnReference}
          maxlength={60}
          size="medium"
          autocomplete="off"
          required
        />
        <Button kind="secondary">{words.givePartBack}</Button>
      </form>
    </Section>
  );
}
