import { keepField } from '#libs/ordering';
import { dong } from '#platform/money';
import { paths } from '../../paths.js';
import { Button, QuantityInput, TextArea } from '../../ui/forms.js';
import { Notice } from '../../ui/notices.js';
import { Panel } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { nameOf, netOf } from './basket.view.js';
import type { DeskOrder } from './desk-order.query.js';
import type { EditRow } from './order-sql.js';

/** What was taken off the order, and what weighs less than was ordered, for both sides. */
export function EditsPart({ visit, edits }: { visit: Visit; edits: readonly EditRow[] }) {
  const { orderEdits: words } = visit.words;
  return (
    <>
      {edits.map(({ kind, reason, less, at, refund, lines }) => (
        <Notice
          tone={kind === 'weighed' ? 'info' : 'warning'}
          title={kind === 'weighed' ? visit.words.weighing.title : words.title}
        >
          <ul>
            {lines.map(line => (
              <li>{changeOf(visit, line)}</li>
            ))}
          </ul>
          <p>
            {visit.moment(at)}. {reason && `${words.why(reason)}. `}
            {(kind === 'weighed' ? visit.words.weighing : words).less(visit.dong(dong(less)))}.
          </p>
          {refund && <p>{words.refund(visit.dong(dong(refund.amount)), refund.state === 'returned')}</p>}
        </Notice>
      ))}
    </>
  );
}

function changeOf(visit: Visit, line: EditRow['lines'][number]): string {
  const { orderEdits: words, weighing } = visit.words;
  const { before, after, orderedGrams, weighedGrams } = line;
  const name = `${nameOf(visit, line)}, ${netOf(visit, line)}`;
  if (orderedGrams !== null && weighedGrams !== null)
    return `${name}: ${weighing.weighed(visit.kilos(orderedGrams), visit.kilos(weighedGrams))}`;
  return after === 0
    ? words.gone(name, visit.number(before))
    : words.line(name, visit.number(before), visit.number(after));
}

/** Folded away: it is needed when goods are missing, and most days they are not. */
export function EditForm({ visit, order, form }: { visit: Visit; order: DeskOrder; form: Form }) {
  const { orderEdits: words } = visit.words;
  return (
    <Panel>
      <details open={form.isSent && form.value('editReason') !== undefined}>
        <summary>{words.open}</summary>
        <form class="form stack" method="post" action={paths.desk.editOrder(visit.seat.slug, order.number)}>
          <p>{words.lead}</p>
          {order.lines.map(line => {
            const field = keepField(line.id);
            return (
              <QuantityInput
                name={field}
                label={words.keep(`${nameOf(visit, line)}, ${netOf(visit, line)}`)}
                hint={words.ordered(visit.number(line.quantity))}
                min={0}
                max={line.quantity}
                value={form.value(field) ?? line.quantity}
                error={form.error(field)}
              />
            );
          })}
          <TextArea
            {...form.input('editReason')}
            label={words.reason}
            hint={words.reasonHint}
            rows={2}
            required
            maxlength={300}
          />
          <Button kind="secondary">{words.submit}</Button>
        </form>
      </details>
    </Panel>
  );
}
