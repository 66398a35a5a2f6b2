import { paths } from '../../paths.js';
import { Button } from '../../ui/forms.js';
import { EmptyState } from '../../ui/notices.js';
import { PageHead, Panel, Row, Section, Stack } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { Facts, Standing } from './harvest-parts.js';
import { leftOf, nameOf, standingOf } from './harvest-texts.js';
import type { HarvestRow } from './harvests.query.js';
import { OrderAhead, type AheadData } from './order-ahead.view.js';

export function HarvestsView({ visit, rows }: { visit: Visit; rows: readonly HarvestRow[] }) {
  const words = visit.words.harvests;
  return (
    <Stack>
      <PageHead title={words.title} lead={words.lead} />
      {rows.length === 0 && (
        <EmptyState title={words.emptyTitle} action={<Button href={paths.search()}>{words.toProducts}</Button>}>
          {words.emptyText}
        </EmptyState>
      )}
      {rows.map(row => (
        <Section title={nameOf(visit, row)} lead={`${row.cooperative}, ${row.commune}`} panel>
          <Standing visit={visit} row={row} />
          <Row>
            <Button href={paths.harvest(row.code)}>{words.look}</Button>
          </Row>
        </Section>
      ))}
    </Stack>
  );
}

interface Props {
  visit: Visit;
  row: HarvestRow;
  data: AheadData;
  form: Form;
}

export function HarvestView(props: Props) {
  const { visit, row } = props;
  const words = visit.words.harvests;
  return (
    <Stack>
      <PageHead title={words.titleOf(nameOf(visit, row))} lead={words.pageLead(row.cooperative)} />
      <Panel>
        <div class="stack">
          <Standing visit={visit} row={row} />
        </div>
      </Panel>
      <Facts visit={visit} row={row} />
      <Section title={words.termsTitle}>
        <Stack>
          <p>{words.terms.turn}</p>
          <p>{words.terms.short(visit.day(row.waitsUntil))}</p>
          <p>{words.terms.money}</p>
          <p>{words.terms.price}</p>
        </Stack>
      </Section>
      {standingOf(visit, row) === 'coming' && leftOf(row) > 0 && <OrderAhead {...props} />}
    </Stack>
  );
}
