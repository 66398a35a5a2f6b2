import type { StatementResult } from '#libs/payments';
import { paths } from '../../paths.js';
import { Badge } from '../../ui/badges.js';
import { Button, FileInput } from '../../ui/forms.js';
import { Section } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Tone } from '../../ui/types.js';
import { amountOf } from '../../web/amount.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';

const TONES: Record<StatementResult['result'], Tone> = {
  matched: 'success',
  known: 'info',
  suspense: 'warning',
  declined: 'warning',
  differs: 'danger',
  unreadable: 'danger',
};

export function StatementForm({ visit, form }: { visit: Visit; form: Form }) {
  const words = visit.words.exceptions;
  return (
    <Section title={words.statementTitle} lead={words.statementLead} panel>
      <form class="form stack" method="post" action={paths.department.bankStatements} encType="multipart/form-data">
        <FileInput name="file" label={words.statementFile} error={form.error('file')} accept=".csv,.xlsx" required />
        <Button>{words.statementSend}</Button>
      </form>
    </Section>
  );
}

export function StatementResults({ visit, results }: { visit: Visit; results: readonly StatementResult[] }) {
  const words = visit.words.exceptions;
  return (
    <Section
      title={words.resultsTitle}
      more={{ href: paths.department.payments, label: visit.words.payments.department.title }}
    >
      <DataTable
        caption={words.resultsTitle}
        quietCaption
        empty={words.resultsEmpty}
        columns={[
          { label: words.row, align: 'end' },
          { label: words.line },
          { label: words.amount, align: 'end' },
          { label: words.result },
        ]}
        rows={results.map(({ line: { line, bankReference, transferText, amount }, result }) => ({
          cells: [
            visit.number(line),
            <div>
              <span class="nowrap">{bankReference}</span> {transferText}
            </div>,
            amount === undefined ? '' : amountOf(visit, amount),
            <Badge tone={TONES[result]}>{words.results[result]}</Badge>,
          ],
        }))}
      />
    </Section>
  );
}
