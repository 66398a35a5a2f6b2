import { dong } from '#platform/money';
import { paths, withQuery } from '../../paths.js';
import { fieldId } from '../../ui/field.js';
import { Button, TextInput } from '../../ui/forms.js';
import { Pagination } from '../../ui/navigation.js';
import { Section } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import { amountOf } from '../../web/amount.js';
import type { Visit } from '../../web/visit.js';
import { OWED_PAGE_SIZE, type OwedRow } from './department-payments.query.js';

interface OwedProps {
  visit: Visit;
  rows: readonly OwedRow[];
  /** Of all pages. */
  total: number;
  page: number;
  /** The one that was sent, for one of the rows. */
  form: Form;
}

/** What has to go back by an officer's hand: of orders called off, and of packs of recalled batches. Each is closed where it stands. */
export function Owed({ visit, rows, total, page, form }: OwedProps) {
  const { department: words, methods } = visit.words.payments;
  return (
    <Section title={words.owedTitle} lead={words.owedLead} panel>
      <DataTable
        caption={words.owedTitle}
        quietCaption
        empty={words.owedEmpty}
        columns={[
          { label: words.order },
          { label: words.why },
          { label: words.paidBy },
          { label: words.amount, align: 'end' },
          { label: words.owedSince },
          { label: words.giveBack, quiet: true },
        ]}
        rows={rows.map(row => ({
          cells: [
            <span class="nowrap">{row.code}</span>,
            row.why === 'recalled'
              ? words.recalled(row.lot ?? '')
              : words[row.why === 'called-off' ? 'calledOff' : row.why],
            methods[row.method],
            amountOf(visit, dong(row.amount)),
            visit.moment(row.owedAt),
            <ReturnForm visit={visit} row={row} page={page} form={form} />,
          ],
        }))}
      />
      <Pages visit={visit} page={page} total={total} />
    </Section>
  );
}

function ReturnForm({ visit, row, page, form }: { visit: Visit; row: OwedRow; page: number; form: Form }) {
  const { department: words } = visit.words.payments;
  const isSent = form.value('owed') === row.id;
  return (
    <form
      class="form"
      method="post"
      action={withQuery(paths.department.returns, { page: page > 1 ? page : undefined })}
    >
      <input type="hidden" name="owed" value={row.id} />
      <TextInput
        {...(isSent ? form.input('returnReference') : { name: 'returnReference' })}
        id={isSent ? undefined : fieldId(`returnReference-${row.id}`)}
        label={words.returnReference}
        maxlength={60}
        size="medium"
        autocomplete="off"
        required
      />
      <Button kind="secondary">{words.giveBack}</Button>
    </form>
  );
}

function Pages({ visit, page, total }: { visit: Visit; page: number; total: number }) {
  const { shell, payments } = visit.words;
  const pages = Math.ceil(total / OWED_PAGE_SIZE);
  const to = (number: number, label: string) => ({
    href: withQuery(paths.department.payments, { page: number }),
    label,
  });
  return (
    <Pagination
      label={payments.department.owedTitle}
      previous={page > 1 ? to(page - 1, shell.previousPage) : undefined}
      next={page < pages ? to(page + 1, shell.nextPage) : undefined}
      status={shell.pageOf(page, pages)}
    />
  );
}
