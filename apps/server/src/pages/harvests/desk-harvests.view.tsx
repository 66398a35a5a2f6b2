import { MOST_DAYS_AHEAD, MOST_SHARE } from '#libs/inventory';
import { paths } from '../../paths.js';
import { Button, DateInput, FormErrors, NumberInput, Select } from '../../ui/forms.js';
import { EmptyState } from '../../ui/notices.js';
import { Row, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import type { PackToDeclare } from './desk-harvests.query.js';
import { daysOf, nameOf, standingOf } from './harvest-texts.js';
import type { HarvestRow } from './harvests.query.js';

interface Props {
  visit: Visit;
  rows: readonly HarvestRow[];
  packs: readonly PackToDeclare[];
  form: Form;
  attemptKey: string;
}

export function DeskHarvestsView(props: Props) {
  const { visit, rows, packs, form } = props;
  const { desk: words } = visit.words.harvests;
  return (
    <Stack>
      <p class="lead">{words.lead}</p>
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ ...words }}
      />
      <Section title={words.all}>
        {rows.length === 0 ? (
          <EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>
        ) : (
          <HarvestTable {...props} />
        )}
      </Section>
      <Section title={words.declare} lead={words.declareLead} panel>
        {packs.length === 0 ? <p>{words.noPacks}</p> : <DeclareForm {...props} />}
      </Section>
    </Stack>
  );
}

function HarvestTable({ visit, rows }: Props) {
  const words = visit.words.harvests;
  return (
    <DataTable
      caption={words.desk.all}
      quietCaption
      columns={[
        { label: words.product },
        { label: words.days },
        { label: words.desk.promised, align: 'end' },
        { label: words.desk.state },
      ]}
      rows={rows.map(row => ({
        cells: [
          <a href={paths.desk.harvest(visit.seat.slug, row.code)}>{nameOf(visit, row)}</a>,
          daysOf(visit, row),
          words.desk.promisedOf(visit.number(row.promised), visit.number(row.ahead), visit.number(row.filled)),
          words.standings[standingOf(visit, row)],
        ],
      }))}
    />
  );
}

function DeclareForm({ visit, packs, form, attemptKey }: Props) {
  const { desk: words } = visit.words.harvests;
  return (
    <form class="form stack" method="post" action={paths.desk.harvests(visit.seat.slug)}>
      <input type="hidden" name="attempt" value={attemptKey} />
      <Select
        {...form.input('variant')}
        label={words.variant}
        required
        options={packs.map(pack => ({
          value: pack.variantId,
          label: words.pack(nameOf(visit, pack), visit.dong(pack.price)),
        }))}
      />
      <NumberInput {...form.input('expected')} label={words.expected} required />
      <NumberInput
        {...form.input('share')}
        label={words.share}
        hint={words.shareHint(visit.number(MOST_SHARE))}
        unit="%"
        required
      />
      <DateInput {...form.input('from')} label={words.from} min={visit.today} required />
      <DateInput
        {...form.input('to')}
        label={words.to}
        hint={words.toHint(visit.number(MOST_DAYS_AHEAD))}
        min={visit.today}
        required
      />
      <Row>
        <Button>{words.submit}</Button>
      </Row>
    </form>
  );
}
