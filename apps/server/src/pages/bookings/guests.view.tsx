import { paths } from '../../paths.js';
import { Button, FormErrors, TextArea } from '../../ui/forms.js';
import { Notice } from '../../ui/notices.js';
import { PhoneLink } from '../../ui/phone.js';
import { Row, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { MOST_REASON } from './booking-form.js';
import type { GuestRow, SlotRow } from './bookings.query.js';
import { stayName } from './stay-name.js';

interface Props {
  visit: Visit;
  slot: SlotRow;
  guests: readonly GuestRow[];
  here: string;
  form: Form;
}

/** Who comes on one day: a list to be printed, and the way to call the day off. */
export function GuestsView(props: Props) {
  const { visit, slot, guests, form } = props;
  const { desk: words } = visit.words.bookings;
  return (
    <Stack>
      <p class="lead">
        {stayName(visit, slot)}: {words.bookedOf(visit.number(slot.booked), visit.number(slot.capacity))}
      </p>
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ reason: words.reason }}
      />
      {slot.calledOff !== null && <Notice tone="warning">{words.calledOff(slot.calledOff)}</Notice>}
      <Section title={words.guests}>
        <p class="no-print">{words.guestsLead}</p>
        {guests.length === 0 ? <p>{words.noGuests}</p> : <Guests {...props} />}
      </Section>
      {slot.calledOff === null && <CallOff {...props} />}
      <p class="no-print">
        <a href={paths.desk.slots(visit.seat.slug)}>{words.back}</a>
      </p>
    </Stack>
  );
}

function Guests({ visit, guests }: Props) {
  const { desk: words } = visit.words.bookings;
  return (
    <DataTable
      caption={words.guests}
      quietCaption
      columns={[
        { label: words.guest },
        { label: words.phone },
        { label: words.places, align: 'end' },
        { label: words.note },
        { label: words.order },
      ]}
      rows={guests.map(({ number, guest, places }) => ({
        cells: [
          guest?.name ?? visit.words.ordering.desk.hidden,
          guest ? <PhoneLink number={guest.phone} /> : '',
          visit.number(places),
          guest?.note ?? '',
          <a href={paths.desk.order(visit.seat.slug, number)}>{number}</a>,
        ],
      }))}
    />
  );
}

function CallOff({ visit, here, form }: Props) {
  const { desk: words } = visit.words.bookings;
  return (
    <div class="no-print">
      <Section title={words.callOff} lead={words.callOffLead} panel>
        <form class="form stack" method="post" action={here}>
          <TextArea
            {...form.input('reason')}
            label={words.reason}
            hint={words.reasonHint}
            maxlength={MOST_REASON}
            rows={2}
            required
          />
          <Row>
            <Button kind="danger">{words.callOffSubmit}</Button>
          </Row>
        </form>
      </Section>
    </div>
  );
}
