import { paths } from '../../paths.js';
import { DefinitionList } from '../../ui/lists.js';
import { Notice } from '../../ui/notices.js';
import { PageHead, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import { OperatorNav } from '../operator/operator-nav.js';
import type { CarriersPage, TroubleRow } from './consignment-sql.js';
import { Troubles } from './troubles.view.js';

interface CarriersProps {
  visit: Visit;
  /** The hired carrier, where there is one. */
  hired: string | undefined;
  data: CarriersPage;
  troubles: readonly TroubleRow[];
}

export function CarriersView({ visit, hired, data, troubles }: CarriersProps) {
  const { room, states } = visit.words.carriers;
  return (
    <Stack>
      <PageHead title={room.title} lead={room.lead} />
      <OperatorNav visit={visit} here={paths.operatorCarriers} />
      <Notice>{hired ? room.there(hired) : room.none}</Notice>
      <Troubles visit={visit} troubles={troubles} clearAt={paths.operatorClearTrouble} ofAll />
      <Section title={room.counts}>
        <DefinitionList
          items={(['asked', 'consigned', 'over'] as const).map(key => ({
            term: room[key],
            detail: visit.number(data[key]),
          }))}
        />
      </Section>
      <Section title={room.sightings} lead={room.sightingsLead}>
        <DataTable
          caption={room.sightings}
          quietCaption
          empty={room.sightingsEmpty}
          columns={[{ label: visit.words.carriers.code }, { label: room.news }, { label: visit.words.carriers.since }]}
          rows={data.sightings.map(({ trackingCode, state, note, at }) => ({
            cells: [trackingCode, [states[state], note].filter(Boolean).join(': '), visit.moment(at)],
          }))}
        />
      </Section>
    </Stack>
  );
}
