import { paths } from '../../paths.js';
import { Button } from '../../ui/forms.js';
import { EmptyState } from '../../ui/notices.js';
import { Row, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import type { RecallRow } from './department-recalls.query.js';
import { originText, RecallBadge } from './recall-parts.js';

export function RecallListView({ visit, rows }: { visit: Visit; rows: readonly RecallRow[] }) {
  const { list: words } = visit.words.recalls;
  return (
    <Stack>
      <p class="lead">{words.lead}</p>
      <Row>
        <Button href={paths.department.newRecall()}>{words.start}</Button>
      </Row>
      {rows.length === 0 ? (
        <EmptyState title={words.none}>{words.noneDetail}</EmptyState>
      ) : (
        <Found visit={visit} rows={rows} />
      )}
    </Stack>
  );
}

function Found({ visit, rows }: { visit: Visit; rows: readonly RecallRow[] }) {
  const { list: words, reach, page } = visit.words.recalls;
  return (
    <DataTable
      caption={words.title}
      quietCaption
      columns={[
        { label: words.origin },
        { label: words.state },
        { label: reach.batches, align: 'end' },
        { label: words.proposed },
        { label: words.took, align: 'end' },
      ]}
      rows={rows.map(row => ({
        cells: [
          <a href={paths.department.recall(row.id)}>{originText(visit, row)}</a>,
          <RecallBadge visit={visit} recall={row} />,
          <span class="num">{visit.number(row.batches)}</span>,
          page.by(row.proposer, visit.moment(row.proposedAt)),
          row.tookMs === null ? '–' : <span class="num nowrap">{page.ms(visit.number(row.tookMs))}</span>,
        ],
      }))}
    />
  );
}
