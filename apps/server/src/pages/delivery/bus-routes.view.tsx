import type { Unit } from '#libs/places';
import { dong } from '#platform/money';
import { paths } from '../../paths.js';
import {
  ActionForm,
  Button,
  DateInput,
  FieldSet,
  FormErrors,
  MoneyInput,
  NumberInput,
  Select,
  TextInput,
} from '../../ui/forms.js';
import { PhoneLink } from '../../ui/phone.js';
import { Row, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { STEPS } from './bus-route-form.js';
import type { BusRouteRow } from './bus-routes.query.js';

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;
const GRAMS_PER_KG = 1000;

interface BusRoutesProps {
  visit: Visit;
  routes: readonly BusRouteRow[];
  provinces: readonly Unit[];
  /** Of the chosen province. */
  communes: readonly Unit[];
  chosen: string | undefined;
  form: Form;
}

export function BusRoutesView(props: BusRoutesProps) {
  const { visit, form, communes } = props;
  const words = visit.words.busRoutes;
  return (
    <Stack>
      <p class="lead">{words.lead}</p>
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ ...words.fields, ...stepLabels(visit) }}
      />
      <Section title={words.list}>
        <Routes {...props} />
      </Section>
      <Section title={words.add} panel>
        <ProvinceForm {...props} />
        {communes.length > 0 && <NewRoute {...props} />}
      </Section>
    </Stack>
  );
}

const stepLabels = ({ words: { busRoutes: words } }: Visit): Record<string, string> =>
  Object.fromEntries(STEPS.flatMap(at => [[`upTo${at}`, words.upTo] as const, [`fee${at}`, words.fee] as const]));

function Routes({ visit, routes }: BusRoutesProps) {
  const words = visit.words.busRoutes;
  const { points } = visit.words.delivery.pickup;
  return (
    <DataTable
      caption={words.list}
      quietCaption
      empty={words.empty}
      columns={[
        { label: words.fields.name },
        { label: words.fields.place },
        { label: words.fields.weekdays },
        { label: words.fields.steps },
        { label: points.days },
        { label: points.waiting, align: 'end' },
        { label: points.actions, quiet: true },
      ]}
      rows={routes.map(route => ({
        cells: [
          <>
            {route.name}, <PhoneLink number={route.phone} />
          </>,
          `${route.place}. ${route.hours}`,
          route.weekdays.map(at => visit.words.markets.weekdays[at as 1]).join(', '),
          route.steps
            .map(({ upToGrams, fee }) => words.step(visit.number(upToGrams / GRAMS_PER_KG), visit.dong(dong(fee))))
            .join('; '),
          points.since(visit.day(route.validFrom), route.validTo && visit.day(route.validTo)),
          visit.number(route.waiting),
          route.isOpen && (
            <ActionForm
              action={paths.desk.endBusRoute(visit.seat.slug, route.id)}
              label={words.end}
              kind="quiet"
              confirm={{ question: words.endQuestion, yes: words.end }}
            />
          ),
        ],
      }))}
    />
  );
}

/** A step of its own, without a script: the communes of the whole country would be a long page. */
function ProvinceForm({ visit, provinces, chosen }: BusRoutesProps) {
  const words = visit.words.busRoutes;
  return (
    <form class="form-line" method="get" action={paths.desk.busRoutes(visit.seat.slug)}>
      <Select
        name="province"
        label={words.province}
        value={chosen}
        placeholder={words.chooseProvince}
        options={provinces.map(({ code, fullName }) => ({ value: code, label: fullName }))}
        required
      />
      <Button kind="secondary">{words.takeProvince}</Button>
    </form>
  );
}

function NewRoute({ visit, communes, chosen, form }: BusRoutesProps) {
  const { fields, ...words } = visit.words.busRoutes;
  return (
    <form class="form stack" method="post" action={paths.desk.busRoutes(visit.seat.slug)}>
      <input type="hidden" name="province" value={chosen} />
      <TextInput {...form.input('name')} label={fields.name} hint={words.nameHint} required maxlength={60} />
      <TextInput {...form.input('phone')} label={fields.phone} type="tel" size="medium" required maxlength={20} />
      <Select
        {...form.input('commune')}
        label={fields.commune}
        placeholder={words.chooseCommune}
        options={communes.map(({ code, fullName }) => ({ value: code, label: fullName }))}
        required
      />
      <TextInput {...form.input('place')} label={fields.place} hint={words.placeHint} required maxlength={200} />
      <TextInput {...form.input('hours')} label={fields.hours} hint={words.hoursHint} required maxlength={160} />
      <FieldSet name="weekdays" label={fields.weekdays} error={form.error('weekdays')} required>
        {() =>
          WEEK.map(at => (
            <div class="field-check">
              <label>
                <input
                  type="checkbox"
                  name="weekdays"
                  value={at}
                  checked={form.values('weekdays').includes(String(at))}
                />
                <span>{visit.words.markets.weekdays[at]}</span>
              </label>
            </div>
          ))
        }
      </FieldSet>
      <NumberInput {...form.input('daysOnWay')} label={fields.daysOnWay} hint={words.daysOnWayHint} required />
      <FieldSet name="steps" label={fields.steps} hint={words.stepsHint} error={form.error('steps')}>
        {() => STEPS.map(at => <StepInputs visit={visit} form={form} at={at} />)}
      </FieldSet>
      <DateInput {...form.input('validFrom')} label={fields.validFrom} required />
      <DateInput {...form.input('validTo')} label={fields.validTo} hint={words.validToHint} />
      <Button>{words.save}</Button>
    </form>
  );
}

function StepInputs({ visit, form, at }: Pick<BusRoutesProps, 'visit' | 'form'> & { at: (typeof STEPS)[number] }) {
  const { upTo, fee } = visit.words.busRoutes;
  return (
    <Row>
      <NumberInput {...form.input(`upTo${at}`)} label={upTo} unit="kg" required={at === 1} />
      <MoneyInput {...form.input(`fee${at}`)} label={fee} required={at === 1} />
    </Row>
  );
}
