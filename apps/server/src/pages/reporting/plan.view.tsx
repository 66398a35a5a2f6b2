import { LineChart, Progress } from '../../ui/charts.js';
import { Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import type { PlanBoard } from './plan.query.js';
import { SECTORS } from '#libs/cooperatives';
import { boardOf, type BoardRow } from './plan-board.js';

export function PlanView({ visit, board }: { visit: Visit; board: PlanBoard }) {
  const { plan } = visit.words.reporting;
  const source = board.targets[0];
  return (
    <Stack>
      <p>{source && plan.lead(source.year)}</p>
      <Section title={plan.cooperatives} lead={plan.meaning} panel>
        <Board visit={visit} rows={boardOf(board, 'cooperatives')} caption={plan.cooperatives} />
      </Section>
      <Section title={plan.unions} panel>
        <Board visit={visit} rows={boardOf(board, 'unions')} caption={plan.unions} />
      </Section>
      <Years visit={visit} board={board} />
      {source && (
        <p class="hint">
          {plan.source}: <cite>{source.source}</cite>
        </p>
      )}
    </Stack>
  );
}

function Board({ visit, rows, caption }: { visit: Visit; rows: BoardRow[]; caption: string }) {
  const { plan } = visit.words.reporting;
  const { sectors } = visit.words.cooperatives;
  const sum = (of: (row: BoardRow) => number) => visit.number(rows.reduce((total, row) => total + of(row), 0));
  const withTarget = rows.filter(row => row.target);
  return (
    <Stack>
      <DataTable
        caption={caption}
        quietCaption
        empty={plan.unionsEmpty}
        columns={[
          { label: plan.sector },
          { label: plan.target },
          { label: plan.registered, align: 'end' },
          { label: plan.active, align: 'end' },
          { label: plan.selling, align: 'end' },
        ]}
        rows={rows.map(row => ({
          cells: [
            sectors[row.sector],
            row.target ? <q lang="vi">{row.target.wording}</q> : plan.noNumber,
            visit.number(row.registered),
            visit.number(row.active),
            visit.number(row.selling),
          ],
        }))}
        footer={[plan.total, '', sum(row => row.registered), sum(row => row.active), sum(row => row.selling)]}
      />
      {withTarget.map(row => (
        <Progress
          label={plan.progress(sectors[row.sector])}
          value={row.active}
          goal={goalOf(row)}
          display={reached(visit, row)}
        />
      ))}
    </Stack>
  );
}

/** "More than 200" is reached with 201. */
const goalOf = ({ target }: BoardRow): number => (target?.moreThan ?? 0) + 1;

/** Co-operatives are "more than" a number in the plan, unions are a number. */
function reached(visit: Visit, row: BoardRow): string {
  const { plan } = visit.words.reporting;
  const count = visit.number(row.active);
  return row.indicator === 'unions'
    ? plan.reachedUnions(count, visit.number(goalOf(row)))
    : plan.reached(count, visit.number(row.target?.moreThan ?? 0));
}

function Years({ visit, board }: { visit: Visit; board: PlanBoard }) {
  const { plan } = visit.words.reporting;
  const { sectors } = visit.words.cooperatives;
  const points = board.years.map(({ year, registered }) => ({
    label: String(year),
    value: registered,
    display: visit.number(registered),
  }));
  const last = points.at(-1);
  return (
    <Section title={plan.years} lead={plan.yearsLead} panel>
      <LineChart
        title={plan.registered}
        desc={last ? `${last.label}: ${last.display}` : ''}
        points={points}
        tick={value => visit.number(value)}
      />
      <DataTable
        caption={plan.years}
        quietCaption
        columns={[plan.year, ...SECTORS.map(sector => sectors[sector]), plan.registered, plan.sold].map(
          (label, at) => ({
            label,
            align: at === 0 ? 'start' : 'end',
          }),
        )}
        rows={board.years.map(one => ({
          cells: [
            String(one.year),
            ...SECTORS.map(sector => visit.number(one.bySector[sector] ?? 0)),
            visit.number(one.registered),
            visit.number(one.selling),
          ],
        }))}
        phone="scroll"
      />
    </Section>
  );
}
