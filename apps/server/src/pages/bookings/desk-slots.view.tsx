import { paths } from '../../paths.js';
import { Button, DateInput, FormErrors, NumberInput, Select } from '../../ui/forms.js';
import { Row, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import type { DeskStay } from './bookings.query.js';
import { stayName } from './stay-name.js';

interface Props {
  visit: Visit;
  stays: readonly DeskStay[];
  form: Form;
}

export function DeskSlotsView(props: Props) {
  const { visit, stays, form } = props;
  const { desk: words } = visit.words.bookings;
  return (
    <Stack>
      <p class="lead">{words.lead}</p>
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ ...words }}
      />
      {stays.length === 0 && <p>{words.noStays}</p>}
      {stays.map(stay => (
        <Days visit={visit} stay={stay} />
      ))}
      {stays.length > 0 && <OpenForm {...props} />}
    </Stack>
  );
}

function Days({ visit, stay: { variantId, days, ...stay } }: { visit: Visit; stay: DeskStay }) {
  const { desk: words } = visit.words.bookings;
  const title = words.days(stayName(visit, stay));
  return (
    <Section title={title}>
      {days.length === 0 ? (
        <p>{words.noDays}</p>
      ) : (
        <DataTable
          caption={title}
          quietCaption
          phone="scroll"
          columns={[{ label: words.day }, { label: words.booked, align: 'end' }]}
          rows={days.map(({ day, capacity, booked, calledOff }) => ({
            cells: [
              <a href={paths.desk.slot(visit.seat.slug, variantId, day)}>{visit.day(day)}</a>,
              calledOff === null
                ? words.bookedOf(visit.number(booked), visit.number(capacity))
                : words.calledOff(calledOff),
            ],
          }))}
        />
      )}
    </Section>
  );
}

function OpenForm({ visit, stays, form }: Props) {
  const { desk: words } = visit.words.bookings;
  return (
    <Section title={words.open} lead={words.openLead} panel>
      <form class="form stack" method="post" action={paths.desk.slots(visit.seat.slug)}>
        <Select
          {...form.input('stay')}
          label={words.stay}
          required
          options={stays.map(stay => ({ value: stay.variantId, label: stayName(visit, stay) }))}
        />
        <DateInput {...form.input('from')} label={words.from} min={visit.today} required />
        <DateInput {...form.input('to')} label={words.to} min={visit.today} required />
        <NumberInput {...form.input('capacity')} label={words.capacity} required />
        <Row>
          <Button>{words.submit}</Button>
        </Row>
      </form>
    </Section>
  );
}
