import { paths } from '../../paths.js';
import { Button } from '../../ui/forms.js';
import { Row, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import type { DepartmentBalance, VisitRow } from './department-balance.query.js';
import { FlagBadge, flagSentence } from './flag-parts.js';
import type { FlagRow } from './flag-sql.js';

export function DepartmentBalanceView({ visit, data }: { visit: Visit; data: DepartmentBalance }) {
  const { department: words } = visit.words.balance;
  return (
    <Stack>
      <Flags visit={visit} title={words.waiting} rows={data.explained} empty={words.waitingNone} />
      <Flags visit={visit} title={words.open} rows={data.open} empty={words.openNone} />
      <Visits visit={visit} rows={data.visits} />
      <Flags visit={visit} title={words.done} rows={data.done} empty={words.doneNone} />
      <Row>
        <Button kind="secondary" href={paths.department.siteClaims}>
          {visit.words.siteClaims.department.title}
          {data.claimsWaiting > 0 && ` (${visit.number(data.claimsWaiting)})`}
        </Button>
        <Button kind="secondary" href={paths.department.bounds}>
          {words.bounds}
        </Button>
      </Row>
    </Stack>
  );
}

function Flags({ visit, title, rows, empty }: { visit: Visit; title: string; rows: FlagRow[]; empty: string }) {
  const { kinds, flag: words } = visit.words.balance;
  return (
    <Section title={title}>
      <DataTable
        caption={title}
        quietCaption
        empty={empty}
        columns={[
          { label: words.what },
          { label: words.batch },
          { label: words.cooperative },
          { label: words.state },
          { label: words.raised },
        ]}
        rows={rows.map(flag => ({
          cells: [
            <div>
              <a href={paths.department.flag(flag.id)}>{kinds[flag.kind]}</a>{' '}
              <span class="hint">{flagSentence(visit, flag)}</span>
            </div>,
            flag.lot ? <span class="nowrap">{flag.lot}</span> : words.noBatch,
            flag.cooperative ?? words.otherParty,
            <FlagBadge visit={visit} state={flag.state} />,
            <span class="nowrap">{visit.moment(flag.raisedAt)}</span>,
          ],
        }))}
      />
    </Section>
  );
}

function Visits({ visit, rows }: { visit: Visit; rows: VisitRow[] }) {
  const { department: words, parts: say, flag } = visit.words.balance;
  const whyOf = ({ parts }: VisitRow) =>
    parts
      .filter(({ points }) => points > 0)
      .sort((a, b) => b.points - a.points)
      .map(({ name, found }) => say[name](visit.number(Math.round(found))))
      .join('; ');
  return (
    <Section title={words.visits} lead={words.visitsLead}>
      <DataTable
        caption={words.visits}
        quietCaption
        empty={words.visitsNone}
        columns={[
          { label: flag.cooperative },
          { label: words.score, align: 'end' },
          { label: words.entries, align: 'end' },
          { label: words.why },
        ]}
        rows={rows.map(row => ({
          cells: [
            <a href={paths.department.cooperative(row.slug)}>{row.name}</a>,
            <span class="num">{visit.number(row.score)}</span>,
            <span class="num">{visit.number(row.entries)}</span>,
            whyOf(row),
          ],
        }))}
      />
    </Section>
  );
}
