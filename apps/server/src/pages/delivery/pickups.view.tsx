import type { Unit } from '#libs/places';
import { paths } from '../../paths.js';
import { ActionForm, Button, DateInput, FormErrors, Select, TextInput } from '../../ui/forms.js';
import { Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import type { PickupPointRow } from './pickups.query.js';

interface PickupsProps {
  visit: Visit;
  points: readonly PickupPointRow[];
  communes: readonly Unit[];
  form: Form;
}

export function PickupsView({ visit, points, communes, form }: PickupsProps) {
  const words = visit.words.delivery.pickup.points;
  return (
    <Stack>
      <p class="lead">{words.lead}</p>
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ ...words }}
      />
      <Section title={words.list}>
        <Points visit={visit} points={points} />
      </Section>
      <Section title={words.add} panel>
        <NewPoint visit={visit} communes={communes} form={form} />
      </Section>
    </Stack>
  );
}

function Points({ visit, points }: Pick<PickupsProps, 'visit' | 'points'>) {
  const words = visit.words.delivery.pickup.points;
  return (
    <DataTable
      caption={words.list}
      quietCaption
      empty={words.empty}
      columns={[
        { label: words.name },
        { label: words.place },
        { label: words.hours },
        { label: words.days },
        { label: words.waiting, align: 'end' },
        { label: words.actions, quiet: true },
      ]}
      rows={points.map(point => ({
        cells: [
          point.name,
          point.place,
          point.hours,
          words.since(visit.day(point.validFrom), point.validTo && visit.day(point.validTo)),
          visit.number(point.waiting),
          point.isOpen && (
            <ActionForm
              action={paths.desk.endPickup(visit.seat.slug, point.id)}
              label={words.end}
              kind="quiet"
              confirm={{ question: words.endQuestion, yes: words.endYes }}
            />
          ),
        ],
      }))}
    />
  );
}

function NewPoint({ visit, communes, form }: Omit<PickupsProps, 'points'>) {
  const words = visit.words.delivery.pickup.points;
  return (
    <form class="form stack" method="post" action={paths.desk.pickups(visit.seat.slug)}>
      <TextInput {...form.input('name')} label={words.name} hint={words.nameHint} required maxlength={80} />
      <Select
        {...form.input('commune')}
        label={words.commune}
        placeholder={words.chooseCommune}
        options={communes.map(({ code, fullName }) => ({ value: code, label: fullName }))}
        required
      />
      <TextInput {...form.input('place')} label={words.place} required maxlength={200} />
      <TextInput {...form.input('hours')} label={words.hours} hint={words.hoursHint} required maxlength={120} />
      <DateInput {...form.input('validFrom')} label={words.validFrom} required />
      <DateInput {...form.input('validTo')} label={words.validTo} hint={words.validToHint} />
      <Button>{words.save}</Button>
    </form>
  );
}
