import { paths } from '../../paths.js';
import { Button } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { Row, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import { amountOf } from '../../web/amount.js';
import type { Visit } from '../../web/visit.js';
import { amountText } from '../traceability/batch-parts.js';
import { totalsOf, type SupplierLine } from './supplier-lines.js';
import { Rules } from './suppliers.view.js';

interface SupplierProps {
  visit: Visit;
  month: string;
  /** All of one member. */
  lines: readonly SupplierLine[];
}

/** A sheet of paper for one member: nobody else's number stands on it. */
export function SupplierView({ visit, month, lines }: SupplierProps) {
  const { suppliers: words } = visit.words;
  const { slug, name: cooperative } = visit.seat;
  const [total] = totalsOf(lines);
  const say = (amount: bigint, { batch }: SupplierLine) => amountText(visit, amount, batch.unit);
  return (
    <Stack>
      <p>{words.leadOf(cooperative)}</p>
      <Row>
        <Button kind="quiet" href={paths.desk.suppliers(slug, { month })}>
          {words.all}
        </Button>
      </Row>
      <p class="no-print">{words.print}</p>
      {total && (
        <DefinitionList
          items={[
            { term: words.code, detail: total.code },
            { term: words.name, detail: total.name },
            {
              term: words.broughtInMonth,
              detail: total.inMonth.map(({ amount, unit }) => amountText(visit, amount, unit)).join(', '),
            },
            { term: words.proceeds, detail: amountOf(visit, total.proceeds) },
          ]}
        />
      )}
      <DataTable
        caption={words.batches}
        columns={[
          { label: words.lot },
          { label: words.product },
          { label: words.broughtInMonth, align: 'end' },
          { label: words.ofBatch },
          { label: words.sold, align: 'end' },
          { label: words.batchEarned, align: 'end' },
          { label: words.proceeds, align: 'end' },
        ]}
        rows={lines.map(line => ({
          cells: [
            line.batch.lot,
            visit.say(line.batch.nameVi, line.batch.nameEn),
            say(line.inMonth, line),
            words.ofAll(say(line.amount, line), say(line.ofAll, line)),
            say(BigInt(line.batch.sold), line),
            amountOf(visit, line.batchEarned),
            amountOf(visit, line.proceeds),
          ],
        }))}
        footer={[words.total, '', '', '', '', '', amountOf(visit, total?.proceeds ?? 0n)]}
      />
      <Rules visit={visit} />
    </Stack>
  );
}
