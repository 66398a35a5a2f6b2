import { paths } from '../../paths.js';
import { ActionForm } from '../../ui/forms.js';
import { Section } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import type { TroubleRow } from './consignment-sql.js';

interface TroublesProps {
  visit: Visit;
  troubles: readonly TroubleRow[];
  clearAt: (id: string) => string;
  /** For whoever sees those of all co-ops. */
  ofAll?: boolean;
}

/** Parcels that their carrier does not bring: why, and what somebody should do. */
export function Troubles({ visit, troubles, clearAt, ofAll = false }: TroublesProps) {
  const words = visit.words.carriers;
  return (
    <Section title={words.troubles} lead={words.troublesLead}>
      <DataTable
        caption={words.troubles}
        quietCaption
        empty={words.troublesEmpty}
        columns={[
          { label: words.order },
          ...(ofAll ? [{ label: words.cooperative }] : []),
          { label: words.carrier },
          { label: words.why },
          { label: words.since },
          { label: words.actions, quiet: true },
        ]}
        rows={troubles.map(trouble => ({
          tone: 'warning' as const,
          cells: [
            ofAll ? (
              trouble.number
            ) : (
              <a class="nowrap" href={paths.desk.order(trouble.cooperativeSlug, trouble.number)}>
                {trouble.number}
              </a>
            ),
            ...(ofAll ? [<a href={paths.cooperative(trouble.cooperativeSlug)}>{trouble.cooperative}</a>] : []),
            [trouble.carrierName || words.own, trouble.trackingCode].filter(Boolean).join(', '),
            <div>
              {words.kinds[trouble.trouble]}
              {trouble.lastAnswer && <div class="hint">{trouble.lastAnswer}</div>}
            </div>,
            visit.moment(trouble.since),
            <ActionForm action={clearAt(trouble.id)} label={words.clear} kind="secondary" />,
          ],
        }))}
      />
    </Section>
  );
}
