import { paths } from '../../paths.js';
import { ActionForm } from '../../ui/forms.js';
import { Notice } from '../../ui/notices.js';
import { Section } from '../../ui/sections.js';
import type { Visit } from '../../web/visit.js';
import type { BookedRow } from './booked-part.js';
import type { DeskOrder } from './desk-order.query.js';

interface Ending {
  visit: Visit;
  order: DeskOrder;
  action: string;
  label: string;
  question: string;
  /** The question where money is taken in at the same moment. */
  codQuestion: (sum: string) => string;
  yes: string;
}

/** The last thing that is done about an order, asked once more: the goods, and perhaps the money, change hands. */
function EndButton({ visit, order, action, label, question, codQuestion, yes }: Ending) {
  const asked = order.paymentState === 'to-collect' ? codQuestion(visit.dong(order.total)) : question;
  return (
    <Section title={visit.words.ordering.desk.next} panel>
      <ActionForm action={action} label={label} kind="primary" icon="check" confirm={{ question: asked, yes }} />
    </Section>
  );
}

export function DeliverButton({ visit, order }: { visit: Visit; order: DeskOrder }) {
  const { desk } = visit.words.ordering;
  return (
    <EndButton
      {...{ visit, order, action: paths.desk.deliverOrder(visit.seat.slug, order.number), label: desk.deliver }}
      {...{ question: desk.deliverQuestion, codQuestion: desk.deliverCodQuestion, yes: desk.deliverYes }}
    />
  );
}

/** The buyer stands at the point or the stall. */
export function HandOutButton({ visit, order }: { visit: Visit; order: DeskOrder }) {
  const { pickup } = visit.words.delivery;
  return (
    <EndButton
      {...{ visit, order, action: paths.desk.handOutOrder(visit.seat.slug, order.number), label: pickup.handOut }}
      {...{ question: pickup.handOutQuestion, codQuestion: pickup.handOutCodQuestion, yes: pickup.handOutYes }}
    />
  );
}

/** At the desk: the guests are there, from their day on. */
export function HostButton({ visit, order, booked }: { visit: Visit; order: DeskOrder; booked: BookedRow }) {
  const words = visit.words.bookings;
  if (booked.from > visit.today) return <Notice>{words.hostLater}</Notice>;
  return (
    <EndButton
      {...{ visit, order, action: paths.desk.hostOrder(visit.seat.slug, order.number), label: words.host }}
      {...{ question: words.hostQuestion, codQuestion: words.hostCodQuestion, yes: words.hostYes }}
    />
  );
}
