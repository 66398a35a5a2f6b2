import { isOver } from '#libs/ordering';
import { paths } from '../../paths.js';
import { Badge } from '../../ui/badges.js';
import { Button, DateInput, TextArea } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { Notice } from '../../ui/notices.js';
import { Panel } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import type { DeskOrder } from './desk-order.query.js';
import { daysText, postponedTexts } from './promised-text.js';

/** By when it is to be packed, and what the buyer was told. */
export function PromisedPart({ visit, order }: { visit: Visit; order: DeskOrder }) {
  const words = visit.words.promisedDays;
  if (!order.promised || isOver(order.state)) return null;
  return (
    <>
      <DefinitionList
        items={[
          { term: words.packByTitle, detail: order.state === 'confirmed' && visit.day(order.promised.packBy) },
          {
            term: words.told,
            detail: (
              <>
                {daysText(visit, order.promised)} {order.isLate && <Badge tone="danger">{words.late}</Badge>}
              </>
            ),
          },
        ]}
      />
      {postponedTexts(visit, order.postponements).map(text => (
        <Notice tone="warning">{text}</Notice>
      ))}
    </>
  );
}

/** Folded away: most orders are in time. */
export function PostponeForm({ visit, order, form }: { visit: Visit; order: DeskOrder; form: Form }) {
  const words = visit.words.promisedDays.postpone;
  return (
    <Panel>
      <details open={order.isLate || (form.isSent && form.value('lateReason') !== undefined)}>
        <summary>{words.open}</summary>
        <form class="form stack" method="post" action={paths.desk.postponeOrder(visit.seat.slug, order.number)}>
          <p>{words.lead}</p>
          <DateInput {...form.input('promisedFrom')} label={words.from} min={visit.today} required />
          <DateInput {...form.input('promisedTo')} label={words.to} min={visit.today} required />
          <TextArea
            {...form.input('lateReason')}
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
