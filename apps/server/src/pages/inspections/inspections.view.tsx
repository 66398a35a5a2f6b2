import { newId } from '#platform/ids';
import { paths } from '../../paths.js';
import { Badge } from '../../ui/badges.js';
import { Button, FieldSet, FormErrors } from '../../ui/forms.js';
import { Row, Section } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { EnclosedFiles } from '../recorder/enclosed-part.js';
import type { CheckRow } from './inspections.query.js';

interface Props {
  visit: Visit;
  open: readonly { id: string; expiresAt: Date; names: string[] }[];
  cooperatives: readonly { id: string; name: string; commune: string }[];
  checks: readonly CheckRow[];
  form: Form;
  chosen: readonly string[];
}

export function InspectionsView({ visit, open, cooperatives, checks, form, chosen }: Props) {
  const { inspections: words } = visit.words.recorder;
  return (
    <>
      <FormErrors title={visit.words.forms.summary(form.errors.length)} errors={[...form.errors]} labels={words} />
      <p class="lead">{words.lead}</p>
      {open.length > 0 && (
        <Section title={words.open} panel>
          <ul>
            {open.map(one => (
              <li>{words.openLine(one.names.join(', '), visit.moment(one.expiresAt))}</li>
            ))}
          </ul>
          <Row>
            <Button icon="phone" href={paths.department.inspector}>
              {words.openApp}
            </Button>
          </Row>
        </Section>
      )}
      <Section title={words.prepare} lead={words.prepareLead} panel>
        <form class="form stack" method="post" action={paths.department.inspections}>
          <input type="hidden" name="id" value={form.value('id') ?? newId()} />
          <FieldSet name="cooperatives" label={words.cooperatives} error={form.error('cooperatives')}>
            {() => (
              <div class="checklist">
                {cooperatives.map(({ id, name, commune }) => (
                  <label>
                    <input type="checkbox" name="cooperatives" value={id} checked={chosen.includes(id)} /> {name},{' '}
                    {commune}
                  </label>
                ))}
              </div>
            )}
          </FieldSet>
          <Row>
            <Button icon="check">{words.prepareNow}</Button>
          </Row>
        </form>
      </Section>
      <Section title={words.checks}>
        <ChecksTable visit={visit} checks={checks} isDepartment />
      </Section>
    </>
  );
}

export function ChecksTable({
  visit,
  checks,
  isDepartment = false,
}: {
  visit: Visit;
  checks: readonly CheckRow[];
  isDepartment?: boolean;
}) {
  const { inspections: words } = visit.words.recorder;
  const whose = isDepartment ? [{ label: words.cooperative }] : [];
  return (
    <DataTable
      caption={words.checks}
      quietCaption
      empty={words.none}
      columns={[{ label: words.when }, ...whose, { label: words.what }, { label: words.result }, { label: words.note }]}
      rows={checks.map(check => ({
        cells: [
          visit.moment(check.happenedAt),
          ...(isDepartment ? [<a href={paths.department.cooperative(check.slug)}>{check.cooperative}</a>] : []),
          <What visit={visit} check={check} isDepartment={isDepartment} />,
          <Badge tone={check.isInOrder ? 'success' : 'danger'}>
            {check.isInOrder ? words.inOrder : words.notInOrder}
          </Badge>,
          <>
            {check.note}
            <EnclosedFiles
              visit={visit}
              files={check.enclosed}
              at={hash => (isDepartment ? paths.department : paths.desk).enclosure(check.slug, hash)}
              of={words.checks}
            />
          </>,
        ],
      }))}
    />
  );
}

function What({ visit, check, isDepartment }: { visit: Visit; check: CheckRow; isDepartment: boolean }) {
  const { inspections: words } = visit.words.recorder;
  const { batchId, lot, slug, label, verdict } = check;
  const address = batchId && (isDepartment ? paths.department.batch(batchId) : paths.desk.batch(slug, batchId));
  return (
    <>
      {address ? <a href={address}>{words.lot(lot ?? '')}</a> : !label && words.whole}
      {label && (
        <div>
          <code>{label}</code> {verdict && words.verdicts[verdict]}
        </div>
      )}
    </>
  );
}
