import { COD_VERDICTS } from '#libs/delivery';
import { dong } from '#platform/money';
import { paths } from '../../paths.js';
import { Badge } from '../../ui/badges.js';
import { StatTile } from '../../ui/cards.js';
import { Button, FileInput, FormErrors, TextInput } from '../../ui/forms.js';
import { Grid, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import type { CodPage, StatementPage } from './cod.query.js';

export function CodView({ visit, data, form }: { visit: Visit; data: CodPage; form: Form }) {
  const { cod: words } = visit.words.delivery;
  return (
    <Stack>
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ carrier: words.carrier, file: words.file }}
      />
      <p class="lead">{words.lead}</p>
      <Section title={words.carriers}>
        <DataTable
          caption={words.carriers}
          quietCaption
          empty={words.carriersEmpty}
          columns={[
            { label: words.carrier },
            { label: words.toCollect, align: 'end' },
            { label: words.collected, align: 'end' },
            { label: words.remitted, align: 'end' },
            { label: words.oldest },
          ]}
          rows={data.carriers.map(row => ({
            cells: [
              row.carrier,
              visit.dong(dong(row.toCollect)),
              visit.dong(dong(row.collected)),
              visit.dong(dong(row.remitted)),
              row.oldest && visit.moment(row.oldest),
            ],
          }))}
        />
      </Section>
      <Section title={words.take} lead={words.takeLead} panel>
        <form class="form stack" method="post" action={paths.department.cod} enctype="multipart/form-data">
          <TextInput {...form.input('carrier')} label={words.carrier} required maxlength={60} />
          <FileInput name="file" label={words.file} error={form.error('file')} accept=".csv,.xlsx" required />
          <Button>{words.save}</Button>
        </form>
      </Section>
      <Section title={words.statements}>
        <DataTable
          caption={words.statements}
          quietCaption
          empty={words.statementsEmpty}
          columns={[
            { label: words.file },
            { label: words.carrier },
            { label: words.by },
            { label: words.at },
            { label: words.rows, align: 'end' },
            { label: words.verdicts.matched, align: 'end' },
          ]}
          rows={data.statements.map(({ id, name, carrier, by, at, rows, matched }) => ({
            cells: [
              <a href={paths.department.codStatement(id)}>{name}</a>,
              carrier,
              by,
              visit.moment(at),
              visit.number(rows),
              visit.number(matched),
            ],
            ...(matched < rows && { tone: 'warning' as const }),
          }))}
        />
      </Section>
    </Stack>
  );
}

export function StatementView({ visit, statement }: { visit: Visit; statement: StatementPage }) {
  const { cod: words } = visit.words.delivery;
  const count = (verdict: string) => statement.rows.filter(row => row.verdict === verdict).length;
  return (
    <Stack>
      <p>
        {statement.carrier}, {visit.moment(statement.at)}
      </p>
      <Grid min="small">
        {COD_VERDICTS.map(verdict => (
          <StatTile label={words.verdicts[verdict]} value={visit.number(count(verdict))} />
        ))}
      </Grid>
      <DataTable
        caption={words.statement(statement.name)}
        quietCaption
        empty={words.statementsEmpty}
        columns={[
          { label: words.line },
          { label: words.tracking },
          { label: words.order },
          { label: words.amount, align: 'end' },
          { label: words.due, align: 'end' },
          { label: words.verdict },
        ]}
        rows={statement.rows.map(row => ({
          cells: [
            visit.number(row.line),
            <code>{row.trackingCode}</code>,
            row.number,
            row.amount && visit.dong(dong(row.amount)),
            row.due && visit.dong(dong(row.due)),
            <Badge tone={row.verdict === 'matched' ? 'success' : 'warning'}>{words.verdicts[row.verdict]}</Badge>,
          ],
        }))}
      />
      <p>
        <a href={paths.department.cod}>{words.back}</a>
      </p>
    </Stack>
  );
}
