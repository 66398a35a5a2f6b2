import { Progress } from '../../ui/charts.js';
import { Button } from '../../ui/forms.js';
import { Tabs } from '../../ui/navigation.js';
import { EmptyState } from '../../ui/notices.js';
import { Row, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import { RECALL_FILTERS, type RecallFilter, type RecallRow } from './department-recalls.query.js';
import { originText, RecallBadge } from './recall-parts.js';

interface Props {
  visit: Visit;
  rows: readonly RecallRow[];
  filter: RecallFilter;
  /** The addresses of the list under another filter, and of one recall. */
  at: (filter: RecallFilter) => string;
  to: (recallId: string) => string;
  /** Where a new one begins: at the department; a desk begins at one of its batches. */
  start?: string;
}

export function RecallListView(props: Props) {
  const { visit, rows, filter, at, start } = props;
  const { list: words } = visit.words.recalls;
  return (
    <Stack>
      <p class="lead">{words.lead}</p>
      {start && (
        <Row>
          <Button href={start}>{words.start}</Button>
        </Row>
      )}
      <Tabs
        wrap
        label={words.filter}
        tabs={RECALL_FILTERS.map(key => ({ href: at(key), label: words.filters[key], current: key === filter }))}
      />
      {rows.length === 0 ? (
        <EmptyState title={filter === 'all' ? words.none : words.noneOfThese}>
          {filter === 'all' ? (start ? words.noneDetail : words.noneAtDesk) : words.otherFilter}
        </EmptyState>
      ) : (
        <Found {...props} />
      )}
    </Stack>
  );
}

function Found({ visit, rows, to }: Props) {
  const { list: words, reach, page } = visit.words.recalls;
  return (
    <DataTable
      caption={words.title}
      quietCaption
      columns={[
        { label: words.origin },
        { label: words.state },
        { label: page.accounted },
        { label: reach.batches, align: 'end' },
        { label: words.proposed },
        { label: words.took, align: 'end' },
      ]}
      rows={rows.map(row => ({
        cells: [
          <a href={to(row.id)}>{originText(visit, row)}</a>,
          <RecallBadge visit={visit} recall={row} />,
          <Share visit={visit} row={row} />,
          <span class="num">{visit.number(row.batches)}</span>,
          page.by(row.proposer, visit.moment(row.proposedAt)),
          row.tookMs === null ? '–' : <span class="num nowrap">{page.ms(visit.number(row.tookMs))}</span>,
        ],
      }))}
    />
  );
}

function Share({ visit, row }: { visit: Visit; row: RecallRow }) {
  if (row.isDrill || row.packed === 0 || row.state === 'proposed' || row.state === 'withdrawn') return <>–</>;
  const display = `${visit.number(row.accounted)} / ${visit.number(row.packed)}`;
  return (
    <Progress
      label={visit.percent(row.accounted / row.packed)}
      value={row.accounted}
      goal={row.packed}
      display={display}
    />
  );
}
