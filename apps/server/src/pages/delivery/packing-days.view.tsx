import type { PackingRhythm } from '#libs/delivery';
import type { Day } from '#platform/clock';
import { paths } from '../../paths.js';
import { ActionForm, Button, DateInput, FieldSet, FormErrors, NumberInput, TextInput } from '../../ui/forms.js';
import { Notice } from '../../ui/notices.js';
import { Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { daysText } from '../ordering/promised-text.js';
import type { PackingDaysPage } from './packing-days.query.js';

interface PackingDaysProps {
  visit: Visit;
  data: PackingDaysPage;
  /** As it holds now, said or not. */
  rhythm: PackingRhythm;
  /** By when an order of this moment is packed. */
  next: Day | undefined;
  form: Form;
}

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

export function PackingDaysView({ visit, data, rhythm, next, form }: PackingDaysProps) {
  const words = visit.words.promisedDays.packing;
  return (
    <Stack>
      <p class="lead">{words.lead}</p>
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ ...words }}
      />
      <Notice tone={next ? 'info' : 'warning'}>{next ? words.now(visit.day(next)) : words.nowNever}</Notice>
      <Section title={words.rhythm} panel>
        <RhythmForm visit={visit} rhythm={rhythm} form={form} />
      </Section>
      <Section title={words.closed} panel>
        <Closed visit={visit} closed={data.closed} />
        <form class="form stack" method="post" action={paths.desk.closeDays(visit.seat.slug)}>
          <DateInput {...form.input('from')} label={words.from} min={visit.today} required />
          <DateInput {...form.input('to')} label={words.to} min={visit.today} required />
          <TextInput {...form.input('reason')} label={words.reason} hint={words.reasonHint} required maxlength={120} />
          <Button kind="secondary">{words.close}</Button>
        </form>
      </Section>
      <Section title={words.holidays} lead={words.holidaysLead}>
        <Holidays visit={visit} holidays={data.holidays} />
      </Section>
    </Stack>
  );
}

function RhythmForm({ visit, rhythm, form }: Pick<PackingDaysProps, 'visit' | 'rhythm' | 'form'>) {
  const words = visit.words.promisedDays.packing;
  const ticked =
    form.isSent && form.typed['cutOffHour'] !== undefined ? form.values('weekdays') : rhythm.weekdays.map(String);
  return (
    <form class="form stack" method="post" action={paths.desk.packingDays(visit.seat.slug)}>
      <FieldSet name="weekdays" label={words.weekdays} error={form.error('weekdays')} required>
        {() =>
          WEEK.map(at => (
            <div class="field-check">
              <label>
                <input type="checkbox" name="weekdays" value={at} checked={ticked.includes(String(at))} />
                <span>{visit.words.markets.weekdays[at]}</span>
              </label>
            </div>
          ))
        }
      </FieldSet>
      <NumberInput
        name="cutOffHour"
        label={words.cutOffHour}
        hint={words.cutOffHint}
        unit={words.hour}
        value={form.value('cutOffHour') ?? String(rhythm.cutOffHour)}
        error={form.error('cutOffHour')}
        required
      />
      <NumberInput
        name="packingDays"
        label={words.packingDays}
        hint={words.packingHint}
        unit={words.days}
        value={form.value('packingDays') ?? String(rhythm.packingDays)}
        error={form.error('packingDays')}
        required
      />
      <Button>{words.save}</Button>
    </form>
  );
}

function Closed({ visit, closed }: { visit: Visit; closed: PackingDaysPage['closed'] }) {
  const words = visit.words.promisedDays.packing;
  return (
    <DataTable
      caption={words.closed}
      quietCaption
      empty={words.closedEmpty}
      columns={[{ label: words.when }, { label: words.reason }, { label: words.actions, quiet: true }]}
      rows={closed.map(({ id, from, to, reason }) => ({
        cells: [
          daysText(visit, { from, to }),
          reason,
          <ActionForm action={paths.desk.reopenDays(visit.seat.slug, id)} label={words.reopen} kind="quiet" />,
        ],
      }))}
    />
  );
}

function Holidays({ visit, holidays }: { visit: Visit; holidays: PackingDaysPage['holidays'] }) {
  const words = visit.words.promisedDays.packing;
  return (
    <DataTable
      caption={words.holidays}
      quietCaption
      columns={[{ label: words.name }, { label: words.when }, { label: words.source }]}
      rows={holidays.map(({ calendar, month, day, daysBefore, daysAfter, nameVi, nameEn, source }) => ({
        cells: [
          visit.say(nameVi, nameEn),
          [words[calendar](day, month), words.around(daysBefore, daysAfter)].filter(Boolean).join(', '),
          source,
        ],
      }))}
    />
  );
}
