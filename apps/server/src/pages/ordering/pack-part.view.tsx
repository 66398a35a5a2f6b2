import { proposePicks } from '#libs/inventory';
import { boundsOf, weightField } from '#libs/ordering';
import { paths } from '../../paths.js';
import { Button, NumberInput, QuantityInput } from '../../ui/forms.js';
import { Notice } from '../../ui/notices.js';
import { Section } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { nameOf, netOf } from './basket.view.js';
import type { DeskOrder, LineShelf } from './desk-order.query.js';
import type { OrderLineRow } from './order-sql.js';
import { pickField } from './pick-form.js';

/** At the packing table: which batches each line comes from, and what the scale shows. */
export function PackForm({ visit, order, form }: { visit: Visit; order: DeskOrder; form: Form }) {
  const { desk } = visit.words.ordering;
  return (
    <Section title={desk.pickTitle} lead={desk.pickLead} panel>
      <form class="form stack" method="post" action={paths.desk.packOrder(visit.seat.slug, order.number)}>
        {order.lines.map(line => (
          <PickLine visit={visit} line={line} shelf={order.shelf.find(shelf => shelf.lineId === line.id)} form={form} />
        ))}
        <Button icon="box">{desk.packed}</Button>
      </form>
    </Section>
  );
}

interface PickLineProps {
  visit: Visit;
  line: OrderLineRow;
  shelf: LineShelf | undefined;
  form: Form;
}

function PickLine({ visit, line, shelf, form }: PickLineProps) {
  const { desk, follow } = visit.words.ordering;
  const batches = shelf?.batches ?? [];
  const proposal = proposePicks(line.quantity, batches);
  return (
    <fieldset class="field stack">
      <legend>{desk.pickLine(`${nameOf(visit, line)}, ${netOf(visit, line)}`, line.quantity)}</legend>
      {batches.length === 0 && <Notice tone="warning">{desk.noBatch}</Notice>}
      {batches.map(({ batchId, lot, bestBefore, own, free }) => {
        const field = pickField(line.id, batchId);
        return (
          <QuantityInput
            name={field}
            label={desk.pickBatch(lot)}
            hint={[desk.pickFree(own + free), bestBefore && follow.bestBefore(visit.day(bestBefore))]
              .filter(Boolean)
              .join(', ')}
            min={0}
            max={own + free}
            value={form.value(field) ?? proposal.get(batchId) ?? 0}
            error={form.error(field)}
          />
        );
      })}
      {line.tolerancePercent !== null && (
        <WeightInput visit={visit} line={line} tolerancePercent={line.tolerancePercent} form={form} />
      )}
    </fieldset>
  );
}

function WeightInput({
  visit,
  line,
  tolerancePercent,
  form,
}: Omit<PickLineProps, 'shelf'> & { tolerancePercent: number }) {
  const { weighing: words } = visit.words;
  const orderedGrams = line.netQuantity * line.quantity;
  const { least, most } = boundsOf({ orderedGrams, tolerancePercent });
  return (
    <NumberInput
      {...form.input(weightField(line.id))}
      label={words.field}
      hint={words.hint(visit.kilos(orderedGrams), visit.kilos(least), visit.kilos(most))}
      unit="kg"
      decimal
      required
    />
  );
}
