import { paths } from '../../paths.js';
import { Button, TextInput } from '../../ui/forms.js';
import { PageHead, Row, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import { amountOf } from '../../web/amount.js';
import type { Visit } from '../../web/visit.js';
import { TreasuryNav } from './treasury-nav.js';
import { toPay } from './withholding-files.js';
import type { WithheldRow } from './withholding.query.js';

interface Props {
  visit: Visit;
  /** `2026-11` */
  month: string;
  rows: readonly WithheldRow[];
}

export function WithholdingView({ visit, month, rows }: Props) {
  const { withholding: words, settlement } = visit.words;
  const sum = (of: (row: WithheldRow) => bigint) => rows.reduce((all, row) => all + of(row), 0n);
  return (
    <Stack>
      <PageHead title={words.title} lead={words.lead} />
      <TreasuryNav visit={visit} here="withholding" />
      <Section title={words.tableTitle(month)}>
        <form class="form-line no-print" method="get" action={paths.withholding()}>
          <TextInput name="month" label={words.month} value={month} size="short" placeholder="2026-11" maxlength={7} />
          <Button kind="secondary">{settlement.statement.show}</Button>
        </form>
        <Row>
          <Button kind="quiet" icon="download" href={paths.withholdingCsv({ month })} download>
            {settlement.statement.csv}
          </Button>
          <Button kind="quiet" icon="download" href={paths.withholdingXlsx({ month })} download>
            {settlement.statement.xlsx}
          </Button>
        </Row>
        <DataTable
          caption={words.tableTitle(month)}
          quietCaption
          empty={words.empty}
          columns={[
            { label: words.seller },
            { label: words.taxCode },
            { label: words.activity },
            ...[words.revenue, words.vat, words.vatBack, words.vatDue, words.pit, words.pitBack, words.pitDue].map(
              label => ({ label, align: 'end' as const }),
            ),
          ]}
          rows={rows.map(row => ({
            cells: [
              row.seller,
              <span class="nowrap">{row.taxCode}</span>,
              words.activities[row.activity],
              ...[row.revenue, row.vat, row.vatBack, toPay(row).vat, row.pit, row.pitBack, toPay(row).pit].map(amount =>
                amountOf(visit, amount),
              ),
            ],
          }))}
          footer={
            rows.length > 0
              ? [
                  words.sum,
                  '',
                  '',
                  ...[
                    sum(row => row.revenue),
                    sum(row => row.vat),
                    sum(row => row.vatBack),
                    sum(row => toPay(row).vat),
                    sum(row => row.pit),
                    sum(row => row.pitBack),
                    sum(row => toPay(row).pit),
                  ].map(amount => amountOf(visit, amount)),
                ]
              : undefined
          }
        />
      </Section>
    </Stack>
  );
}
