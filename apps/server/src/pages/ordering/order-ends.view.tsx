import { paths } from '../../paths.js';
import { ActionForm } from '../../ui/forms.js';
import { Notice } from '../../ui/notices.js';
import { Section } from '../../ui/sections.js';
import type { Visit } from '../../web/visit.js';
import type { BookedRow } from './booked-part.js';
import type { DeskOrder } from './desk-order.query.js';

export function DeliverButton({ visit, order }: { visit: Visit; order: DeskOrder }) {
  const { desk } = visit.words.ordering;
  const question =
    order.paymentState === 'to-collect' ? desk.deliverCodQuestion(visit.dong(order.total)) : desk.deliverQuestion;
  return (
    <Section title={desk.next} panel>
      <ActionForm
        action={paths.desk.deliverOrder(visit.seat.slug, order.number)}
        label={desk.deliver}
        kind="primary"
        icon="check"
        confirm={{ question, yes: desk.deliverYes }}
      />
    </Section>
  );
}

/** The buyer stands at the point or the stall. */
export function HandOutButton({ visit, order }: { visit: Visit; order: DeskOrder }) {
  const { pickup } = visit.words.delivery;
  const question =
    order.paymentState === 'to-collect' ? pickup.handOutCodQuestion(visit.dong(order.total)) : pickup.handOutQuestion;
  return (
    <Section title={visit.words.ordering.desk.next} panel>
      <ActionForm
        action={paths.desk.handOutOrder(visit.seat.slug, order.number)}
        label={pickup.handOut}
        kind="primary"
        icon="check"
        confirm={{ question, yes: pickup.handOutYes }}
      />
    </Section>
  );
}

/** At the desk: the guests are there, from their day on. */
export function HostButton({ visit, order, booked }: { visit: Visit; order: DeskOrder; booked: BookedRow }) {
  const words = visit.words.bookings;
  if (booked.from > visit.today) return <Notice>{words.hostLater}</Notice>;
  const question =
    order.paymentState === 'to-collect' ? words.hostCodQuestion(visit.dong(order.total)) : words.hostQuestion;
  return (
    <Section title={visit.words.ordering.desk.next} panel>
      <ActionForm
        action={paths.desk.hostOrder(visit.seat.slug, order.number)}
        label={words.host}
        kind="primary"
        icon="check"
        confirm={{ question, yes: words.hostYes }}
      />
    </Section>
  );
}
