import { IMPORT_COLUMNS, MOST_IMPORT_ROWS, type ImportColumn } from '#libs/catalog';
import { refusalText } from '#libs/words';
import { paths } from '../../paths.js';
import { ActionForm, Button, FileInput } from '../../ui/forms.js';
import { Row, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import type { ImportedRow, ImportPage, ImportSummary, Outcome } from './product-imports.query.js';

const KINDS = ['xlsx', 'csv'] as const;

/** Where files are taken away and sent. */
export function ImportsView({ visit, past, form }: { visit: Visit; past: readonly ImportSummary[]; form: Form }) {
  const { productImports: words } = visit.words;
  const { slug } = visit.seat;
  const file = (what: 'template' | 'products', kind: (typeof KINDS)[number]) => (
    <Button kind="secondary" icon="download" href={paths.desk.importFile(slug, what, kind)}>
      {words[what](kind.toUpperCase())}
    </Button>
  );
  return (
    <Stack>
      <p class="lead">{words.lead}</p>
      <Section title={words.takeTitle} lead={words.takeHint} panel>
        <Row>
          {KINDS.map(kind => file('products', kind))}
          {KINDS.map(kind => file('template', kind))}
        </Row>
      </Section>
      <Section title={words.sendTitle} panel>
        <form class="form stack" method="post" action={paths.desk.imports(slug)} enctype="multipart/form-data">
          <FileInput
            name="file"
            error={form.error('file')}
            label={words.file}
            hint={words.fileHint(MOST_IMPORT_ROWS)}
            accept=".csv,.xlsx,text/csv"
            required
          />
          <Button>{words.read}</Button>
        </form>
      </Section>
      <Section title={words.pastTitle}>
        <DataTable
          caption={words.pastTitle}
          quietCaption
          columns={[{ label: words.name }, { label: words.when }, { label: words.state }]}
          rows={past.map(({ id, fileName, uploadedAt, state }) => ({
            cells: [
              <a href={paths.desk.import(slug, id)}>{fileName}</a>,
              visit.moment(uploadedAt),
              words.states[state],
            ],
          }))}
          empty={words.noPast}
        />
      </Section>
    </Stack>
  );
}

export interface ShownRow extends Omit<ImportedRow, 'outcome'> {
  outcome: Outcome | undefined;
}

/** What each row would do, does or did. */
export function ImportView({ visit, page, rows }: { visit: Visit; page: ImportPage; rows: readonly ShownRow[] }) {
  const { productImports: words } = visit.words;
  const counted = (...whats: Outcome['what'][]) =>
    rows.filter(({ outcome }) => whats.includes(outcome?.what ?? 'refused')).length;
  const changing = counted('product', 'pack', 'change');
  return (
    <Stack>
      <p>
        <strong>
          {words.counts(counted('product', 'pack'), counted('change'), counted('same'), counted('refused'))}
        </strong>
      </p>
      {page.state === 'planned' && (
        <>
          <p>{changing > 0 ? words.plannedHint : words.nothing}</p>
          {changing > 0 && (
            <ActionForm action={paths.desk.confirmImport(visit.seat.slug, page.id)} label={words.confirm} />
          )}
        </>
      )}
      {page.state === 'confirmed' && <Progress visit={visit} page={page} />}
      {page.state === 'done' && <p>{words.doneHint}</p>}
      <DataTable
        caption={words.caption}
        quietCaption
        columns={[{ label: words.line }, { label: words.product }, { label: words.result }, { label: words.detail }]}
        rows={rows.map(row => ({
          cells: [String(row.line), row.name ?? '–', words.what[row.outcome?.what ?? 'refused'], detailOf(visit, row)],
          tone: (row.outcome?.what ?? 'refused') === 'refused' ? 'danger' : undefined,
        }))}
      />
    </Stack>
  );
}

function Progress({ visit, page }: { visit: Visit; page: ImportPage }) {
  const { productImports: words } = visit.words;
  const read = page.rows.filter(({ errors }) => errors.length === 0);
  const done = read.filter(({ outcome }) => outcome !== null).length;
  return (
    <>
      <p>
        <progress max={read.length} value={done} /> {words.progress(done, read.length)}
      </p>
      <Button kind="secondary" href={paths.desk.import(visit.seat.slug, page.id)}>
        {words.reload}
      </Button>
    </>
  );
}

function detailOf(visit: Visit, { errors, outcome }: ShownRow): string {
  const { productImports: words } = visit.words;
  const nameOf = (column: string) =>
    column in IMPORT_COLUMNS ? IMPORT_COLUMNS[column as ImportColumn][visit.locale] : column;
  if (errors.length > 0) return errors.map(({ column, message }) => words.column(nameOf(column), message)).join(' ');
  if (outcome?.what === 'refused') {
    const { reason } = outcome;
    const own = reason in words.reasons ? words.reasons[reason as keyof typeof words.reasons] : undefined;
    return own ?? refusalText(visit.locale, reason) ?? reason;
  }
  return outcome?.changes.map(nameOf).join(', ') ?? '';
}
