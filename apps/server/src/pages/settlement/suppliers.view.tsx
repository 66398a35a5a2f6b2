import { paths } from '../../paths.js';
import { StatTile } from '../../ui/cards.js';
import { Button, TextInput } from '../../ui/forms.js';
import { Grid, Row, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import { amountOf } from '../../web/amount.js';
import type { Visit } from '../../web/visit.js';
import { amountText } from '../traceability/batch-parts.js';
import { totalsOf, type SupplierLine, type SupplierSums } from './supplier-lines.js';

interface SuppliersProps {
  visit: Visit;
  /** `2026-11` */
  month: string;
  sums: SupplierSums;
}

/** `2026-11` -> `11/2026` */
export const monthText = (month: string): string => month.split('-').reverse().join('/');

export function SuppliersView(props: SuppliersProps) {
  const { visit, month, sums } = props;
  const { suppliers: words, settlement } = visit.words;
  const { slug } = visit.seat;
  return (
    <Stack>
      <p>{words.lead}</p>
      <form class="form-line no-print" method="get" action={paths.desk.suppliers(slug)}>
        <TextInput
          name="month"
          label={settlement.statement.month}
          value={month}
          size="short"
          placeholder="2026-11"
          maxlength={7}
        />
        <Button kind="secondary">{settlement.statement.show}</Button>
      </form>
      <Row>
        <Button kind="quiet" icon="download" href={paths.desk.suppliersCsv(slug, { month })} download>
          {words.csv}
        </Button>
        <Button kind="quiet" href={paths.desk.settlement(slug, { month })}>
          {words.back}
        </Button>
      </Row>
      <Grid min="small">
        <StatTile label={words.earned} value={visit.dong(sums.earned)} />
        <StatTile label={words.divided} value={visit.dong(sums.divided)} />
        <StatTile label={words.rest} value={visit.dong(sums.rest)} />
      </Grid>
      <Members {...props} />
      {sums.lines.length > 0 && <Batches visit={visit} lines={sums.lines} />}
      <Rules visit={visit} />
    </Stack>
  );
}

function Members({ visit, month, sums }: SuppliersProps) {
  const { suppliers: words } = visit.words;
  return (
    <Section title={words.suppliers}>
      <DataTable
        caption={words.suppliers}
        quietCaption
        empty={words.empty}
        columns={[
          { label: words.code },
          { label: words.name },
          { label: words.broughtInMonth, align: 'end' },
          { label: words.batchCount, align: 'end' },
          { label: words.proceeds, align: 'end' },
        ]}
        rows={totalsOf(sums.lines).map(({ code, name, inMonth, batches, proceeds }) => ({
          cells: [
            <a href={paths.desk.supplier(visit.seat.slug, code, { month })}>{code}</a>,
            name,
            inMonth.map(({ amount, unit }) => amountText(visit, amount, unit)).join(', '),
            visit.number(batches),
            amountOf(visit, proceeds),
          ],
        }))}
        footer={[words.total, '', '', '', amountOf(visit, sums.divided)]}
      />
    </Section>
  );
}

/** Each batch once, whoever brought to it. */
function Batches({ visit, lines }: { visit: Visit; lines: readonly SupplierLine[] }) {
  const { suppliers: words } = visit.words;
  const batches = [...new Map(lines.map(line => [line.batch.id, line])).values()];
  return (
    <Section title={words.batches}>
      <DataTable
        caption={words.batches}
        quietCaption
        columns={[
          { label: words.lot },
          { label: words.product },
          { label: words.allBrought, align: 'end' },
          { label: words.sold, align: 'end' },
          { label: words.batchEarned, align: 'end' },
        ]}
        rows={batches.map(({ batch, ofAll, batchEarned }) => ({
          cells: [
            <a href={paths.desk.deliveries(visit.seat.slug, batch.id)}>{batch.lot}</a>,
            visit.say(batch.nameVi, batch.nameEn),
            amountText(visit, ofAll, batch.unit),
            amountText(visit, BigInt(batch.sold), batch.unit),
            amountOf(visit, batchEarned),
          ],
        }))}
      />
    </Section>
  );
}

/** On paper too: whoever reads a sum can follow it. */
export function Rules({ visit }: { visit: Visit }) {
  const { suppliers: words } = visit.words;
  return (
    <Section title={words.rule}>
      <ul>
        {words.rules.map(rule => (
          <li>{rule}</li>
        ))}
      </ul>
    </Section>
  );
}
