import { serialInGroups } from '#libs/labels';
import { paths } from '../../paths.js';
import { Badge } from '../../ui/badges.js';
import { ActionForm, Button, TextInput } from '../../ui/forms.js';
import { Row, Section } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { nameOf, netOf } from './basket.view.js';
import type { DeskOrder } from './desk-order.query.js';

interface Props {
  visit: Visit;
  order: DeskOrder;
}

/**
 * Between packing and sending: which pack is in the parcel. One field, since a scanner held in the hand types the code and presses Enter, and the page
 * comes back with the cursor in it. Nothing has to be scanned.
 */
export function LabelsInParcel({ visit, order, form }: Props & { form: Form }) {
  const { desk } = visit.words.ordering;
  const here = paths.desk.order(visit.seat.slug, order.number);
  const typed = form.value('label') ?? '';
  const isRefused = form.error('label') !== undefined;
  return (
    <Section title={desk.labelsTitle} lead={desk.labelsLead} panel>
      <form class="form stack" method="post" action={paths.desk.orderLabels(visit.seat.slug, order.number)}>
        <TextInput
          name="label"
          // After a refusal the scanner types the next code into an empty field; what was typed by hand can be mended.
          value={isRefused && typed.includes('/') ? '' : typed}
          error={form.error('label')}
          label={desk.labelField}
          hint={desk.labelHint}
          maxlength={2000}
          autocomplete="off"
          autofocus
          required
        />
        <Row>
          <Button kind="secondary" icon="plus">
            {desk.labelPut}
          </Button>
          <Button kind="quiet" icon="camera" href={paths.scanner(undefined, here)}>
            {desk.labelCamera}
          </Button>
        </Row>
      </form>
      <LabelTable visit={visit} order={order} isOpen />
    </Section>
  );
}

/** What left with the parcel. Nothing where nothing was scanned. */
export function SoldLabels({ visit, order }: Props) {
  if (order.state === 'packed' || order.labels.length === 0) return null;
  return (
    <Section title={visit.words.ordering.desk.labelsTitle} panel>
      <LabelTable visit={visit} order={order} />
    </Section>
  );
}

function LabelTable({ visit, order, isOpen = false }: Props & { isOpen?: boolean }) {
  const { desk } = visit.words.ordering;
  const packs = order.lines.reduce((sum, line) => sum + line.quantity, 0);
  const count = desk.labelsCount(visit.number(order.labels.length), visit.number(packs));
  if (order.labels.length === 0) return <p class="quiet">{desk.labelsNone}</p>;
  return (
    <DataTable
      caption={count}
      columns={[
        { label: desk.label },
        { label: desk.product },
        { label: desk.batches },
        { label: isOpen ? desk.labelTakeOut : desk.state },
      ]}
      rows={order.labels.map(({ gtin, serial, lot, lineId, state }) => {
        const line = order.lines.find(one => one.id === lineId);
        return {
          cells: [
            // No link to its page: opening it there would use up the buyer's first look.
            <span class="num nowrap">{serialInGroups(serial)}</span>,
            line && `${nameOf(visit, line)}, ${netOf(visit, line)}`,
            <span class="nowrap">{lot}</span>,
            isOpen ? (
              <ActionForm
                action={paths.desk.takeOutLabel(visit.seat.slug, order.number)}
                fields={{ gtin, serial }}
                label={desk.labelTakeOut}
                kind="quiet"
              />
            ) : (
              <Badge tone={state === 'void' ? 'danger' : 'success'}>{desk.labelStates[state]}</Badge>
            ),
          ],
        };
      })}
    />
  );
}
