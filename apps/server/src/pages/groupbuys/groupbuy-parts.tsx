import { paths } from '../../paths.js';
import { Progress } from '../../ui/charts.js';
import { DefinitionList } from '../../ui/lists.js';
import { Notice } from '../../ui/notices.js';
import { Price } from '../../ui/price.js';
import type { Visit } from '../../web/visit.js';
import { netOf } from '../ordering/basket.view.js';
import { shapeOf, timeLeft } from './groupbuy-texts.js';
import type { GroupBuyRow } from './groupbuys.query.js';

interface Props {
  visit: Visit;
  row: GroupBuyRow;
}

/** The price as it is now, and how far it is to the next one. */
export function Standing({ visit, row }: Props) {
  const words = visit.words.groupbuys;
  const { now, next, goal, isReached, standing } = shapeOf(visit, row);
  const packs = (count: number) => visit.number(count);
  if (row.callOffReason !== null) return <Notice tone="warning">{words.calledOff(row.callOffReason)}</Notice>;
  if (standing === 'missed') return <Notice>{words.missed}</Notice>;
  return (
    <>
      {now && (
        <Price
          amount={visit.dong(row.price ?? now.price)}
          per={netOf(visit, row)}
          before={{ amount: visit.dong(row.alone), label: words.alone }}
          large
        />
      )}
      <Progress
        label={isReached ? (next ? words.toNext : words.reachedTo) : words.threshold}
        value={row.pledged}
        goal={goal}
        display={words.packsOf(packs(row.pledged), packs(goal))}
      />
      {standing === 'reached' ? (
        <Notice tone="success">{words.closed}</Notice>
      ) : (
        next && (
          <p>{words[isReached ? 'nextTier' : 'comesAbout'](packs(next.from - row.pledged), visit.dong(next.price))}</p>
        )
      )}
    </>
  );
}

/** Who sells, until when, at which prices. */
export function Facts({ visit, row }: Props) {
  const words = visit.words.groupbuys;
  const { tiers, standing } = shapeOf(visit, row);
  const until = visit.moment(row.closesAt);
  return (
    <DefinitionList
      items={[
        {
          term: words.seller,
          detail: (
            <>
              <a href={paths.cooperative(row.cooperativeSlug)}>{row.cooperative}</a>, {row.commune}
            </>
          ),
        },
        { term: words.product, detail: <a href={paths.product(row.slug)}>{words.seeProduct}</a> },
        standing === 'coming'
          ? { term: words.opens, detail: visit.moment(row.opensAt) }
          : { term: words.joined, detail: words.people(visit.number(row.joined)) },
        { term: words.closes, detail: standing === 'running' ? `${until} (${timeLeft(visit, row)})` : until },
        {
          term: words.tiers,
          detail: tiers.map(tier => <div>{words.tier(visit.number(tier.from), visit.dong(tier.price))}</div>),
        },
        { term: words.most, detail: words.packs(visit.number(row.most)) },
      ]}
    />
  );
}
