import { mayAtDesk } from '#libs/identity';
import { LINES, type LineCode } from '#libs/catalog';
import { recipes, taskName, writeAmount, type OwnUnit, type OwnWord } from '#libs/traceability';
import type { Day } from '#platform/clock';
import { paths } from '../../paths.js';
import { Button, DateInput, FormErrors, NumberInput, Select, TextInput } from '../../ui/forms.js';
import { Row } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';

type Base = 'g' | 'ml' | 'piece';

export function UnitsView({
  visit,
  units,
  today,
  form,
}: {
  visit: Visit;
  units: readonly OwnUnit[];
  today: Day;
  form: Form;
}) {
  const { units: words } = visit.words.chain;
  return (
    <>
      <p>{words.lead}</p>
      {units.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <DataTable
          caption={words.title}
          quietCaption
          columns={[{ label: words.name }, { label: words.holds, align: 'end' }, { label: words.validFrom }]}
          rows={units.map(unit => ({
            cells: [
              unit.name,
              `${writeAmount(unit.holds, unit.base, visit.locale)} ${words.bases[unit.base as Base]}`,
              visit.day(unit.validFrom),
            ],
          }))}
        />
      )}
      {mayAtDesk(visit.seat, ['clerk']) && (
        <form class="form stack" method="post" action={paths.desk.units(visit.seat.slug)}>
          <FormErrors
            title={visit.words.forms.summary(form.errors.length)}
            errors={[...form.errors]}
            labels={fieldsOf(words)}
          />
          <TextInput
            {...form.input('name')}
            label={words.name}
            hint={words.nameHint}
            required
            maxlength={20}
            size="medium"
          />
          <NumberInput {...form.input('holds')} label={words.holds} required decimal />
          <Select
            {...form.input('base')}
            label={words.base}
            required
            options={(['g', 'ml', 'piece'] as const).map(base => ({ value: base, label: words.bases[base] }))}
          />
          <DateInput
            name="validFrom"
            label={words.validFrom}
            required
            value={form.value('validFrom') ?? today}
            error={form.error('validFrom')}
          />
          <Row>
            <Button icon="check">{words.submit}</Button>
          </Row>
        </form>
      )}
    </>
  );
}

const fieldsOf = ({ name, holds, base, validFrom }: Record<'name' | 'holds' | 'base' | 'validFrom', string>) => ({
  name,
  holds,
  base,
  validFrom,
});

export function WordsView({
  visit,
  lines,
  own,
  form,
}: {
  visit: Visit;
  lines: readonly LineCode[];
  own: readonly (OwnWord & { line: string })[];
  form: Form;
}) {
  const { words } = visit.words.chain;
  return (
    <>
      <p>{words.lead}</p>
      {own.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <DataTable
          caption={words.title}
          quietCaption
          columns={[{ label: words.line }, { label: words.task }, { label: words.own }]}
          rows={own.map(one => ({
            cells: [lineName(visit, one.line), taskName(visit.locale, one.line, one.kind), visit.say(one.vi, one.en)],
          }))}
        />
      )}
      <form class="form stack" method="post" action={paths.desk.words(visit.seat.slug)}>
        <FormErrors
          title={visit.words.forms.summary(form.errors.length)}
          errors={[...form.errors]}
          labels={{ task: words.task, vi: words.own, en: words.ownEn, kind: words.task }}
        />
        <Select
          {...form.input('task')}
          label={words.task}
          required
          placeholder=""
          options={lines.map(line => ({
            label: lineName(visit, line),
            options: recipes[line].tasks.map(task => ({
              value: `${line}:${task.kind}`,
              label: visit.say(task.vi, task.en),
            })),
          }))}
        />
        <TextInput {...form.input('vi')} label={words.own} maxlength={40} />
        <TextInput {...form.input('en')} label={words.ownEn} hint={visit.words.shell.optional} maxlength={40} />
        <Row>
          <Button icon="check">{words.submit}</Button>
        </Row>
      </form>
    </>
  );
}

const lineName = (visit: Visit, line: string): string => {
  const known = LINES[line as LineCode];
  return visit.say(known.vi, known.en);
};
