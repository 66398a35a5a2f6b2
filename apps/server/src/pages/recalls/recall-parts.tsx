import type { Reach, RecallState } from '#libs/recalls';
import { Badge } from '../../ui/badges.js';
import { DefinitionList } from '../../ui/lists.js';
import type { Tone } from '../../ui/types.js';
import type { Visit } from '../../web/visit.js';
import type { RecallPage } from './recall-page.query.js';

const TONES: Record<RecallState, Tone> = {
  proposed: 'warning',
  confirmed: 'danger',
  closed: 'success',
  withdrawn: 'info',
};

type Stated = Pick<RecallPage, 'state' | 'isDrill'>;

export function RecallBadge({ visit, recall }: { visit: Visit; recall: Stated }) {
  const { states, drill, page } = visit.words.recalls;
  // Nothing is called back in a drill: it must not say so.
  const text = recall.isDrill && recall.state === 'confirmed' ? page.drilled : states[recall.state];
  return (
    <span>
      <Badge tone={recall.isDrill ? 'info' : TONES[recall.state]}>{text}</Badge>{' '}
      {recall.isDrill && <Badge>{drill}</Badge>}
    </span>
  );
}

/** Only what two persons have said goes on paper. */
export const hasNotice = ({ state }: Pick<RecallPage, 'state'>): boolean => state === 'confirmed' || state === 'closed';

/** "Thu hồi từ lô 241126-01": where a recall starts, as people say it. A drill says that it is one. */
export function originText(
  visit: Visit,
  recall: Pick<RecallPage, 'kind' | 'origin' | 'originName' | 'isDrill'>,
): string {
  const { from, drillFrom } = visit.words.recalls;
  const text = from[recall.kind](recall.originName ?? recall.origin);
  return recall.isDrill ? drillFrom(text) : text;
}

/** What a recall reaches, in counts and sums. */
export function ReachFacts({ visit, reach }: { visit: Visit; reach: Reach }) {
  const { reach: words } = visit.words.recalls;
  const say = (count: number): string => visit.number(count);
  return (
    <DefinitionList
      items={[
        { term: words.batches, detail: say(reach.batches) },
        { term: words.cooperatives, detail: say(reach.cooperatives) },
        { term: words.packs, detail: words.packsDetail(say(reach.packsInStock), say(reach.packsSold)) },
        // Grams and millilitres, summed: for goods in water and goods by weight alike.
        { term: words.content, detail: `${say(Number(reach.content) / 1000)} ${words.contentUnit}` },
        { term: words.labels, detail: say(reach.labels) },
        { term: words.stores, detail: say(reach.stores) },
        { term: words.containers, detail: say(reach.containers) },
        { term: words.orders, detail: words.ordersDetail(say(reach.orders), say(reach.buyers)) },
        { term: words.places, detail: say(reach.communes) },
      ]}
    />
  );
}
