import { paths } from '../../paths.js';
import { Button, Select } from '../../ui/forms.js';
import { Row } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import type { ComingRow } from './markets.query.js';

interface ToDecideProps {
  visit: Visit;
  comings: readonly ComingRow[];
  empty: string;
  /** Where the decision on one is sent. */
  decide: (id: string) => string;
}

/** Who said that they come, for whoever manages the market. */
export function ToDecide({ visit, comings, empty, decide }: ToDecideProps) {
  const { markets: words } = visit.words;
  return (
    <DataTable
      caption={words.states.said}
      quietCaption
      empty={empty}
      columns={[
        { label: words.cooperative },
        { label: words.name },
        { label: words.day },
        { label: words.desk.brings },
        { label: words.actions, quiet: true },
      ]}
      rows={comings.map(coming => ({
        cells: [
          coming.cooperative,
          <a href={paths.market(coming.marketSlug)}>{visit.say(coming.marketVi, coming.marketEn)}</a>,
          visit.day(coming.day),
          coming.brings,
          <DecisionForm visit={visit} coming={coming} action={decide(coming.id)} />,
        ],
      }))}
    />
  );
}

function DecisionForm({ visit, coming, action }: { visit: Visit; coming: ComingRow; action: string }) {
  const { markets: words } = visit.words;
  return (
    <form class="form" method="post" action={action}>
      {coming.stalls.length > 0 && (
        <Select
          name="stall"
          id={`stall-${coming.id}`}
          label={words.stalls}
          placeholder="–"
          options={coming.stalls.map(code => ({ value: code, label: code }))}
        />
      )}
      <Row>
        <Button kind="secondary" name="state" value="confirmed">
          {words.confirm}
        </Button>
        <Button kind="quiet" name="state" value="refused">
          {words.refuse}
        </Button>
      </Row>
    </form>
  );
}
